import type { ConsumerHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import {
  nextBeat,
  nextMoment,
  previousBeat,
  shardsInFull,
  previousMoment,
  type Beat,
  type MomentKind,
} from '../metrics';
import type { Player, Timeline } from '../timeline';

/** How far a search looks ahead, in simulated time and in events: one that finds nothing must end soon. */
const HORIZON: Micros = 3_600 * MICROS_PER_SECOND;
/** For a step, somebody has pressed and waits. */
const EVENTS_OF_STEP = 200_000;
/** Beats are looked for whenever a strip of stills is shown, and nobody asked: that may take a blink. */
const EVENTS_OF_BEAT = 60_000;

/** When the next (1) or previous (-1) moment of one of these kinds is; null when there is none in reach. */
export function findMoment(
  { timeline, time }: Player,
  direction: 1 | -1,
  kinds: readonly MomentKind[],
): Micros | null {
  const { seed } = timeline.base;
  if (direction < 0) return previousMoment(timeline.history, seed, time, kinds);
  return lookAhead(timeline, time, EVENTS_OF_STEP, (until) =>
    nextMoment(timeline.history, seed, time, until, kinds),
  );
}

/** The beats of one consumer on the shards that are shown in full. */
export interface BeatSearch {
  readonly timeline: Timeline;
  readonly openConsumer: number;
  readonly openShard: number;
}

/** The next (1) or previous (-1) beat from a time or from another beat; null when there is none in reach. */
export function findBeat(
  { timeline, openConsumer, openShard }: BeatSearch,
  direction: 1 | -1,
  from: Micros | Beat,
): Beat | null {
  const { history } = timeline;
  const consumer = () => history.consumers[openConsumer] as ConsumerHistory | undefined;
  const t = typeof from === 'number' ? from : from.at;
  const shards = shardsInFull(history, consumer(), openShard, t);
  if (direction < 0) return previousBeat(history, consumer(), shards, from);
  return lookAhead(timeline, t, EVENTS_OF_BEAT, (until) =>
    nextBeat(history, consumer(), shards, from, until),
  );
}

/** Makes the history reach further and further, by so many events in all, until something is found. */
function lookAhead<T>(
  timeline: Timeline,
  time: Micros,
  events: number,
  find: (until: Micros) => T | null,
): T | null {
  let left = events;
  for (let ahead = MICROS_PER_SECOND; ; ahead = Math.min(HORIZON, ahead * 4)) {
    const there = timeline.ensure(time + ahead, left);
    left = timeline.eventsLeft;
    const found = find(Math.min(time + ahead, timeline.reached));
    if (found !== null || !there || left === 0 || ahead === HORIZON) return found;
  }
}
