/** Records that the function was handed more than once: Lambda delivers at least once, and tries again whole batches. */
import { INVOCATION_THROTTLED, type ConsumerHistory, type LaneHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { batchBegin } from './lane-at';

/** Records of a consumer that were in more than one try that started by t; each counts once. */
export function repeatedRecords({ shards }: ConsumerHistory, t: Micros): number {
  let records = 0;
  shards.forEach((_, shard) => {
    records += repeatedOnShard(shards[shard], t);
  });
  return records;
}

/** The same on one shard. */
export function repeatedOnShard({ lanes }: ConsumerHistory['shards'][number], t: Micros): number {
  return lanes.reduce((sum, lane) => sum + repeatedInLane(lane, t), 0);
}

/**
 * A batch is tried from its front on: first all of it, then what is left over or a part of that. So what was handed over
 * again of it is one span, and the next batch begins behind its end.
 */
function repeatedInLane({ invocations }: LaneHistory, t: Micros): number {
  const { startsAt, from, to, outcome } = invocations;
  const end = countUpTo(startsAt.data, startsAt.length, t);
  let records = 0;
  /** Behind the last entry that was handed over, and behind the last one that was so again. */
  let handed = 0;
  let again = 0;
  for (let row = 0; row < end; row++) {
    if (outcome.data[row] === INVOCATION_THROTTLED) continue;
    const last = Math.min(to.data[row], handed);
    const first = Math.max(from.data[row], again);
    if (first < last) {
      records += last - first;
      again = last;
    }
    handed = Math.max(handed, to.data[row]);
  }
  return records;
}

/** Of rows [from, to) of a shard's log, those that the filters kept back. */
export function filteredBetween(
  { filtered }: ConsumerHistory['shards'][number],
  from: number,
  to: number,
): number {
  let records = 0;
  for (let row = countUpTo(filtered.to.data, filtered.to.length, from); row < filtered.at.length; row++) {
    if (filtered.from.data[row] >= to) break;
    records += Math.min(to, filtered.to.data[row]) - Math.max(from, filtered.from.data[row]);
  }
  return records;
}

/** How many tries that started held an entry of a lane, up to and with the one in this row of its invocations. */
export function triesUpTo(lane: LaneHistory, row: number, entry: number): number {
  const { from, to, outcome } = lane.invocations;
  // Before its batch, all ended before that began; within it, the halves of a split need not hold the entry.
  const begin = batchBegin(lane, entry);
  let tries = 0;
  for (let one = row; one >= 0 && to.data[one] > begin; one--)
    if (from.data[one] <= entry && to.data[one] > entry && outcome.data[one] !== INVOCATION_THROTTLED)
      tries++;
  return tries;
}

/** Records of a consumer that were read with `from` < time <= `to` and that its filters did not let through. */
export function filteredOutBetween({ shards }: ConsumerHistory, from: Micros, to: Micros): number {
  let records = 0;
  for (const { filtered } of shards) {
    const end = countUpTo(filtered.at.data, filtered.at.length, to);
    for (let row = countUpTo(filtered.at.data, filtered.at.length, from); row < end; row++)
      records += filtered.to.data[row] - filtered.from.data[row];
  }
  return records;
}

/** The same from the start on. */
export function filteredRecords(consumer: ConsumerHistory, t: Micros): number {
  return filteredOutBetween(consumer, -1, t);
}
