/** What comes in beside what the lanes can do: told by arithmetic before many batches have ended. */
import {
  factorOf,
  durationMicros,
  LIMITS,
  payloadBytesOf,
  type ConsumerHistory,
  type History,
  type LaneHistory,
  type LambdaConsumerSetting,
  type Scenario,
} from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivedAt, batchAt, waitingAt } from '../metrics';
import { arrivalRateIn, arrivedIn } from './arrivals';
import { keysSeen } from './keys-seen';
import type { Look } from './look';

/** What comes to a shard, beside what its lanes can do. */
export interface Load {
  /** `over`: more comes in than the lanes can do; `under`: less; `near`: cannot be told apart. */
  readonly kind: 'over' | 'under' | 'near';
  /** Records a second that came in: to the shard, or to the lane that has too much. */
  readonly arriving: number;
  /** Records a second that the lanes can do, at most. */
  readonly capacity: number;
  /** Lanes that can run at once. */
  readonly lanes: number;
  /** The lane that gets more than it can do while the shard as a whole does not; null: it is the shard. */
  readonly lane: number | null;
  /** How long the fullest lane needs for what it has. */
  readonly drainSeconds: number;
  /** More came in than the lanes can do, by however little. */
  readonly isLeaning: boolean;
}

/** A share of the capacity below which a lane is said to have room. */
const ROOM = 0.97;
/** Records that may be one too many because of where a span begins and ends. */
const EDGE = 2;
/** What a poll brings comes at once, so a lane may have been dealt the records of so many seconds more. */
const LUMP = 1.2;
const LEAST_DEALING: Micros = 3 * MICROS_PER_SECOND;

/**
 * The load of a shard in (from, t]; null where nothing is known of how long a record takes.
 * @param settled from when on lanes get only what is read anew: what waits is dealt again where the factor changes
 */
export function loadOf(
  { history, scenario, setting, consumer, t }: Look,
  shard: number,
  from: Micros,
  settled: Micros,
): Load | null {
  if (setting?.type !== 'lambda' || t <= from) return null;
  // What comes to the lanes is not what comes to the shard.
  if (setting.eventSourceMapping.filterCriteria !== null) return null;
  const seconds = (t - from) / MICROS_PER_SECOND;
  const log = history.shards[shard];
  const arriving = arrivalRateIn(scenario, log, from, t);
  const perLane = laneCapacity(history, setting, shard, from, t);
  const came = arrivedIn(log, from, t);
  const lanes = lanesInUse(history, setting, consumer, shard, t);
  const capacity = lanes * perLane;
  const drainSeconds = Math.max(0, ...consumer.shards[shard].lanes.map((lane) => heldBy(lane, t))) / perLane;
  const doubt = EDGE + (isIrregular(scenario) ? Math.sqrt(came) : 0);
  if (came > capacity * seconds + doubt) {
    // It must still be so: a burst that is over is no load any more.
    const half = arrivedIn(log, (from + t) / 2, t);
    const lately = arrivedIn(log, t - LEAST_DEALING, t);
    if (half > (capacity * seconds) / 2 && lately > (capacity * LEAST_DEALING) / MICROS_PER_SECOND / 2)
      return { kind: 'over', arriving, capacity, lanes, lane: null, drainSeconds, isLeaning: true };
  }
  const busiest = lanes > 1 ? busiestLane(consumer, shard, Math.max(from, settled), t) : null;
  if (busiest !== null && busiest.records > perLane * (busiest.seconds + LUMP) + doubt) {
    const { lane, records } = busiest;
    return {
      kind: 'over',
      arriving: records / busiest.seconds,
      capacity: perLane,
      lanes,
      lane,
      drainSeconds,
      isLeaning: true,
    };
  }
  // What lanes get is not known yet; where each key has a lane to itself, none gets more than the key that has the most.
  const fullest =
    busiest ?? (hasLaneForEachKey(history, setting, shard, t) ? hottestKey(history, shard, from, t) : null);
  const hasRoom =
    came <= ROOM * capacity * seconds &&
    (lanes === 1 || (fullest !== null && fullest.records <= ROOM * perLane * fullest.seconds));
  const kind = hasRoom && isSure(setting) ? 'under' : 'near';
  return { kind, arriving, capacity, lanes, lane: null, drainSeconds, isLeaning: came > capacity * seconds };
}

