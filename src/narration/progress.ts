/** How a consumer fares: does it keep up, and what holds it up if it does not. */
import {
  INVOCATION_ERROR,
  INVOCATION_THROTTLED,
  LIMITS,
  type ConsumerHistory,
  type EventSourceMappingSetting,
  type History,
  type LaneHistory,
  type Scenario,
} from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import {
  arrivedAt,
  finishedOnShard,
  isHeldAt,
  lastRowAt,
  millisBehindAt,
  processedUpTo,
  unfinishedAt,
  waitingAt,
} from '../metrics';
import type { Fact } from './fact';
import { keysSeen } from './idle-reason';

/** Rates are taken over as long, or over as much as there is. */
const SPAN: Micros = 10 * MICROS_PER_SECOND;
/** So many invocations must each have left records behind before a lane is said to fall behind. */
const TELLING = 4;
/** And they must span this long. */
const TELLING_SPAN: Micros = 4 * MICROS_PER_SECOND;

/** At most two facts about the consumer at t, judged by what happened from `since` on. */
export function progressFacts(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
  since: Micros,
): Fact[] {
  const setting = scenario.consumers[consumer.entry];
  const span = Math.min(SPAN, t - since);
  const batchSize = setting?.type === 'lambda' ? setting.eventSourceMapping.batchSize : 1;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  let worst: { fact: Fact; behind: number; remedy: Fact | null } | null = null;
  for (const { index } of history.shards) {
    const behind = unfinishedAt(history, consumer, index, t);
    if (behind === 0 || (worst !== null && worst.behind >= behind)) continue;
    const trouble = troubleOf(history, consumer, index, batchSize, since, t);
    if (trouble === null) continue;
    const rates = ratesOf(history, consumer, index, t, span);
    const ageSeconds = oldestAge(history, consumer, index, t);
    const shard = index;
    if (trouble.kind === 'lane') {
      const remedy =
        setting?.type === 'lambda'
          ? remedyOf(history, consumer, shard, trouble.lane, setting.eventSourceMapping, t)
          : null;
      worst = { behind, remedy, fact: { kind: 'falling-behind', shard, ...rates, ageSeconds, seconds } };
    } else {
      worst = { behind, remedy: null, fact: { kind: trouble.kind, shard, ageSeconds } };
    }
  }
  if (worst !== null) return worst.remedy === null ? [worst.fact] : [worst.fact, worst.remedy];
  return calmFacts(history, scenario, consumer, t, span);
}

/** What holds a shard up: a lane with more to do than it can, tries that fail or never start, reads that lag. */
type Trouble =
  { kind: 'lane'; lane: number } | { kind: 'failing' } | { kind: 'throttled' } | { kind: 'reading-behind' };

function troubleOf(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  batchSize: number,
  since: Micros,
  t: Micros,
): Trouble | null {
  const { lanes } = consumer.shards[shard];
  for (const lane of lanes) {
    if (!isHeldAt(lane, t)) continue;
    const outcome = lane.invocations.outcome.data[lastRowAt(lane.invocations.startsAt, t)];
    return { kind: outcome === INVOCATION_THROTTLED ? 'throttled' : 'failing' };
  }
  const failing = lanes.find((lane) => lastOutcomes(lane, t).includes(INVOCATION_ERROR));
  if (failing !== undefined) return { kind: 'failing' };
  const overloaded = lanes.findIndex((lane) => fallsBehind(lane, batchSize, since, t));
  if (overloaded >= 0) return { kind: 'lane', lane: overloaded };
  return millisBehindAt(history, consumer, shard, t) > 2 * 1_000 ? { kind: 'reading-behind' } : null;
}

function lastOutcomes({ invocations }: LaneHistory, t: Micros): number[] {
  const row = lastRowAt(invocations.startsAt, t);
  return row < 0 ? [] : [invocations.outcome.data[row]];
}

/**
 * Whether a lane has more to do than it can: each of its last invocations left another whole batch waiting, and of the
 * last ten seconds' the later ones left more than the earlier ones. A lane that keeps up takes what there is, however
 * long its invocations and its window are.
 */
function fallsBehind(lane: LaneHistory, batchSize: number, since: Micros, t: Micros): boolean {
  const { startsAt } = lane.invocations;
  const last = lastRowAt(startsAt, t);
  let first = last;
  while (
    first >= 0 &&
    (last - first + 1 < TELLING || startsAt.data[last] - startsAt.data[first] < TELLING_SPAN)
  ) {
    if (leftWaiting(lane, first) < batchSize) return false;
    first--;
  }
  if (first < 0 || startsAt.data[first] < since || leftWaiting(lane, first) < batchSize) return false;
  // Polls bring records by the second, so what two invocations leave says little; the mean of several says more.
  first = Math.max(0, Math.min(first, lastRowAt(startsAt, Math.max(since, t - SPAN)) + 1));
  const middle = Math.ceil((first + last) / 2);
  return meanLeft(lane, middle, last) > meanLeft(lane, first, middle - 1);
}

