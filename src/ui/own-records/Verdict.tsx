import { Suspense } from 'react';
import { useFigure } from '../figure-context';
import { Guard } from '../loading/Guard';
import { loadedPart } from '../loading/loaded-part';

// Whoever brings no records needs neither the parsers nor what is said of them.
const VerdictLine = loadedPart(() => import('./VerdictLine').then((line) => line.VerdictLine));

/** What is said of one's own records while they run unchanged, where the eye is: under the title of the figure. */
export function Verdict() {
  const own = useFigure(({ scenario }) => scenario.producers.some(({ records }) => records !== null));
  const unchanged = useFigure(({ changes }) => changes.length === 0);
  if (!own || !unchanged) return null;
  return (
    <Guard>
      <Suspense fallback={null}>
        <VerdictLine />
      </Suspense>
    </Guard>
  );
}
