/** How a consumer fares: does it keep up, and what holds it up if it does not. */
import { factorOf, isSet } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { oldestAgeAt, unfinishedAt } from '../metrics';
import { arrivalRateIn } from './arrivals';
import { isFinishedBeforeNextPoll } from './before-next-poll';
import { climbOf } from './climb';
import { coldStarts } from './cold-starts';
import { expiryOf } from './expiry';
import type { ConsumerFact, IdleFact, RemedyFact } from './fact';
import { failureCourse } from './failure-course';
import { idleFactOf } from './idle-facts';
import { keysSeen } from './keys-seen';
import type { Load } from './load';
import type { Look } from './look';
import { isShownMore, paceOf, RATE_SPAN, ratesOf, recentLoad, type Pace, type Rates } from './pace';
import { refusedOften } from './reading';
import { remedyOf } from './remedy';
import { allAggregated } from './traffic';
import { failuresOf, hasFailed, troubleOf } from './trouble';
import { filteringOf, troubleFact } from './trouble-facts';

type Told = ConsumerFact | RemedyFact | IdleFact;

interface ShardState {
  readonly shard: number;
  readonly unfinished: number;
  readonly pace: Pace;
}

/** Of more shards those with the most to do are judged in full, as soon as one of them is open: it takes its time. */
const MOST_JUDGED = 12;
/** Of more shards one is named even where all are alike. */
const MOST_ALIKE = 8;

/** Failures are counted over so long: with pauses between tries few end in less. */
const FAILURES_SPAN = 30 * MICROS_PER_SECOND;

/** Shards with about as much to do are named in their own order: so large a share of the most, or so few less. */
const ALIKE = 0.8;
const FEW = 4;

/** At most two facts about the consumer. */
export function progressFacts(look: Look): Told[] {
  const refused = refusedOften(look);
  if (refused !== null) return [refused];
  const states: ShardState[] = [];
  const shards = byUnfinished(look);
  for (const { shard, unfinished } of shards) {
    const trouble = unfinished === 0 ? null : troubleOf(look, shard);
    if (trouble !== null) return withCourse(look, troubleFact(look, trouble, shard, ageOf(look, shard)));
    // Once one is open, it is told of that one: shards with less to do are not judged.
    const isJudged = states.length < MOST_JUDGED || !states.some(isOpen);
    const pace: Pace = isJudged ? paceOf(look, shard) : { kind: 'level' };
    const failing = isBad(pace) ? failingOften(look, shard) : null;
    if (failing !== null) return withCourse(look, failing);
    if (pace.kind === 'growing') return growing(look, shard, pace.rates);
    if (pace.kind === 'overloaded') return buildingUp(look, shard, pace.load);
    states.push({ shard, unfinished, pace });
  }
  const [calm, ...more] = calmFacts(look, states);
  // Tries that fail are news, and that all goes well nevertheless is none.
  const failing = calm.kind === 'quiet' ? null : failingAnywhere(look, shards);
  if (failing !== null) return withCourse(look, failing);
  const order = shards.map(({ shard }) => shard);
  const idle = calm.kind === 'quiet' ? null : idleFactOf(look, order, calm.kind !== 'keeping-up');
  if (calm.kind === 'keeping-up' && idle?.kind === 'window-open' && look.setting?.type === 'lambda') {
    const windowSeconds = look.setting.eventSourceMapping.maximumBatchingWindowInSeconds;
    const { unfinished, ageSeconds } = calm;
    return [{ kind: 'gathering', windowSeconds, unfinished, ageSeconds }, idle];
  }
  if (calm.kind === 'quiet') return [calm, ...more].slice(0, 2);
  const beside = [coldStarts(look), filteringOf(look), ...more, idle].filter((one) => one !== null);
  return [calm, ...beside].slice(0, 2);
}

