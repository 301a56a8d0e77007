/** When a producer's next record comes. Every draw is by the record's number. */
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../../lib/time';
import { drawExponential, streamNumber } from '../random';
import type { ProducerSetting } from '../scenario';
import type { ProducerState } from '../state';
import { amountIn, isLevel, microsFor, pieceAt } from './traffic';
import type { World } from '../world';

const ARRIVALS = 1;
/** Steady records come in the middle of their distances. */
export const HALF = 0.5;

/** Works out when the first record comes, or the next one after a record was made. */
export function setNextArrival(world: World, index: number, producer: ProducerState): void {
  const { setting, own } = world.caches.plans[index];
  if (own !== null) {
    producer.nextAt = producer.generated < own.at.length ? own.at[producer.generated] : Infinity;
    return;
  }
  if (!isLevel(setting)) {
    if (setting.arrivals === 'poisson') {
      // Drawn gaps count from the record before.
      if (producer.generated > producer.anchorIndex) producer.anchorAt = producer.nextAt;
      producer.anchorIndex = producer.generated;
      producer.left = drawGap(world, index, producer);
    }
    placeInPiece(setting, producer);
    return;
  }
  producer.turnsAt = Infinity;
  const gap = gapOf(setting);
  if (!Number.isFinite(gap)) {
    producer.nextAt = Infinity;
    return;
  }
  if (setting.arrivals === 'steady') {
    const { anchorAt, generated, anchorIndex, left } = producer;
    producer.nextAt = withinEnd(setting, evenTime(anchorAt, generated - anchorIndex, 0, left, gap));
    return;
  }
  const from = producer.generated === producer.anchorIndex ? producer.anchorAt : producer.nextAt;
  producer.nextAt = withinEnd(setting, from + drawGap(world, index, producer) * gap);
}

/** Records that come next: how many, and when each of them does. */
export interface Arrivals {
  readonly count: number;
  /** null: they come evenly (`evenTime`). */
  readonly times: Float64Array | null;
  readonly anchorAt: number;
  readonly made: number;
  readonly left: number;
  readonly gap: number;
}

/** Writes when the records come whose places, counted from `first` on, are the rows [from, to) of `places`. */
export function writeTimes(
  { times, anchorAt, made, left, gap }: Arrivals,
  into: Float64Array,
  places: Uint32Array,
  first: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const place = places[row] - first;
    into[row] = times === null ? Math.floor(evenTime(anchorAt, made, place, left, gap)) : times[place];
  }
}

/** When the record at a place comes. */
export function timeOf({ times, anchorAt, made, left, gap }: Arrivals, place: number): Micros {
  return times === null ? Math.floor(evenTime(anchorAt, made, place, left, gap)) : times[place];
}

/**
 * When the record at a place comes, `made` having come since the anchor before place 0; a fraction of a microsecond may
 * remain. It is added up here alone: in another order the last bit may differ, and with it the history.
 */
function evenTime(anchorAt: Micros, made: number, place: number, left: number, gap: number): number {
  return anchorAt + (made + place + left) * gap;
}

/**
 * Works out when the next records come, up to `last` and no more than `room`, and counts them as made.
 * @param times memory for those whose rate is not even: no more than it holds
 */
export function makeArrivals(
  world: World,
  index: number,
  producer: ProducerState,
  times: Float64Array,
  last: Micros,
  room: number,
): Arrivals {
  const { setting } = world.caches.plans[index];
  const { anchorAt, left } = producer;
  const made = producer.generated - producer.anchorIndex;
  const gap = gapOf(setting);
  const exactly = (place: number) => evenTime(anchorAt, made, place, left, gap);
  let count = 0;
  // Most records of large runs come evenly, and need not be noted.
  const isEven =
    isLevel(setting) &&
    setting.records === null &&
    setting.arrivals === 'steady' &&
    producer.nextAt === exactly(0);
  if (isEven) {
    const end = Math.min(last + 1, setting.endsAt === null ? Infinity : microsFromSeconds(setting.endsAt));
    count = Math.ceil(Math.min(room, (end - anchorAt) / gap - made));
    while (exactly(count - 1) >= end) count--;
    producer.generated += count;
    setNextArrival(world, index, producer);
  } else {
    while (count < Math.min(room, times.length) && producer.nextAt < last + 1) {
      times[count++] = Math.floor(producer.nextAt);
      producer.generated++;
      setNextArrival(world, index, producer);
    }
  }
  return { count, times: isEven ? null : times, anchorAt, made, left, gap };
}

