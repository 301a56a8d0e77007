/** Whether a consumer keeps pace with a shard. Nothing is said without evidence for it: where there is none, so it is told. */
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { finishingOfShard, largestAgeBetween, largestBacklogBetween, unfinishedAt } from '../metrics';
import { arrivalRateIn, arrivedIn } from './arrivals';
import { cycleOf } from './cycle';
import { loadOf, type Load } from './load';
import type { Look } from './look';

/** Records a second over one and the same time: the shard's, and those of them that were finished. */
export interface Rates {
  readonly arriving: number;
  readonly finishing: number;
}

/** `growing` and `falling`: measured. `overloaded`: by arithmetic, and what waits has grown. */
export type Pace =
  | { readonly kind: 'idle' }
  | { readonly kind: 'level' }
  | { readonly kind: 'too-early' }
  /** Neither that it keeps up nor that it does not has evidence. */
  | { readonly kind: 'unclear' }
  /** More waits than a round explains, and it becomes neither more nor less. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'falling' }
  | { readonly kind: 'growing'; readonly rates: Rates }
  | { readonly kind: 'overloaded'; readonly load: Load };

/** What happened is judged over so long; over more where three rounds take longer. */
const SPAN: Micros = 20 * MICROS_PER_SECOND;
/** Before that nothing but what is plain by arithmetic is said, and before this not even that. */
const LEAST: Micros = 5 * MICROS_PER_SECOND;
const LEAST_BY_ARITHMETIC: Micros = 3 * MICROS_PER_SECOND;
/** The same after a change that left alone what comes in, and that is known for as long as `LEAST`. */
const LEAST_IF_KNOWN: Micros = 2 * MICROS_PER_SECOND;
/** Rates are taken over about as long. */
export const RATE_SPAN: Micros = 10 * MICROS_PER_SECOND;
/** Less than such a share of what is finished, and what comes in is no longer too much. */
const STILL = 0.5;
/** Over less, a few records more or less make another rate of it. */
const LEAST_RATED: Micros = 4 * MICROS_PER_SECOND;
/** What waits is said to become less when it is below this share of what it was. */
const FALLEN = 0.95;
/** Beyond two rounds a record may take so much longer: polls jitter, and a batch is not sent at once. */
const SLACK: Micros = 0.2 * MICROS_PER_SECOND;
/** An age that rises by less, or by less of the span, goes up and down with the polls and batches that are measured. */
const LEAST_GROWTH: Micros = 0.3 * MICROS_PER_SECOND;
const GROWTH_SHARE = 0.03;
/** Rates that differ by less than a hundredth are one rate, measured twice. */
const CLEARLY = 1.01;
/** Into each third of the span. */
const LOOKS = 8;
/** Where a shard has many lanes, fewer. */
const FEW_LOOKS = 3;
const MANY_LANES = 4;

/** Whether what a consumer has left to do on a shard grows, falls or neither, as far as there is evidence for it. */
export function paceOf(look: Look, shard: number): Pace {
  const { history, consumer, since, t } = look;
  const backlog = unfinishedAt(history, consumer, shard, t);
  const from = Math.max(since, t - SPAN);
  const log = history.shards[shard];
  if (backlog === 0 && arrivedIn(log, arrivalsFrom(look), t) === 0) return { kind: 'idle' };
  const came = arrivedIn(log, from, t);
  // Where nothing comes in, what waits can only become less.
  if (came === 0 && t - from >= LEAST && ratesOf(look, shard).finishing > 0) return { kind: 'falling' };
  const cycle = cycleOf(look, shard);
  const load = recentLoad(look, shard, cycle);
  const hasRoom = load?.kind === 'under';
  const recently = Math.max(since, t - Math.max(cycle, LEAST));
  const age = largestAgeBetween(history, consumer, shard, recently, t);
  // A round may be all but over when a record comes, and the next is then its own.
  const explained = 2 * cycle + SLACK;
  const isExplained = age <= explained && (load?.drainSeconds ?? 0) * MICROS_PER_SECOND <= explained;
  // Where it is known what comes in, one round that went well is enough.
  const least = t - arrivalsFrom(look) >= LEAST ? LEAST_IF_KNOWN : LEAST;
  if (isExplained && hasRoom && t - since >= Math.max(least, cycle)) return { kind: 'level' };
  const isLong = t - since >= Math.max(LEAST, 3 * cycle);
  if (!isLong && t - since < Math.min(least, LEAST_BY_ARITHMETIC)) return { kind: 'too-early' };
  const trend = trendOf(look, shard, cycle);
  const tooMuch = tooMuchOf(look, shard, load, trend, { isLong, isExplained, least });
  if (tooMuch !== null) return tooMuch;
  // Lanes that can do more than comes in, and less waits than at first: a short time is enough to see it.
  if (hasRoom && !isExplained && trend.backlogFell) return { kind: 'falling' };
  if (!isLong && (isExplained || !hasRoom || t - since < cycle + MICROS_PER_SECOND))
    return { kind: 'too-early' };
  const grows = trend.ageGrew && trend.backlogGrew;
  if (isExplained) {
    // A reader that is no function has no queue: what a round explains is all there is.
    if (load === null) return { kind: 'level' };
    if (load.kind === 'over' || grows) return { kind: 'unclear' };
    // So near to what the lanes can do, a slow growth takes a while to show.
    return { kind: load.isLeaning && t - since < SPAN ? 'too-early' : 'level' };
  }
  if (trend.backlogFell) return { kind: 'falling' };
  // Right after a change nothing can be said of a direction but that it becomes less.
  if (!isLong && t - since < LEAST) return { kind: 'too-early' };
  return trend.ageGrew || trend.backlogGrew ? { kind: 'unclear' } : { kind: 'behind' };
}

