/** Why a lane runs nothing at the moment. */
import type { ConsumerHistory, EventSourceMappingSetting, History, LaneHistory } from '../engine';
import { factorOf, INVOCATION_THROTTLED, nextBatch } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import {
  arrivedAt,
  awaitedParents,
  enteredAt,
  isBusyAt,
  isFailingAt,
  isHeldAt,
  lastRowAt,
  outageAt,
  readUpTo,
  runningAt,
  waitingAt,
} from '../metrics';
import { keysSeen } from './keys-seen';

/** The reason, and what a sentence about it needs. */
export type IdleReason =
  /** The factor is lower than the lane's number: it begins nothing any more. */
  | { readonly kind: 'surplus'; readonly factor: number }
  /** The consumer is down. */
  | { readonly kind: 'stopped' }
  /** Its batch failed, or was throttled and never started, and is tried again. */
  | { readonly kind: 'backoff'; readonly because: 'failed' | 'throttled' }
  /** The batching window is open for so much longer. */
  | { readonly kind: 'window'; readonly left: Micros }
  /** A batch of another lane has failed, and until it is done the lanes of this shard begin nothing new. */
  | { readonly kind: 'failure-elsewhere'; readonly lane: number }
  /** As many invocations as the factor run on this shard. */
  | { readonly kind: 'factor-in-use'; readonly factor: number }
  /** The shard has never carried enough different keys for this lane. */
  | { readonly kind: 'no-further-key'; readonly keys: number }
  /** Records wait, but their keys are in use in other lanes. */
  | ({ readonly kind: 'keys-elsewhere' } & Elsewhere)
  /** By hash range: none of the keys that wait falls into this lane's range. */
  | { readonly kind: 'no-key-in-range' }
  /** Records have arrived, but are not read yet: at the next poll or push, or never, because nothing reads. */
  | { readonly kind: 'unread'; readonly records: number; readonly reading: 'poll' | 'push' | 'none' }
  /** Of a split or a merge: its parents are to be done with first. */
  | { readonly kind: 'parent-first'; readonly parents: readonly number[] }
  /** All that waited is at work in other lanes. */
  | { readonly kind: 'others-at-work' }
  /** The shard has had no record so far. */
  | { readonly kind: 'nothing-arrived' }
  /** All that arrived is done or on its way. */
  | { readonly kind: 'nothing-waiting' };

/** What waits in other lanes. */
interface Elsewhere {
  /** The first of them, and the key of its next record. */
  readonly lane: number;
  readonly key: number;
  /** Nothing of another key waits. */
  readonly isOnlyKey: boolean;
  /** Nothing waits in a further lane. */
  readonly isOnlyLane: boolean;
}

/** Of more records that wait in a lane, it is not looked up whether they are of one key. */
const MOST_LOOKED_AT = 500;

/** The reason, or null when the lane runs an invocation at t. */
export function idleReason(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  laneIndex: number,
  setting: EventSourceMappingSetting,
  t: Micros,
): IdleReason | null {
  const part = consumer.shards[shardIndex];
  const lane = part.lanes[laneIndex] as LaneHistory | undefined;
  const factor = factorOf(setting);
  if (lane !== undefined) {
    if (runningAt(lane, t) >= 0) return null;
    if (outageAt(consumer, t)?.isOut === true) return { kind: 'stopped' };
    if (isHeldAt(lane, t)) {
      const last = lane.invocations.outcome.data[lastRowAt(lane.invocations.startsAt, t)];
      return { kind: 'backoff', because: last === INVOCATION_THROTTLED ? 'throttled' : 'failed' };
    }
    const waits = waitingReason(history, consumer, shardIndex, lane, setting, t);
    if (waits !== null) return laneIndex >= factor ? { kind: 'surplus', factor } : waits;
  }
  if (laneIndex >= factor) return { kind: 'surplus', factor };
  const keys = keysSeen(history, shardIndex, t);
  const parents = awaitedParents(history, consumer, shardIndex, t);
  if (parents.length > 0) return { kind: 'parent-first', parents };
  if (setting.laneAssignment === 'by-key' && laneIndex >= keys && keys > 0)
    return { kind: 'no-further-key', keys };
  const elsewhere = waitingElsewhere(history, consumer, shardIndex, laneIndex, t);
  if (elsewhere !== null) {
    if (setting.laneAssignment === 'by-hash-range') return { kind: 'no-key-in-range' };
    return { kind: 'keys-elsewhere', ...elsewhere };
  }
  const arrived = arrivedAt(history.shards[shardIndex], t);
  if (arrived === 0) return { kind: 'nothing-arrived' };
  const unread = arrived - readUpTo(history, consumer, shardIndex, t);
  if (unread > 0)
    return { kind: 'unread', records: unread, reading: readingOf(history, consumer, shardIndex, t) };
  const atWork = part.lanes.some((one) => isBusyAt(one, t));
  return atWork ? { kind: 'others-at-work' } : { kind: 'nothing-waiting' };
}

