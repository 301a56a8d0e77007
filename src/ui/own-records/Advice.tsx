import type { OwnRecordsAdvice, ShardAdvice } from '../../scenario/own-records';
import { words } from '../../words';
import styles from './own-records.module.css';

const w = words.ownRecordsPanel;

/** Shards listed; a stream may have thousands. */
const LISTED = 40;

/** Which shard is hot, and for each shard the largest parallelization factor that could help. */
export function Advice({ advice }: { readonly advice: OwnRecordsAdvice }) {
  const { shards, hotShard } = advice;
  const listed = shards.slice(0, LISTED);
  // The one that matters is in sight however many there are.
  if (hotShard !== null && hotShard >= LISTED) listed.unshift(shards[hotShard]);
  return (
    <div className={styles.advice}>
      <p className={hotShard === null ? undefined : styles.hot}>{words.ownRecords.hotShard(advice)}</p>
      <ul aria-label={w.advice.list}>
        {listed.map((shard) => (
          <ShardLine key={shard.index} shard={shard} hot={shard.index === hotShard} />
        ))}
      </ul>
      {shards.length > LISTED && (
        <p className={styles.soft}>{w.advice.more(shards.length - listed.length)}</p>
      )}
    </div>
  );
}

function ShardLine({ shard, hot }: { readonly shard: ShardAdvice; readonly hot: boolean }) {
  return (
    <li className={hot ? `${styles.shard} ${styles.shardHot}` : styles.shard}>
      <span className={styles.share} aria-hidden="true">
        <span style={{ width: `${shard.share * 100}%` }} />
      </span>
      {words.ownRecords.shard(shard)}
    </li>
  );
}
