import { words } from '../../words';
import { isOfALine, type SourceReport } from './intake';
import styles from './own-records.module.css';

const w = words.ownRecordsPanel;

/** What became of each file, and which of its lines could not be used. */
export function SourceReports({ reports }: { readonly reports: readonly SourceReport[] }) {
  if (reports.length === 0) return null;
  return (
    <ul className={styles.reports}>
      {reports.map((report, index) => (
        // Two files may have the same name; their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <Report report={report} />
        </li>
      ))}
    </ul>
  );
}

function Report({ report }: { readonly report: SourceReport }) {
  const { name, reading, leftAside } = report;
  const all = reading !== null && 'notes' in reading ? reading.notes : [];
  // The rate stands in a field of its own, and may be another by now.
  const notes = all.filter((note) => note.code !== 'times-assumed');
  const bad = reading === null || reading.kind === 'unreadable';
  const leftOut = reading?.faults.find(({ code }) => code === 'too-many-records');
  // Of a file of another kind, the sentence has said it all.
  const toldAlready =
    reading?.kind === 'unreadable' && reading.reason === 'json-unknown' && report.faults <= 1;
  return (
    <>
      <p>
        <strong className={styles.file}>{w.source(name)}</strong>{' '}
        <span className={bad ? styles.bad : undefined}>
          {reading === null ? w.leftAside[leftAside] : sentenceOf(reading)}
        </span>
      </p>
      {notes.map((note) => (
        <p key={note.code} className={styles.soft}>
          {words.ownRecords.note(note)}
        </p>
      ))}
      {leftOut !== undefined && <p className={styles.soft}>{words.ownRecords.fault(leftOut)}</p>}
      {reading !== null && report.faults > 0 && !toldAlready && (
        <Faults faults={reading.faults.filter(isOfALine)} count={report.faults} />
      )}
    </>
  );
}

type Reading = NonNullable<SourceReport['reading']>;

function sentenceOf(reading: Reading): string {
  switch (reading.kind) {
    case 'records':
      return words.ownRecords.records(reading);
    case 'shards':
      return words.ownRecords.shards(reading);
    case 'unreadable':
      return words.ownRecords.unreadable(reading);
  }
}

function Faults({ faults, count }: { readonly faults: Reading['faults']; readonly count: number }) {
  const title = w.faults.title(count);
  return (
    <details className={styles.faults} open>
      <summary>{title}</summary>
      {/* Scrolls by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol tabIndex={0} aria-label={title}>
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.position} ${fault.code}`}>{words.ownRecords.fault(fault)}</li>
        ))}
      </ol>
      {count > faults.length && <p className={styles.soft}>{w.faults.listed(faults.length, count)}</p>}
    </details>
  );
}
