import type { CSSProperties } from 'react';
import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { type CallBudget, callBudgetAt, readBudgetAt, sharedCallsBetween } from '../../metrics';
import { words } from '../../words';
import type { Live } from '../stage/use-live';
import type { ReaderFacts } from './reader-facts';
import styles from './heads.module.css';

const w = words.readers;

/** Refused calls drawn one by one; more are a number. */
const MOST_CROSSES = 3;

/** Refusals come and go: over so many seconds their share is steady. */
const SHARE_SECONDS = 10;

interface Props {
  readonly shard: number;
  readonly readers: readonly ReaderFacts[];
  readonly live: Live;
}

/** What the readers of one shard share, and what each has for itself. */
export function ShardHead({ shard, readers, live: { history, seed, t } }: Props) {
  const polling = readers.filter(({ way }) => way === 'polls').length;
  // By one registration, one at a time.
  const pushed = readers.filter(({ way, fanOut }) => way === 'pushed' && fanOut?.state !== 'off').length;
  const { silentFor } = readBudgetAt(history, seed, shard, t);
  const budget = callBudgetAt(history, seed, shard, t);
  return (
    <div className={styles.head}>
      <span className={styles.shard}>{history.shards[shard].shardId}</span>
      {polling > 0 && (
        <span className={styles.calls}>
          <span className={styles.callsLabel}>{w.callsUsed}</span>
          <CallBoxes budget={budget} />
        </span>
      )}
      {polling > 0 && (
        <RefusedShare
          {...sharedCallsBetween(history, seed, shard, t - SHARE_SECONDS * MICROS_PER_SECOND, t)}
        />
      )}
      <span className={styles.budget}>
        {polling > 0 && (
          <span className={silentFor > 0 ? styles.overdrawn : undefined}>
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

/** How many of the calls were refused lately, as a bar and in words; its place is kept while there are none. */
function RefusedShare({ calls, refused }: { readonly calls: number; readonly refused: number }) {
  return (
    <span className={styles.share} data-none={refused === 0}>
      <span className={styles.shareBar} aria-hidden="true">
        <span style={{ '--share': calls === 0 ? 0 : refused / calls } as CSSProperties} />
      </span>
      {w.refusedLately(refused, calls, SHARE_SECONDS)}
    </span>
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
      <span className={styles.left} aria-hidden="true">
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
