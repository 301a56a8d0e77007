/** What is told of a trouble beside its name: what it holds up, what leaves no room, where given-up records went. */
import {
  DESTINATIONS,
  INVOCATION_THROTTLED,
  LIMITS,
  THROTTLED_BY_ACCOUNT,
  THROTTLED_BY_SCALING,
  type LaneHistory,
  type OnFailureDestination,
} from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { isHeldAt, lastRowAt, rowsBetween, repeatedOnShard, throttledUntil } from '../metrics';
import type { ConsumerFact, IdleFact } from './fact';
import type { Look } from './look';
import type { Trouble } from './trouble';

/** The fact of a trouble on a shard. */
export function troubleFact(look: Look, kind: Trouble, shard: number, ageSeconds: number): ConsumerFact {
  const { consumer, setting, t } = look;
  const part = consumer.shards[shard];
  switch (kind) {
    case 'failing': {
      const blocks = setting?.type === 'lambda' ? setting.eventSourceMapping.failureBlocks : 'lane';
      return { kind, shard, ageSeconds, blocks, repeated: repeatedOnShard(part, t) };
    }
    case 'given-up':
      return { kind, shard, ageSeconds, destination: lastDestination(part.lanes, t) };
    case 'throttled':
      return { kind, shard, ageSeconds, ...refusalOf(look, part.lanes) };
    case 'reading-behind':
      return { kind, shard, ageSeconds };
  }
}

/** Where the message of what was given up last went. */
function lastDestination(lanes: readonly LaneHistory[], t: Micros): OnFailureDestination | null {
  let latest = -1;
  let destination = 0;
  for (const { discards } of lanes) {
    const row = lastRowAt(discards.at, t);
    if (row < 0 || discards.at.data[row] < latest) continue;
    latest = discards.at.data[row];
    destination = discards.destination.data[row];
  }
  return DESTINATIONS[destination];
}

/** What throttled the first lane whose batch waits for room. */
function refusalOf({ setting, scenario, t }: Look, lanes: readonly LaneHistory[]) {
  let by = 0;
  let latestSeconds: number | null = null;
  for (const lane of lanes) {
    if (!isHeldAt(lane, t)) continue;
    const { environment, outcome, startsAt } = lane.invocations;
    const row = lastRowAt(startsAt, t);
    if (outcome.data[row] !== INVOCATION_THROTTLED) continue;
    by = environment.data[row];
    const wait = throttledUntil(lane, row) - t;
    latestSeconds = wait > 0 ? wait / MICROS_PER_SECOND : null;
    break;
  }
  if (by === THROTTLED_BY_SCALING)
    return { by: 'scaling', most: LIMITS.concurrencyScaling.value, latestSeconds } as const;
  if (by === THROTTLED_BY_ACCOUNT)
    return { by: 'account', most: scenario.account.concurrentExecutions, latestSeconds } as const;
  const most = setting?.type === 'lambda' ? (setting.function.reservedConcurrency ?? 0) : 0;
  return { by: 'reserved', most, latestSeconds } as const;
}

/** Reads are counted over so long. */
const SPAN: Micros = 10 * MICROS_PER_SECOND;

/** How many of the records that were read of late the filters let through; null: there are no filters, or no reads. */
export function filteringOf({ history, consumer, setting, since, t }: Look): IdleFact | null {
  if (setting?.type !== 'lambda' || setting.eventSourceMapping.filterCriteria === null) return null;
  const span = Math.min(SPAN, t - since);
  let read = 0;
  let filtered = 0;
  consumer.shards.forEach(({ readers, filtered: table }) => {
    filtered += spansIn(table, t - span, t);
    for (const id of readers) read += spansIn(history.readers[id].calls, t - span, t);
  });
  if (read === 0) return null;
  return { kind: 'filtering', read, passed: read - filtered, seconds: Math.round(span / MICROS_PER_SECOND) };
}

type Spans = Pick<Look['consumer']['shards'][number]['expired'], 'at' | 'from' | 'to'>;

/** Rows that the spans of a table cover, of those noted in (from, to]. */
function spansIn(table: Spans, from: Micros, to: Micros): number {
  const [begin, end] = rowsBetween(table.at, from, to);
  let rows = 0;
  for (let row = begin; row < end; row++) rows += table.to.data[row] - table.from.data[row];
  return rows;
}