/** By key, a free key goes to an empty lane while there is one: with as many lanes as keys, none is shared for long. */
function hasLaneForEachKey(
  history: History,
  { eventSourceMapping }: LambdaConsumerSetting,
  shard: number,
  t: Micros,
): boolean {
  return (
    eventSourceMapping.laneAssignment === 'by-key' &&
    keysSeen(history, shard, t) <= factorOf(eventSourceMapping)
  );
}

/** Of very many records so many are looked at. */
const MOST_LOOKS = 2_000;

/** How many of the records that came in (from, t] have the key that has the most of them. */
function hottestKey(history: History, shard: number, from: Micros, t: Micros) {
  const log = history.shards[shard];
  const end = arrivedAt(log, t);
  const first = Math.max(end - MOST_LOOKS, arrivedAt(log, from));
  if (end - first < 2) return null;
  const counts = new Map<number, number>();
  for (let row = first; row < end; row++) {
    const key = log.records.key.data[row];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const begin = first === end - MOST_LOOKS ? log.records.arrivedAt.data[first] : from;
  return { records: Math.max(...counts.values()), seconds: (t - begin) / MICROS_PER_SECOND };
}

/** The lane that was dealt the most in (from, t]; null when that is too short to tell. */
function busiestLane(consumer: ConsumerHistory, shard: number, from: Micros, t: Micros) {
  if (t - from < LEAST_DEALING) return null;
  let records = 0;
  let lane = 0;
  consumer.shards[shard].lanes.forEach((one, index) => {
    const dealt = waitingAt(one, t).tail - waitingAt(one, from).tail;
    if (dealt > records) [records, lane] = [dealt, index];
  });
  return { lane, records, seconds: (t - from) / MICROS_PER_SECOND };
}

/** Records in a lane, at work or waiting. */
function heldBy(lane: LaneHistory, t: Micros): number {
  const { head, tail } = waitingAt(lane, t);
  const { from, to } = batchAt(lane, t);
  return tail - head + to - from;
}

/** Records a second that one lane does when its batches are full. */
function laneCapacity(
  history: History,
  setting: LambdaConsumerSetting,
  shard: number,
  from: Micros,
  t: Micros,
): number {
  const { records } = history.shards[shard];
  const [first, end] = [arrivedAt(history.shards[shard], from), arrivedAt(history.shards[shard], t)];
  let batch = setting.eventSourceMapping.batchSize;
  if (end > first) {
    const before = first === 0 ? 0 : records.bytesUpTo.data[first - 1];
    const mean = (records.bytesUpTo.data[end - 1] - before) / (end - first);
    batch = Math.max(1, Math.min(batch, Math.floor(LIMITS.payloadBytes.value / payloadBytesOf(mean))));
  }
  const took = durationMicros(setting.function, batch);
  return took === 0 ? Infinity : (batch * MICROS_PER_SECOND) / took;
}

/** Lanes that can run at once: no more than the factor, nor than there are keys, or lanes that keys fall into. */
function lanesInUse(
  history: History,
  setting: LambdaConsumerSetting,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
): number {
  const { laneAssignment } = setting.eventSourceMapping;
  const most =
    laneAssignment === 'by-key'
      ? keysSeen(history, shard, t)
      : consumer.shards[shard].lanes.filter((lane) => waitingAt(lane, t).tail > 0).length;
  return Math.max(1, Math.min(factorOf(setting.eventSourceMapping), most));
}

/** Whether nothing else than time holds the function up. */
function isSure({ function: { failures, reservedConcurrency } }: LambdaConsumerSetting): boolean {
  const { errorRate, poisonKeys, poisonRate, poisonRecords } = failures;
  return (
    reservedConcurrency === null &&
    poisonRate === 0 &&
    errorRate === 0 &&
    poisonKeys.length === 0 &&
    poisonRecords.length === 0
  );
}

/** Whether records come as chance has it, or as they came to somebody's own stream. */
function isIrregular({ producers, stream }: Scenario): boolean {
  return producers.some(
    ({ arrivals, keyOrder, records, burst, ramp, putMode }) =>
      arrivals === 'poisson' ||
      burst !== null ||
      ramp !== null ||
      putMode === 'PutRecords' ||
      records !== null ||
      (keyOrder === 'random' && (stream.shardCount > 1 || stream.shards !== null)),
  );
}
