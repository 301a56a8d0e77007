import { microsFromSeconds } from '../../src/lib/time';
import { runTo } from '../../src/headless/testing/scenarios';
import type { Put, ShardView } from './view';

/** Far enough apart that no shard refuses any, whatever the keys. */
const SECONDS_APART = 0.01;

/** Our own stream, given the same records one by one. */
export function ourShards(shardCount: number, puts: readonly Put[]): ShardView[] {
  const records = puts.map((put, number) => ({ at: number * SECONDS_APART, bytes: 300, ...put }));
  const simulation = runTo(
    { stream: { shardCount }, producers: [{ records }], consumers: [] },
    (puts.length + 1) * SECONDS_APART,
  );
  return simulation.history.shards.map((shard) => ({
    shardId: shard.shardId,
    startingHashKey: String(shard.range.start),
    endingHashKey: String(shard.range.end),
    open: true,
    parents: [],
    records: Array.from(shard.records.arrivedAt.data.slice(0, shard.records.arrivedAt.length), numberOf),
  }));
}

/** Which record it is that arrived then. */
function numberOf(arrivedAt: number): number {
  return Math.round(arrivedAt / microsFromSeconds(SECONDS_APART));
}