function waitingReason(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  lane: LaneHistory,
  setting: EventSourceMappingSetting,
  t: Micros,
): IdleReason | null {
  const { head, tail } = waitingAt(lane, t);
  if (head === tail) return null;
  if (setting.failureBlocks === 'shard') {
    const failing = consumer.shards[shardIndex].lanes.findIndex((one) => one !== lane && isFailingAt(one, t));
    if (failing >= 0) return { kind: 'failure-elsewhere', lane: failing };
  }
  const running = consumer.shards[shardIndex].lanes.filter((one) => runningAt(one, t) >= 0).length;
  if (running >= factorOf(setting)) return { kind: 'factor-in-use', factor: running };
  const window = setting.maximumBatchingWindowInSeconds * MICROS_PER_SECOND;
  const { full } = nextBatch(history.shards[shardIndex], lane.rows, { head, tail }, setting);
  if (window === 0 || full) return null;
  return { kind: 'window', left: Math.max(0, windowOpenedAt(lane, t) + window - t) };
}

function waitingElsewhere(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  laneIndex: number,
  t: Micros,
): Elsewhere | null {
  const { keys, records } = history.shards[shardIndex];
  let found: Elsewhere | null = null;
  for (const [index, lane] of consumer.shards[shardIndex].lanes.entries()) {
    const { head, tail } = waitingAt(lane, t);
    if (index === laneIndex || head === tail) continue;
    const keyAt = (entry: number) => keys.data[records.key.data[lane.rows.data[entry]]];
    // By key, what is in two lanes is of two keys.
    if (found !== null) return { ...found, isOnlyKey: false, isOnlyLane: false };
    const key = keyAt(head);
    let isOnlyKey = tail - head <= MOST_LOOKED_AT;
    for (let entry = head + 1; isOnlyKey && entry < tail; entry++) isOnlyKey = keyAt(entry) === key;
    found = { lane: index, key, isOnlyKey, isOnlyLane: true };
  }
  return found;
}

function readingOf(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  t: Micros,
): 'poll' | 'push' | 'none' {
  const { readers } = consumer.shards[shardIndex];
  const reader = readers.map((id) => history.readers[id]).find((one) => one.startsAt <= t && t < one.endsAt);
  if (reader === undefined) return 'none';
  return reader.schedule === null ? 'push' : 'poll';
}

/**
 * When the window of a free lane with records opened: its last invocation ended, or its first record came. What waits
 * may have been lined up anew since; what counts is from when on the lane was never empty.
 */
function windowOpenedAt(lane: LaneHistory, t: Micros): Micros {
  const { invocations, marks } = lane;
  const last = lastRowAt(invocations.startsAt, t);
  const ended = last < 0 ? 0 : invocations.endsAt.data[last];
  let row = lastRowAt(marks.at, t);
  while (row >= 0 && marks.at.data[row] > ended && marks.head.data[row] < marks.tail.data[row]) row--;
  if (row >= 0 && marks.head.data[row] < marks.tail.data[row]) return ended;
  // The lane was empty then.
  return Math.max(ended, enteredAt(lane, row < 0 ? 0 : marks.tail.data[row]));
}
