import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { type CallBudget, callBudgetAt, readBudgetAt } from '../../metrics';
import { words } from '../../words';
import type { Live } from '../stage/use-live';
import type { ReaderFacts } from './reader-facts';
import styles from './heads.module.css';

const w = words.readers;

/** Refused calls drawn one by one; more are a number. */
const MOST_CROSSES = 5;

interface Props {
  readonly shard: number;
  readonly readers: readonly ReaderFacts[];
  readonly live: Live;
}

/** What the readers of one shard share, and what each has for itself. */
export function ShardHead({ shard, readers, live: { history, seed, t } }: Props) {
  const polling = readers.filter(({ way }) => way === 'polls').length;
  const pushed = readers.filter(({ way }) => way === 'pushed').length;
  const { silentFor } = readBudgetAt(history, seed, shard, t);
  const budget = callBudgetAt(history, seed, shard, t);
  const troubled = budget.refused > 0 || silentFor > 0;
  return (
    <div className={styles.head}>
      <span className={styles.shard}>{history.shards[shard].shardId}</span>
      {polling > 0 && (
        <span className={styles.calls}>
          <span className={styles.callsLabel}>{w.callsUsed}</span>
          <CallBoxes budget={budget} />
        </span>
      )}
      <span className={styles.budget}>
        {polling > 0 && (
          <span className={troubled ? styles.overdrawn : undefined}>
            {silentFor > 0
              ? w.silent(silentFor / MICROS_PER_SECOND)
              : w.shared(LIMITS.readCallsPerSecond.value, LIMITS.readBytesPerSecond.value / MEBIBYTE)}
          </span>
        )}
        {pushed > 0 && (
          <span className={styles.dedicated}>
            {w.dedicated(pushed, LIMITS.fanOutBytesPerSecond.value / MEBIBYTE)}
          </span>
        )}
      </span>
    </div>
  );
}

/** The bucket as it is right now: dark boxes are calls used, as on the stage; then what was refused in the last second. */
function CallBoxes({ budget: { left, limit, refused } }: { readonly budget: CallBudget }) {
  const crosses = Math.min(MOST_CROSSES, refused);
  const used = limit - left;
  return (
    <span className={styles.boxes}>
      <span className="visually-hidden">{w.callsSaid(used, limit, refused)}</span>
      {Array.from({ length: limit }, (_, box) => (
        <span
          key={box}
          className={box < used ? `${styles.box} ${styles.boxSpent}` : styles.box}
          aria-hidden="true"
        >
          {box < used && w.answeredMark}
        </span>
      ))}
      <span className={left === 0 ? `${styles.left} ${styles.overdrawn}` : styles.left} aria-hidden="true">
        {w.usedOf(used, limit)}
      </span>
      {Array.from({ length: crosses }, (_, box) => (
        <span key={`refused ${box}`} className={`${styles.box} ${styles.boxRefused}`} aria-hidden="true">
          {w.refusedMark}
        </span>
      ))}
      {refused > 0 && (
        <span className={styles.refusedShort} aria-hidden="true">
          {w.refusedShort(refused)}
        </span>
      )}
      {refused > crosses && (
        <span className={styles.more} aria-hidden="true">
          {w.more(refused - crosses)}
        </span>
      )}
    </span>
  );
}
