import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Decision, Finding } from '../../../narration/decide';
import { formatNumber, unbroken } from '../../../ui/format';
import { useSaid } from '../../../ui/stage/use-said';
import { decisionWords as w } from '../../../words/learn-widgets';
import { CALM_WAITING_SECONDS, isContradicted, type CheckedRun } from './check-run';
import styles from './answer.module.css';
import { exploreLink } from './explore-link';
import { useChecks } from './use-checks';

/** An invocation as long as this is seen in the age. */
const LONG_BATCH_SECONDS = 2;
/** An age that is no backlog: a poll's second, and a batch. */
const CALM_SECONDS = 2;

/** What the simulation makes of the numbers, as they are and with what helps. */
export function CheckedRuns({ decision }: { readonly decision: Decision }) {
  const { before, after } = useChecks(decision);
  const hasCure = decision.cures.length > 0;
  const isThere = before !== undefined && (!hasCure || after !== undefined);
  const hasFailed = before === null || after === null;
  const said =
    isThere && !hasFailed ? w.runSaid(before.seconds, before.ageSeconds, after?.ageSeconds ?? null) : '';
  useSaid(said, unbroken(said));
  return (
    <section aria-busy={!isThere}>
      <h3>{w.run}</h3>
      {!isThere && <p className={styles.note}>{w.running}</p>}
      {hasFailed && <p className={styles.error}>{w.runFailed}</p>}
      {before && (
        <Runs before={before} after={after ?? null} hasCure={hasCure} leading={leadingOf(decision)} />
      )}
      {isThere && !hasFailed && isContradicted(decision, after ?? before) && (
        <p className={styles.error}>{w.disagrees}</p>
      )}
      <LongBatch decision={decision} />
      <ExploreLinks decision={decision} />
    </section>
  );
}

const ROWS = ['age', 'refusedPuts', 'refusedReads', 'waiting'] as const;
type Row = (typeof ROWS)[number];

/** What shows first that a limit binds: behind what is refused nobody need be late. */
const LEADING: Readonly<Partial<Record<Finding['kind'], Row>>> = {
  write: 'refusedPuts',
  'hot-key-write': 'refusedPuts',
  'read-calls': 'refusedReads',
};

function leadingOf({ findings: [first] }: Decision): Row {
  return (first === undefined ? undefined : LEADING[first.kind]) ?? 'age';
}

interface RunsProps {
  readonly before: CheckedRun;
  /** null: still to come, or there is none. */
  readonly after: CheckedRun | null;
  readonly hasCure: boolean;
  readonly leading: Row;
}

function Runs({ before, after, hasCure, leading }: RunsProps) {
  const isSeen = (row: Row) =>
    row === 'age' || row === 'waiting' || before[row] > 0 || (after?.[row] ?? 0) > 0;
  const rows = [leading, ...ROWS.filter((row) => row !== leading && isSeen(row))];
  return (
    <table className={styles.runs}>
      <caption>{unbroken(w.runLead(before.seconds))}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{w.item}</span>
          </th>
          <th scope="col">{w.now}</th>
          {hasCure && <th scope="col">{w.withCure}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row} className={row === leading ? styles.leading : undefined}>
            <th scope="row">{row === 'age' ? unbroken(w.rows.age(before.seconds)) : w.rows[row]}</th>
            <Value run={before} row={row} />
            {hasCure && <Value run={after} row={row} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ run, row }: { readonly run: CheckedRun | null; readonly row: Row }) {
  if (run === null) return <td>…</td>;
  // An age is of a batch that was sent: while none is done, none is sent.
  const isAgeCalm = run.ageSeconds < CALM_SECONDS && run.waitingSeconds < CALM_WAITING_SECONDS;
  const isCalm = row === 'age' ? isAgeCalm : row === 'waiting' || run[row] === 0;
  return (
    <td data-calm={isCalm}>
      {row === 'age' ? unbroken(w.duration(run.ageSeconds)) : formatNumber(run[row])}
    </td>
  );
}

function LongBatch({ decision: { after, measuredAfter } }: { readonly decision: Decision }) {
  const { laneRate } = measuredAfter;
  const seconds = after.functions === 0 ? 0 : after.batchSize / laneRate;
  return seconds < LONG_BATCH_SECONDS ? null : (
    <p className={styles.note}>{unbroken(w.longBatch(seconds))}</p>
  );
}

function ExploreLinks({ decision: { before, after, cures } }: { readonly decision: Decision }) {
  const now = useMemo(() => exploreLink(before), [before]);
  const cured = useMemo(() => (cures.length === 0 ? null : exploreLink(after)), [after, cures]);
  if (now === null) return null;
  return (
    <p className={styles.explore}>
      {w.explore} <Link href={now}>{w.exploreNow}</Link>
      {cured !== null && (
        <>
          {' · '}
          <Link href={cured}>{w.exploreCured}</Link>
        </>
      )}
    </p>
  );
}
