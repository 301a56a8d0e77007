import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { readBudgetAt } from '../../metrics';
import { words } from '../../words';
import type { Live } from '../stage/use-live';
import type { ReaderFacts } from './reader-facts';
import styles from './readers.module.css';

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
  const budget = readBudgetAt(history, seed, shard, t);
  const troubled = budget.refused > 0 || budget.silentFor > 0;
  return (
    <div className={styles.head}>
      <span className={styles.shard}>{history.shards[shard].shardId}</span>
      {polling > 0 && (
        <span className={styles.calls}>
          <span className={styles.callsLabel}>{w.callsInSecond}</span>
          <CallBoxes answered={budget.calls} refused={budget.refused} />
        </span>
      )}
      <span className={styles.budget}>
        {polling > 0 && (
          <span className={troubled ? styles.overdrawn : undefined}>
            {budget.silentFor > 0
              ? w.silent(budget.silentFor / MICROS_PER_SECOND)
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

function CallBoxes({ answered, refused }: { readonly answered: number; readonly refused: number }) {
  // A shard that was not asked for a while has saved up some calls: then more than five are answered.
  const boxes = Math.max(LIMITS.readCallsPerSecond.value, answered);
  const crosses = Math.min(MOST_CROSSES, refused);
  return (
    <span className={styles.boxes}>
      <span className="visually-hidden">{w.callsSaid(answered, refused)}</span>
      {Array.from({ length: boxes }, (_, box) => (
        <span
          key={box}
          className={box < answered ? `${styles.box} ${styles.boxUsed}` : styles.box}
          aria-hidden="true"
        >
          {box < answered && w.answeredMark}
        </span>
      ))}
      {Array.from({ length: crosses }, (_, box) => (
        <span key={`refused ${box}`} className={`${styles.box} ${styles.boxRefused}`} aria-hidden="true">
          {w.refusedMark}
        </span>
      ))}
      {refused > crosses && (
        <span className={styles.more} aria-hidden="true">
          {w.more(refused - crosses)}
        </span>
      )}
    </span>
  );
}
