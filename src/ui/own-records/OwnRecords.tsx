import { lazy, Suspense } from 'react';
import { words } from '../../words';

const w = words.ownRecordsPanel;

// Most visitors bring no records: the parsers come when the panel is shown.
const Panel = lazy(() => import('./OwnRecordsPanel').then((panel) => ({ default: panel.OwnRecordsPanel })));

/** "Your records": one's own records, read, judged, and put into the stream. */
export function OwnRecords() {
  return (
    <Suspense fallback={<p>{w.loading}</p>}>
      <Panel />
    </Suspense>
  );
}
