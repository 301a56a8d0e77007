/** How long a record that finds no queue may take: the next poll, the batching window, an invocation that runs. */
import { durationMicros, LIMITS, type LaneHistory, type ReaderHistory } from '../engine';
import { MICROS_PER_SECOND, microsFromMillis, type Micros } from '../lib/time';
import { hasRefusal, isRefusal, lastRowAt, pollsBetween, runningAt, unfinishedAt } from '../metrics';
import type { Look } from './look';

/** A push comes so long after the put on average; allowed is a little more, while others fill the pipe. */
const PIPE_ALLOWANCE_MILLIS = 130;
const PUSH: Micros = microsFromMillis(LIMITS.fanOutMillis.value + PIPE_ALLOWANCE_MILLIS);
/** So many of a lane's last invocations tell how long they take. */
const LAST_INVOCATIONS = 5;

/** One round of a shard's records: a poll, a batching window, an invocation; each the longest of late. */
export function cycleOf({ history, scenario, setting, consumer, t }: Look, shard: number): Micros {
  const id = consumer.shards[shard].readers.findLast((one) => history.readers[one].startsAt <= t);
  const poll = id === undefined ? MICROS_PER_SECOND : pollOf(scenario.seed, history.readers[id], t);
  if (setting?.type !== 'lambda') return poll;
  const { lanes } = consumer.shards[shard];
  const window = setting.eventSourceMapping.maximumBatchingWindowInSeconds * MICROS_PER_SECOND;
  const runs = Math.max(0, ...lanes.map((lane) => elapsedOf(lane, t)));
  const ran = Math.max(-1, ...lanes.map((lane) => longestOf(lane, t)));
  if (ran >= 0) return poll + window + Math.max(ran, runs);
  const records = Math.min(setting.eventSourceMapping.batchSize, unfinishedAt(history, consumer, shard, t));
  const cold = microsFromMillis(setting.function.coldStartMillis);
  return poll + window + Math.max(runs, cold + durationMicros(setting.function, records));
}

/** From one answered poll to the next at most; longer by as many polls as are refused one after the other. */
function pollOf(seed: number, reader: ReaderHistory, t: Micros): Micros {
  const { schedule, calls } = reader;
  if (schedule === null) return PUSH;
  const from = t - 20 * MICROS_PER_SECOND;
  const once = schedule.interval + 2 * schedule.jitter;
  if (!hasRefusal(reader, from, t)) return once;
  let run = 0;
  let longest = 0;
  for (const { row } of pollsBetween(seed, reader, from, t)) {
    run = row >= 0 && isRefusal(calls.outcome.data[row]) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest * schedule.interval + once;
}

/** The longest of a lane's last invocations that have ended; -1 of a lane that had none. */
function longestOf({ invocations }: LaneHistory, t: Micros): Micros {
  let longest = -1;
  const last = lastRowAt(invocations.endsAt, t);
  for (let row = last; row >= 0 && row > last - LAST_INVOCATIONS; row--)
    longest = Math.max(longest, invocations.endsAt.data[row] - invocations.startsAt.data[row]);
  return longest;
}

/** For how long a lane's invocation has been running; how long it will take is not known yet. */
function elapsedOf(lane: LaneHistory, t: Micros): Micros {
  const row = runningAt(lane, t);
  return row < 0 ? 0 : t - lane.invocations.startsAt.data[row];
}
