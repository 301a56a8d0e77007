/**
 * How records are drawn follows from how many of them a watcher sees go by: a few are tokens with a number, more are
 * dots on an axis of age, and more than that are a flow whose counts are told. One passes into the next, so that no
 * record jumps when the rate or the speed is another.
 */
import type { ShardHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivalRate, arrivedAt } from '../metrics';
import { ease } from './geometry';

/** Records in a second of the watcher's time up to which each is a token, and from which each is a dot. */
const TOKENS_UP_TO = 14;
const DOTS_FROM = 36;
/** The same, up to which dots tell all, and from which counts do. */
const UNCOUNTED_UP_TO = 200;
const COUNTED_FROM = 500;
/**
 * Simulated seconds a second at which a slower run is watched, too. One may go slower, but sees no closer: as many records
 * lie in a shard at once, however slowly they go, and more of them as tokens with numbers could not be read.
 */
const PACE_FLOOR = 0.25;
/** Seconds of the watcher's time over which the rate is taken. */
const SPAN = 2 * MICROS_PER_SECOND;
/** Between two moments so far apart the rate is drawn through: it changes with time, not with each record. */
const STEP = MICROS_PER_SECOND / 4;

/** Records a second of simulated time, as a watcher at that speed sees it: it changes without a jump. */
export function seenRate(shard: ShardHistory, speed: number, t: Micros): number {
  const span = SPAN * Math.max(1, speed);
  const step = Math.floor(t / STEP);
  const at = (k: number) => (k < 0 ? 0 : arrivalRate(shard, k * STEP, span));
  const before = at(step - 1);
  return before + (at(step) - before) * (t / STEP - step);
}

/** How much of a shard's records is drawn as what. */
export interface Pace {
  /** 0: tokens with numbers; 1: dots. */
  readonly dots: number;
  /** 0: all that moves is drawn; 1: what goes by is told in counts. */
  readonly flow: number;
  /** Records a second of simulated time. */
  readonly perSecond: number;
}

/**
 * A rate that leaps goes through all that lies between tokens and counts in a few frames. So what is drawn is the mean
 * of what the latest moments asked for, over as much of the watcher's time: it takes that long from one to the other.
 */
const PASSING = 0.8 * MICROS_PER_SECOND;
const MOMENTS = 16;

export function paceAt(shard: ShardHistory, speed: number, t: Micros): Pace {
  const perSecond = rateAt(shard, speed, t);
  const apart = (PASSING * Math.max(1, speed)) / MOMENTS;
  let dots = 0;
  let flow = 0;
  for (let moment = 0; moment < MOMENTS; moment++) {
    const rate = moment === 0 ? perSecond : rateAt(shard, speed, t - moment * apart);
    const seen = rate * Math.max(speed, PACE_FLOOR);
    dots += shareBetween(seen, TOKENS_UP_TO, DOTS_FROM);
    flow += shareBetween(seen, UNCOUNTED_UP_TO, COUNTED_FROM);
  }
  return { dots: dots / MOMENTS, flow: flow / MOMENTS, perSecond };
}

function rateAt(shard: ShardHistory, speed: number, t: Micros): number {
  return t < 0 || arrivedAt(shard, t) === 0 ? 0 : seenRate(shard, speed, t);
}

/** 0 up to `from`, 1 from `to` on; twice as many is as far everywhere between. */
function shareBetween(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, Math.log(value / from) / Math.log(to / from)));
}

/** How far a token has shrunk to a dot without a number: that comes first. */
export function shrunk(dots: number): number {
  return ease(dots / 0.45);
}

/** How much is left of the records in lanes, and then how far counts have come in their place: never both. */
export function drawnIn(flow: number): number {
  return 1 - ease(flow / 0.4);
}
export function countedIn(flow: number): number {
  return ease((flow - 0.4) / 0.4);
}

/** How far the count of a tape has come, over its dots. */
export function countedOnTape(flow: number): number {
  return Math.min(1, 3 * flow);
}

/** How far it has gone from its place in the row to its place by age: that comes then. */
export function spread(dots: number): number {
  return ease((dots - 0.3) / 0.7);
}

/** Up to which speed records fly at their full length, and from which on they do not: nobody could follow them. */
const FLYING_UP_TO = 2;
const NOT_FLYING_FROM = 20;

/** In slow motion a flight is as long to the watcher, and so shorter in the time of the run; no shorter than this. */
const SHORTEST_FLIGHT = 0.35;

/** How much of the time of a flight it takes at a speed, 0 .. 1. */
export function flightAt(speed: number): number {
  if (speed < 1) return Math.max(SHORTEST_FLIGHT, speed);
  return 1 - shareBetween(speed, FLYING_UP_TO, NOT_FLYING_FROM);
}

/** From this speed on, and where counts are told, a moment passes before its words can be read. */
const AVERAGED_ABOVE = 8;
/** As long of the watcher's time averages are taken over, and at least as long of the run: two polls. */
const AVERAGED_OVER = MICROS_PER_SECOND;
const LEAST_AVERAGED: Micros = 2 * MICROS_PER_SECOND;

/** Whether lanes and instances tell how they are on average, not how they are at this moment. */
export function isAveraged(speed: number, flow: number): boolean {
  return speed > AVERAGED_ABOVE || countedIn(flow) > 0;
}

/** The span over which they are told. */
export function averagingSpan(speed: number): Micros {
  return Math.max(LEAST_AVERAGED, AVERAGED_OVER * speed);
}

/** How long a tape takes to be stretched for another speed, in milliseconds: e times as fast, and at least. */
const STRETCH_MILLIS = 200;
const LEAST_MILLIS = 350;

/** The speed as a watcher sees it a while after it was changed: by ratio, from 1 to 2 is as far as from 30 to 60. */
export function speedBetween(from: number, to: number, millis: number): number {
  const share = millis / Math.max(LEAST_MILLIS, STRETCH_MILLIS * Math.abs(Math.log(to / from)));
  return share >= 1 ? to : from * (to / from) ** ease(share);
}
