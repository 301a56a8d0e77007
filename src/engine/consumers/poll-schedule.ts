import { MICROS_PER_SECOND, microsFromMillis, type Micros } from '../../lib/time';
import type { PollSchedule } from '../history';
import { LIMITS } from '../limits';
import { INTERVAL } from './poll-places';
import { draw, streamNumber } from '../random';
import type { ConsumerSetting } from '../scenario';

const JITTER = 3;
const PHASE = 4;

/**
 * When poll `k` of a schedule comes. Polls come once an interval, each a little early or late by a draw of its own;
 * AWS publishes the rate (once a second for Lambda and Firehose), not the jitter.
 */
export function pollTime(seed: number, schedule: PollSchedule, k: number): Micros {
  const regular = schedule.phase + k * schedule.interval;
  if (schedule.jitter === 0) return regular;
  const offset = (draw(seed, schedule.drawStream, k) % (2 * schedule.jitter + 1)) - schedule.jitter;
  return Math.max(0, regular + offset);
}

/** One consumer on one shard. */
export interface Poller {
  readonly entry: number;
  readonly ordinal: number;
  readonly shard: number;
  /** Its place among those that poll the stream (`poll-places.ts`); without effect when its phase is given. */
  readonly place: number;
}

/** The schedule of one consumer on one shard from `startsAt` on. */
export function schedulePolls(
  seed: number,
  setting: ConsumerSetting,
  { entry, ordinal, shard, place }: Poller,
  startsAt: Micros,
): PollSchedule {
  const interval = intervalOf(setting);
  const given = givenPhase(setting, ordinal);
  const schedule = {
    phase: given === null ? phaseAt(seed, shard, place, interval) : microsFromMillis(given),
    interval,
    // More than that and polls would overtake each other.
    jitter: Math.min(microsFromMillis(setting.pollJitterMillis), Math.floor((interval - 1) / 2)),
    drawStream: streamNumber(JITTER, entry, ordinal, shard),
  };
  const firstPoll = startsAt === 0 ? 0 : firstPollAfter(seed, { ...schedule, firstPoll: 0 }, startsAt);
  return { ...schedule, firstPoll };
}

/** The first poll of a schedule that comes after `time`. */
export function firstPollAfter(seed: number, schedule: PollSchedule, time: Micros): number {
  const near = Math.floor((time - schedule.phase - schedule.jitter) / schedule.interval);
  let k = Math.max(schedule.firstPoll, near);
  while (pollTime(seed, schedule, k) <= time) k++;
  return k;
}

/** The phase that the setting gives to one consumer of its count, in ms; null: the seed decides. */
export function givenPhase({ pollPhaseMillis }: ConsumerSetting, ordinal: number): number | null {
  if (typeof pollPhaseMillis !== 'object' || pollPhaseMillis === null) return pollPhaseMillis;
  return pollPhaseMillis[ordinal] ?? null;
}

/** Where in the interval the polls of a place come: the seed says where places begin on a shard. */
function phaseAt(seed: number, shard: number, place: number, interval: Micros): Micros {
  const start = draw(seed, streamNumber(PHASE, shard), 0);
  return Math.floor((((start + place) % INTERVAL) * interval) / INTERVAL);
}

function intervalOf(setting: ConsumerSetting): Micros {
  if (setting.type === 'kcl') return microsFromMillis(setting.idleMillisBetweenReads);
  const seconds =
    setting.type === 'lambda' ? LIMITS.mappingPollSeconds.value : LIMITS.firehosePollSeconds.value;
  return seconds * MICROS_PER_SECOND;
}