/** The load of the time that is judged; what comes in is known from before a change that is no change of it. */
export function recentLoad(look: Look, shard: number, cycle = cycleOf(look, shard)): Load | null {
  return loadOf(look, shard, arrivalsFrom(look), look.since + cycle);
}

function arrivalsFrom({ arrivalsSince, t }: Look): Micros {
  return Math.max(arrivalsSince, t - SPAN);
}

interface Known {
  readonly isLong: boolean;
  readonly isExplained: boolean;
  /** After how long something is said by arithmetic. */
  readonly least: Micros;
}

/** That what waits grows, measured where it has gone on for long enough, else by arithmetic; null: it does not. */
function tooMuchOf(
  look: Look,
  shard: number,
  load: Load | null,
  { ageGrew, backlogGrew, moreThanAtFirst }: Trend,
  { isLong, isExplained, least }: Known,
): Pace | null {
  const isOver = load?.kind === 'over';
  if (isLong && ageGrew && backlogGrew && (isOver || !isExplained)) {
    const { span, ...rates } = ratesOf(look, shard);
    if (span >= LEAST_RATED && isShownMore(rates.arriving, rates.finishing) && stillComes(look, shard, rates))
      return { kind: 'growing', rates };
  }
  const sofar = look.t - look.since;
  // In a short time batches that end hide what grows; what arithmetic says still stands.
  const hasGrown = sofar < SPAN ? moreThanAtFirst : backlogGrew;
  if (!isOver || !hasGrown || sofar < Math.min(least, LEAST_BY_ARITHMETIC)) return null;
  return isShownMore(load.arriving, load.capacity) ? { kind: 'overloaded', load } : null;
}

/** Batches may be long: what came in while they ran may be over by now. */
function stillComes({ history, since, t }: Look, shard: number, { finishing }: Rates): boolean {
  const from = Math.max(since, t - RATE_SPAN);
  const came = arrivedIn(history.shards[shard], from, t);
  return came > (STILL * finishing * (t - from)) / MICROS_PER_SECOND;
}

/** The shard's arrivals and the finished ones, over the batches that ended in about the last ten seconds; `span`: theirs. */
export function ratesOf(
  { history, scenario, consumer, since, arrivalsSince, t }: Look,
  shard: number,
): Rates & { readonly span: Micros } {
  const span = Math.min(RATE_SPAN, t - since);
  const { rate, from, to } = finishingOfShard(history, consumer, shard, t, span);
  const log = history.shards[shard];
  // Long batches may have begun before what comes in was changed: of that nothing is told any more.
  const [first, last] = rate === 0 ? [t - span, t] : [Math.max(from, arrivalsSince), to];
  return { arriving: arrivalRateIn(scenario, log, first, last), finishing: rate, span: last - first };
}

/** Whether one rate is more than another, also as they are written: two equal figures would deny it. */
export function isShownMore(a: number, b: number): boolean {
  const digits = a < 1 ? 100 : a < 20 ? 10 : 1;
  return a > CLEARLY * b && Math.round(a * digits) > Math.round(b * digits);
}

interface Trend {
  readonly ageGrew: boolean;
  readonly moreThanAtFirst: boolean;
  readonly backlogGrew: boolean;
  readonly backlogFell: boolean;
}

/** The last third of a span beside its first: what waits goes up and down with every poll, its tops do not. */
function trendOf({ history, consumer, since, t }: Look, shard: number, cycle: Micros): Trend {
  const from = Math.max(since, t - Math.max(SPAN, 3 * cycle));
  // In one round every lane has ended a batch: enough to see whether it becomes less.
  const earlier = Math.max(since, t - Math.max(SPAN, cycle));
  const third = Math.round((t - from) / 3);
  const before = largestAgeBetween(history, consumer, shard, from, from + third);
  const age = largestAgeBetween(history, consumer, shard, t - third, t);
  const looks = consumer.shards[shard].lanes.length > MANY_LANES ? FEW_LOOKS : LOOKS;
  const first = largestBacklogBetween(history, consumer, shard, from, from + third, looks);
  const last = largestBacklogBetween(history, consumer, shard, t - third, t, looks);
  const now = unfinishedAt(history, consumer, shard, t);
  const atFirst = unfinishedAt(history, consumer, shard, from);
  return {
    ageGrew: age > before + Math.max(LEAST_GROWTH, GROWTH_SHARE * (t - from)),
    moreThanAtFirst: now > atFirst,
    backlogGrew: last > first + 1 && now > atFirst,
    backlogFell: now < FALLEN * unfinishedAt(history, consumer, shard, earlier),
  };
}
