import { LIMITS } from '../../engine';
import { MICROS_PER_SECOND } from '../../lib/time';
import { readBudgetAt } from '../../metrics';
import { readersWords as words } from '../../words/en/readers';
import type { Live } from '../stage/use-live';
import type { ReaderFacts } from './reader-facts';
import styles from './readers.module.css';

const MEBIBYTE = 1_048_576;
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
          <span className={styles.callsLabel}>{words.callsInSecond}</span>
          <CallBoxes answered={budget.calls} refused={budget.refused} />
        </span>
      )}
      <span className={styles.budget}>
        {polling > 0 && (
          <span className={troubled ? styles.overdrawn : undefined}>
            {budget.silentFor > 0
              ? words.silent(budget.silentFor / MICROS_PER_SECOND)
              : words.shared(LIMITS.readCallsPerSecond.value, LIMITS.readBytesPerSecond.value / MEBIBYTE)}
          </span>
        )}
        {pushed > 0 && (
          <span className={styles.dedicated}>
            {words.dedicated(pushed, LIMITS.fanOutBytesPerSecond.value / MEBIBYTE)}
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
      <span className="visually-hidden">{words.callsSaid(answered, refused)}</span>
      {Array.from({ length: boxes }, (_, box) => (
        <span
          key={box}
          className={box < answered ? `${styles.box} ${styles.boxUsed}` : styles.box}
          aria-hidden="true"
        >
          {box < answered && words.answeredMark}
        </span>
      ))}
      {Array.from({ length: crosses }, (_, box) => (
        <span key={`refused ${box}`} className={`${styles.box} ${styles.boxRefused}`} aria-hidden="true">
          {words.refusedMark}
        </span>
      ))}
      {refused > crosses && (
        <span className={styles.more} aria-hidden="true">
          {words.more(refused - crosses)}
        </span>
      )}
    </span>
  );
}
