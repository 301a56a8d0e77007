import { Suspense } from 'react';
import { words } from '../../words';
import { Guard } from '../loading/Guard';
import { loadedPart } from '../loading/loaded-part';

const w = words.ownRecordsPanel;

// Most visitors bring no records: the parsers come when the panel is shown.
const Panel = loadedPart(() => import('./OwnRecordsPanel').then((panel) => panel.OwnRecordsPanel));

/** "Your records": one's own records, read, judged, and put into the stream. */
export function OwnRecords() {
  return (
    <Guard>
      <Suspense fallback={<p>{w.loading}</p>}>
        <Panel />
      </Suspense>
    </Guard>
  );
}
