import { useRef } from 'react';
import { factorOf, isSet, type ConsumerHistory } from '../../engine';
import { finishedLast, openOf, type FinishedRecord, type OrderCounts } from '../../metrics';
import { words } from '../../words';
import { formatCount } from '../format';
import type { Live } from '../stage/use-live';
import styles from './order.module.css';
import { useLedger } from './use-ledger';

const w = words.order.ledger;

const FACTOR = 'eventSourceMapping.parallelizationFactor';

/** With more shards than these, the open one and all together. */
const MOST_SHARDS = 3;
/** Records of a shard that are listed in the order in which they were finished. */
const LISTED = 6;
/** Characters that there is room for beside each other, on a phone and elsewhere, and what an arrow takes of them. */
const NARROW_ROOM = 21;
const WIDE_ROOM = 36;
const ARROW = 3;

/** How many records were finished, and whether in order: within each key, and across the shard. */
export function Ledger({ live }: { readonly live: Live }) {
  const table = useRef<HTMLTableElement>(null);
  const { history, consumer, openShard } = live;
  const { ledger, countedAt } = useLedger(live, table);
  if (consumer === undefined || ledger === null) return null;
  const by = keptInOrderBy(live);
  const there = history.shards.filter(({ createdAt }) => createdAt <= live.t).map(({ index }) => index);
  const count = there.length;
  const shards = count <= MOST_SHARDS ? there : [openOf(there, openShard)];
  return (
    <table className={styles.ledger} ref={table}>
      <thead>
        <tr>
          <th scope="col">{w.shard}</th>
          <th scope="col">{w.finished}</th>
          <th scope="col">{w.withinKey}</th>
          <th scope="col">{w.acrossShard}</th>
        </tr>
      </thead>
      {shards.map((shard) => (
        <tbody key={shard}>
          <CountsRow
            name={w.shardName(shard)}
            counts={countedAt === null ? null : ledger.shardAt(shard, countedAt)}
            by={by}
          />
          <LastRow live={live} consumer={consumer} shard={shard} />
        </tbody>
      ))}
      {count > 1 && (
        <tbody>
          <CountsRow
            name={w.all}
            counts={countedAt === null ? null : ledger.at(countedAt)}
            by={by === 'factor-of-1' ? 'each-alone' : by}
          />
        </tbody>
      )}
    </table>
  );
}

/** Why no record can overtake another one of its shard, if none can. */
function keptInOrderBy({ history, scenario, consumer, t }: Live): 'factor-of-1' | 'reader' | 'chance' {
  const setting = consumer && scenario.consumers[consumer.entry];
  if (setting?.type !== 'lambda') return 'reader';
  const isOther = history.commands.some(
    (one) => isSet(one) && one.at <= t && one.path === `consumers.${consumer?.entry}.${FACTOR}`,
  );
  return factorOf(setting.eventSourceMapping) === 1 && !isOther ? 'factor-of-1' : 'chance';
}

interface Counted {
  readonly name: string;
  /** null: they are being counted. */
  readonly counts: OrderCounts | null;
  readonly by: ReturnType<typeof keptInOrderBy> | 'each-alone';
}

function CountsRow({ name, counts, by }: Counted) {
  if (counts === null)
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={3} className={styles.soft}>
          {w.counting}
        </td>
      </tr>
    );
  const { finished, withinKey, withinShard } = counts;
  const cell = (early: number, told: string) =>
    finished === 0 ? (
      <td className={styles.soft}>{w.nothing}</td>
    ) : (
      <td className={`${styles.told} ${early === 0 ? styles.inOrder : styles.early}`}>{told}</td>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.figure}>{formatCount(finished)}</td>
      {cell(withinKey, w.ofKey(withinKey, finished))}
      {cell(withinShard, w.ofShard(withinShard, finished, by))}
    </tr>
  );
}

/** That the function was handed a record more than once before it was finished. */
function Tries({ tries }: { readonly tries: number }) {
  return (
    <>
      <sup className={styles.tries} aria-hidden="true">
        {tries}
      </sup>
      <span className="visually-hidden"> {w.tries(tries)}</span>
    </>
  );
}

/** The last records in the order in which they were finished. */
function LastRow({
  live: { history, t },
  consumer,
  shard,
}: {
  readonly live: Live;
  readonly consumer: ConsumerHistory;
  readonly shard: number;
}) {
  const last = finishedLast(history, consumer, shard, t, LISTED);
  const shown = last.slice(-fitting(last, WIDE_ROOM));
  const few = fitting(last, NARROW_ROOM);
  return (
    <tr className={styles.lastRow}>
      <th scope="row">{w.last}</th>
      <td colSpan={3} className={styles.numbers}>
        {last.length === 0
          ? w.nothing
          : shown.map(({ number, row, early, tries }, index) => (
              <span key={row} className={index < shown.length - few ? styles.wide : undefined}>
                {early ? (
                  <span className={styles.earlyRecord}>
                    {number}
                    <span className="visually-hidden"> {w.earlyMark}</span>
                  </span>
                ) : (
                  number
                )}
                {tries > 1 && <Tries tries={tries} />}
                {index < shown.length - 1 && ' → '}
              </span>
            ))}
      </td>
    </tr>
  );
}

/** How many of the last records there is room for; one at least. */
function fitting(last: readonly FinishedRecord[], room: number): number {
  let left = room;
  let count = 0;
  for (const { number, tries } of last.toReversed()) {
    left -= String(number).length + (tries > 1 ? String(tries).length : 0) + (count === 0 ? 0 : ARROW);
    if (left < 0 && count > 0) return count;
    count++;
  }
  return count;
}
