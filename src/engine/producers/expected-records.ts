/** Room for what a run is about to put, in the logs and in the lanes: what grows step by step is copied again and again. */
import { reserveRows } from '../../lib/columns';
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../../lib/time';
import { LIMITS } from '../limits';
import type { World } from '../world';

/** Fewer are not worth it; for more than that the logs grow as they go, because they may never come. */
const LEAST = 8_192;
const MOST = 8_000_000;

/** Makes room for the records of producers with an even rate up to `to`, and for no more than `most` of each. */
export function makeRoom(world: World, to: Micros, most: number): void {
  const { history, state, caches } = world;
  const counts = new Float64Array(history.shards.length);
  for (const { setting, weights, cumulative, shards, own } of caches.plans) {
    const from = Math.max(state.now, microsFromSeconds(setting.startsAt));
    const until = setting.endsAt === null ? to : Math.min(to, microsFromSeconds(setting.endsAt));
    const made = setting.recordsPerSecond * Math.max(0, (until - from) / MICROS_PER_SECOND);
    const records = Math.min(made, most, MOST);
    if (own !== null || records < LEAST) continue;
    const share = records / cumulative[cumulative.length - 1];
    for (let route = 0; route < shards.length; route++) counts[shards[route]] += weights[route] * share;
  }
  const accepted = LIMITS.writeRecordsPerSecond.value * ((to - state.now) / MICROS_PER_SECOND);
  for (const { index, records } of history.shards) {
    const expected = Math.min(counts[index], accepted);
    if (expected <= 0) continue;
    reserveRows(records, records.arrivedAt.length + Math.ceil(expected));
    for (const { shards } of history.consumers)
      for (const { rows } of shards[index].lanes)
        rows.reserve(rows.length + Math.ceil(expected / shards[index].lanes.length));
  }
}