/** Beside that invocations fail stands why, and what becomes of their batch. */
function withCourse(look: Look, fact: ConsumerFact): Told[] {
  if (fact.kind !== 'failing' && fact.kind !== 'given-up' && fact.kind !== 'failing-often') return [fact];
  const course = failureCourse(look, fact.shard, fact.kind);
  return course === null ? [fact] : [fact, course];
}

/** Whether failures may be what a pace comes from: it is not plain that the shard keeps up or becomes free. */
function isBad({ kind }: Pace): boolean {
  return kind !== 'level' && kind !== 'idle' && kind !== 'falling';
}

/** That tries fail on some shard though nothing holds it up. */
function failingAnywhere(look: Look, shards: readonly { readonly shard: number }[]): ConsumerFact | null {
  for (const { shard } of mayFail(look) ? shards : []) {
    const failing = failingOften(look, shard);
    if (failing !== null) return failing;
  }
  return null;
}

/** Failures are looked for where there can be some. */
function mayFail({ setting, history }: Look): boolean {
  if (setting?.type !== 'lambda') return false;
  const { errorRate, poisonKeys, poisonRate, poisonRecords } = setting.function.failures;
  const isChanged = history.commands.some((one) => isSet(one) && one.path.includes('failures'));
  return isChanged || errorRate > 0 || poisonRate > 0 || poisonKeys.length > 0 || poisonRecords.length > 0;
}

/** The shards, those with about the most left to do first, in their own order: so the same one is named for a while. */
function byUnfinished({ history, consumer, t }: Look) {
  const shards = history.shards.map(({ index: shard }) => ({
    shard,
    unfinished: unfinishedAt(history, consumer, shard, t),
  }));
  const most = Math.max(...shards.map(({ unfinished }) => unfinished));
  const rank = (unfinished: number) => (unfinished >= ALIKE * most - FEW ? Infinity : unfinished);
  return shards.toSorted((a, b) => {
    const [first, second] = [rank(a.unfinished), rank(b.unfinished)];
    return first === second ? a.shard - b.shard : second - first;
  });
}

/** Whether it is not plain that the shard keeps up. */
function isOpen({ pace }: ShardState): boolean {
  return pace.kind !== 'level' && pace.kind !== 'idle';
}

function mostUnfinished(states: readonly ShardState[]): ShardState | null {
  let worst: ShardState | null = null;
  for (const one of states) if (worst === null || one.unfinished > worst.unfinished) worst = one;
  return worst;
}

function ageOf({ history, consumer, t }: Look, shard: number): number {
  return oldestAgeAt(history, consumer, shard, t) / MICROS_PER_SECOND;
}

/** That tries fail is told before the lanes that do not suffice: a batch that is done twice takes twice the time. */
function failingOften(look: Look, shard: number): ConsumerFact | null {
  const span = Math.min(FAILURES_SPAN, look.t - look.since);
  const failures = failuresOf(look, shard, look.t - span);
  // What failed some time ago does not fail now.
  if (failures === null || !hasFailed(look, shard, look.t - RATE_SPAN)) return null;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  return { kind: 'failing-often', shard, ...failures, seconds, ageSeconds: ageOf(look, shard) };
}

function growing(look: Look, shard: number, rates: Rates): Told[] {
  const ageSeconds = ageOf(look, shard);
  const climbs = climbOf(look, shard);
  const expires = climbs === null ? null : expiryOf(look, shard, climbs);
  const fact: Told = { kind: 'falling-behind', shard, ...rates, ageSeconds, climbs, expires };
  const remedy = remedyOf(look, shard, null) ?? coldStarts(look);
  return remedy === null ? [fact] : [fact, remedy];
}