/** Records left waiting by the invocations [first, last], in the mean; of very many a sample. */
function meanLeft(lane: LaneHistory, first: number, last: number): number {
  const step = Math.ceil((last - first + 1) / 50);
  let sum = 0;
  let count = 0;
  for (let invocation = last; invocation >= first; invocation -= step) {
    sum += leftWaiting(lane, invocation);
    count++;
  }
  return sum / count;
}

/** Records that waited in the lane when an invocation had taken its batch. */
function leftWaiting(lane: LaneHistory, invocation: number): number {
  const { head, tail } = waitingAt(lane, lane.invocations.startsAt.data[invocation]);
  return tail - head;
}

function remedyOf(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  laneIndex: number,
  setting: EventSourceMappingSetting,
  t: Micros,
): Fact {
  const { parallelizationFactor: factor, laneAssignment } = setting;
  const inLane = keysWaiting(history, consumer.shards[shard].lanes[laneIndex], shard, t);
  if (inLane <= 1) return { kind: 'one-key', lane: laneIndex };
  if (factor >= LIMITS.parallelizationFactorMaximum.value)
    return { kind: 'factor-at-maximum', keys: inLane, factor };
  if (laneAssignment === 'by-hash-range') return { kind: 'range-could-part', keys: inLane };
  return { kind: 'factor-could-help', factor, keys: keysSeen(history, shard, t) };
}

/** Different keys among the records that wait in a lane; of many the first hundreds tell enough. */
function keysWaiting(history: History, lane: LaneHistory, shard: number, t: Micros): number {
  const { head, tail } = waitingAt(lane, t);
  const keys = new Set<number>();
  for (let entry = head; entry < Math.min(tail, head + 500); entry++) {
    keys.add(history.shards[shard].records.key.data[lane.rows.data[entry]]);
  }
  return keys.size;
}

function calmFacts(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
  span: Micros,
): Fact[] {
  const setting = scenario.consumers[consumer.entry];
  let unfinished = 0;
  let arriving = 0;
  let finishing = 0;
  let oldest = 0;
  for (const { index } of history.shards) {
    const rates = ratesOf(history, consumer, index, t, span);
    unfinished += unfinishedAt(history, consumer, index, t);
    arriving += rates.arriving;
    finishing += rates.finishing;
    oldest = Math.max(oldest, oldestAge(history, consumer, index, t));
  }
  if (arriving === 0 && unfinished === 0) return [{ kind: 'quiet' }];
  const pushed = setting?.enhancedFanOut === true;
  const isCatchingUp = finishing > arriving && oldest > 3 && waitsForLane(consumer, t);
  const calm: Fact = isCatchingUp
    ? { kind: 'catching-up', finishing, arriving, unfinished }
    : { kind: 'keeping-up', arriving, unfinished, pushed };
  if (setting?.type !== 'lambda' || setting.eventSourceMapping.laneAssignment !== 'by-key') return [calm];
  const { parallelizationFactor: factor } = setting.eventSourceMapping;
  // Said of the stream only where it holds for every shard that has keys.
  const keys = Math.max(...history.shards.map(({ index }) => keysSeen(history, index, t)));
  return keys > 0 && factor > keys ? [calm, { kind: 'fewer-keys-than-lanes', keys, factor }] : [calm];
}

function waitsForLane(consumer: ConsumerHistory, t: Micros): boolean {
  return consumer.shards.some(({ lanes }) =>
    lanes.some((lane) => {
      const row = lastRowAt(lane.invocations.startsAt, t);
      return row >= 0 && leftWaiting(lane, row) > 0;
    }),
  );
}

/** Records a second that came in, and that were finished. */
function ratesOf(history: History, consumer: ConsumerHistory, shard: number, t: Micros, span: Micros) {
  const log = history.shards[shard];
  const came = arrivedAt(log, t) - arrivedAt(log, t - span);
  const done = finishedOnShard(history, consumer, shard, t - span, t);
  return { arriving: (came * MICROS_PER_SECOND) / span, finishing: (done * MICROS_PER_SECOND) / span };
}

/** Age of the oldest record that is not finished, in seconds; 0 when there is none. */
function oldestAge(history: History, consumer: ConsumerHistory, shard: number, t: Micros): number {
  const log = history.shards[shard];
  const row = processedUpTo(history, consumer, shard, t);
  return row >= arrivedAt(log, t) ? 0 : (t - log.records.arrivedAt.data[row]) / MICROS_PER_SECOND;
}
