import { lazy, Suspense } from 'react';
import { useFigure } from '../figure-context';

// Whoever brings no records needs neither the parsers nor what is said of them.
const VerdictLine = lazy(() => import('./VerdictLine').then((line) => ({ default: line.VerdictLine })));

/** What is said of one's own records while they run unchanged, where the eye is: under the title of the figure. */
export function Verdict() {
  const own = useFigure(({ scenario }) => scenario.producers.some(({ records }) => records !== null));
  const unchanged = useFigure(({ changes }) => changes.length === 0);
  if (!own || !unchanged) return null;
  return (
    <Suspense fallback={null}>
      <VerdictLine />
    </Suspense>
  );
}