function buildingUp(look: Look, shard: number, load: Load): Told[] {
  const { arriving, capacity, lanes, lane } = load;
  const remedy = remedyOf(look, shard, lane);
  const fact = { kind: 'building-up', shard, arriving, capacity, lanes, lane } as const;
  const others = look.history.shards.filter(({ index }) => index !== shard);
  const isEach =
    lane === null &&
    others.length > 0 &&
    others.length < MOST_ALIKE &&
    others.every(({ index }) => isAlike(load, recentLoad(look, index)));
  if (!isEach) return remedy === null ? [fact] : [fact, remedy];
  const keys = keysSeen(look.history, shard, look.t);
  const sameKeys = others.every(({ index }) => keysSeen(look.history, index, look.t) === keys);
  if (remedy?.kind === 'factor-could-help' && sameKeys)
    return [
      { ...fact, shard: null },
      { ...remedy, each: true },
    ];
  return remedy === null ? [{ ...fact, shard: null }] : [fact, remedy];
}

/** Whether another shard has the same to do, as it is written. */
function isAlike({ arriving, capacity, lanes }: Load, other: Load | null): boolean {
  if (other === null || other.kind !== 'over' || other.lane !== null) return false;
  const isSame = !isShownMore(other.arriving, arriving) && !isShownMore(arriving, other.arriving);
  return isSame && other.capacity === capacity && other.lanes === lanes;
}

function calmFacts(look: Look, states: readonly ShardState[]): Told[] {
  const { history, scenario, since, t } = look;
  if (states.every(({ pace }) => pace.kind === 'idle')) return [{ kind: 'quiet' }];
  const span = Math.min(RATE_SPAN, t - since);
  const unfinished = states.reduce((sum, one) => sum + one.unfinished, 0);
  let arriving = 0;
  let ageSeconds = 0;
  for (const { shard } of states) {
    arriving += arrivalRateIn(scenario, history.shards[shard], t - span, t);
    ageSeconds = Math.max(ageSeconds, ageOf(look, shard));
  }
  const open = states.filter(isOpen);
  const kind = mostUnfinished(open)?.pace.kind;
  if (kind === 'falling') {
    const finishing = states.reduce((sum, { shard }) => sum + ratesOf(look, shard).finishing, 0);
    if (isShownMore(finishing, arriving))
      return [
        {
          kind: 'catching-up',
          finishing,
          arriving,
          unfinished,
          doneInSeconds: drainOf(finishing - arriving, unfinished),
        },
        ...surplusOf(look),
      ];
  }
  if (kind !== undefined) {
    // What falls, and cannot be shown to by rates yet, may be shown soon.
    const isEarly = kind === 'too-early' || (kind === 'falling' && t - since < RATE_SPAN);
    const vague = isEarly ? 'too-early' : kind === 'behind' ? kind : 'unclear';
    return [{ kind: vague, arriving, unfinished, ageSeconds }, ...surplusOf(look)];
  }
  const beforeNextPoll = isFinishedBeforeNextPoll(look);
  return [{ kind: 'keeping-up', arriving, unfinished, ageSeconds, beforeNextPoll }, ...surplusOf(look)];
}

/** Less is soon; more is more than anybody waits for. */
const SOON_SECONDS = 5;
const LONG_SECONDS = 30 * 86_400;

/** Seconds until nothing waits, if `perSecond` fewer do each second. */
function drainOf(perSecond: number, unfinished: number): number | null {
  const seconds = unfinished / perSecond;
  return seconds >= SOON_SECONDS && seconds <= LONG_SECONDS ? seconds : null;
}

/** That there are more lanes than keys: said of the stream only where it holds for every shard that has keys. */
function surplusOf({ setting, history, scenario, t }: Look): RemedyFact[] {
  if (setting?.type !== 'lambda' || setting.eventSourceMapping.laneAssignment !== 'by-key') return [];
  const factor = factorOf(setting.eventSourceMapping);
  const keys = Math.max(...history.shards.map(({ index }) => keysSeen(history, index, t)));
  if (keys === 0 || factor <= keys) return [];
  return [{ kind: 'fewer-keys-than-lanes', keys, factor, aggregated: keys === 1 && allAggregated(scenario) }];
}