/** The rate turns: what is left until the next record counts from here. */
export function turnRate(world: World, index: number, producer: ProducerState): void {
  const { setting } = world.caches.plans[index];
  const at = producer.turnsAt;
  producer.left = leftAt(setting, producer, at);
  producer.anchorIndex = producer.generated;
  producer.anchorAt = at;
  placeInPiece(setting, producer);
}

/** Goes on with changed settings from `now`; what was to come next keeps its place in proportion. */
export function changeArrivals(
  world: World,
  index: number,
  producer: ProducerState,
  before: ProducerSetting,
  now: Micros,
): void {
  const { setting } = world.caches.plans[index];
  if (setting.records !== null) return;
  if (isLevel(before) && isLevel(setting)) changeLevel(world, index, producer, before, now);
  else changeShape(world, index, producer, before, now);
  // Who reads at this moment has read: what comes next is later, if only by a microsecond.
  producer.nextAt = withinEnd(setting, Math.max(producer.nextAt, now + 1));
}

function changeLevel(
  world: World,
  index: number,
  producer: ProducerState,
  before: ProducerSetting,
  now: Micros,
): void {
  const { setting } = world.caches.plans[index];
  const startsAt = microsFromSeconds(setting.startsAt);
  const share = shareLeft(producer, before, startsAt, now) ?? HALF;
  const gap = gapOf(setting);
  producer.anchorIndex = producer.generated;
  producer.left = HALF;
  producer.anchorAt = Math.max(now, startsAt) + (Number.isFinite(gap) ? (share - HALF) * gap : 0);
  setNextArrival(world, index, producer);
  // A drawn gap that has begun is stretched, not drawn anew.
  if (setting.arrivals === 'poisson' && share !== HALF)
    producer.nextAt = withinEnd(setting, now + share * gap);
}

function changeShape(
  world: World,
  index: number,
  producer: ProducerState,
  before: ProducerSetting,
  now: Micros,
): void {
  const { setting } = world.caches.plans[index];
  const startsAt = microsFromSeconds(setting.startsAt);
  const hasBegun = now >= startsAt && (before.endsAt === null || now < microsFromSeconds(before.endsAt));
  const counted =
    isLevel(before) || !hasBegun ? shareLeft(producer, before, startsAt, now) : leftAt(before, producer, now);
  const fresh = setting.arrivals === 'poisson' ? drawGap(world, index, producer) : HALF;
  producer.left = counted ?? fresh;
  producer.anchorIndex = producer.generated;
  producer.anchorAt = Math.max(now, startsAt);
  placeInPiece(setting, producer);
}

/** The share of a level rate's distance that is left until the next record; null: it has not begun. */
function shareLeft(
  { nextAt }: ProducerState,
  before: ProducerSetting,
  startsAt: Micros,
  now: Micros,
): number | null {
  const left = (nextAt - now) * (before.recordsPerSecond / MICROS_PER_SECOND);
  return Number.isFinite(left) && left >= 0 && startsAt <= now ? left : null;
}

/** Records until the next one, at a time in the piece that the anchor lies in. */
function leftAt(setting: ProducerSetting, producer: ProducerState, at: Micros): number {
  const { left, generated, anchorIndex, anchorAt } = producer;
  const made = amountIn(pieceAt(setting, anchorAt), at - anchorAt);
  return Math.max(0, left + (generated - anchorIndex) - made);
}

/** Finds the next record in the piece of the rate that the anchor lies in, and where that piece ends. */
function placeInPiece(setting: ProducerSetting, producer: ProducerState): void {
  const piece = pieceAt(setting, producer.anchorAt);
  const amount = producer.left + (producer.generated - producer.anchorIndex);
  const at = producer.anchorAt + microsFor(piece, amount);
  producer.nextAt = at < piece.until ? withinEnd(setting, at) : Infinity;
  producer.turnsAt = withinEnd(setting, piece.until);
}

function drawGap(world: World, index: number, { generated }: ProducerState): number {
  return drawExponential(world.scenario.seed, streamNumber(ARRIVALS, index), generated);
}

function gapOf(setting: ProducerSetting): number {
  return setting.recordsPerSecond > 0 ? MICROS_PER_SECOND / setting.recordsPerSecond : Infinity;
}

function withinEnd(setting: ProducerSetting, at: number): number {
  return setting.endsAt !== null && at >= microsFromSeconds(setting.endsAt) ? Infinity : at;
}
