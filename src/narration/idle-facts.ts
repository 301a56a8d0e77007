/** That a lane runs nothing, and why, where nothing else holds its shard up. */
import { factorOf } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { waitingAt } from '../metrics';
import type { IdleFact } from './fact';
import { idleReason } from './idle-reason';
import type { Look } from './look';

/** Of more shards the first ones are asked: they have the most to do. */
const MOST_SHARDS = 8;

/**
 * The first lane whose batching window is open; without one, and where that is asked for, the first that idles because
 * what waits belongs to another lane.
 */
export function idleFactOf(look: Look, shards: readonly number[], isWaiting: boolean): IdleFact | null {
  const { setting } = look;
  if (setting?.type !== 'lambda') return null;
  const hasWindow = setting.eventSourceMapping.maximumBatchingWindowInSeconds > 0;
  if (!hasWindow && !isWaiting) return null;
  let found: IdleFact | null = null;
  for (const shard of shards.slice(0, MOST_SHARDS)) {
    for (let lane = 0; lane < factorOf(setting.eventSourceMapping); lane++) {
      const fact = factOf(look, shard, lane);
      if (fact?.kind === 'window-open') return fact;
      if (isWaiting) found ??= fact;
    }
  }
  return found;
}

function factOf({ history, consumer, setting, t }: Look, shard: number, lane: number): IdleFact | null {
  if (setting?.type !== 'lambda') return null;
  const reason = idleReason(history, consumer, shard, lane, setting.eventSourceMapping, t);
  if (reason?.kind === 'window') {
    const { head, tail } = waitingAt(consumer.shards[shard].lanes[lane], t);
    return {
      kind: 'window-open',
      shard,
      lane,
      records: tail - head,
      seconds: reason.left / MICROS_PER_SECOND,
    };
  }
  if (reason?.kind !== 'keys-elsewhere') return null;
  const { partitionKey } = history.keys[reason.key];
  return { kind: 'key-in-lane', shard, lane, key: partitionKey, other: reason.lane };
}
