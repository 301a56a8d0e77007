import type { Micros } from '../../lib/time';
import { whereaboutsOf, type Journey, type JourneyTry } from '../../metrics';
import { words } from '../../words';

const w = words.order.journey;

/** A step of a journey; `at` is null when it has not happened yet. */
export interface JourneyStep {
  readonly at: Micros | null;
  readonly text: string;
  readonly failed?: boolean;
}

/** Of many tries the first and the last ones are told. */
const FIRST_TRIES = 2;
const LAST_TRIES = 2;

/** The way of a record in words, step by step, up to where it is. */
export function journeySteps(journey: Journey): JourneyStep[] {
  const { arrivedAt, putAgain, read, lanes, tries, end } = journey;
  const steps: JourneyStep[] = [
    { at: arrivedAt, text: putAgain?.isBehind === true ? w.arrivedBehind : w.arrived },
  ];
  if (putAgain !== null)
    steps.unshift({ at: putAgain.firstPutAt, text: w.refused(putAgain.refusals), failed: true });
  if (read !== null) steps.push({ at: read.at, text: w.read(read.way) });
  lanes.forEach(({ at, lane }, index) =>
    steps.push({ at, text: index === 0 ? w.lane(lane) : w.dealtAnew(lane) }),
  );
  const left = tries.length - FIRST_TRIES - LAST_TRIES;
  tries.forEach((one, index) => {
    if (index < FIRST_TRIES || index >= tries.length - LAST_TRIES || left <= 1)
      steps.push(...stepsOfTry(one));
    else if (index === FIRST_TRIES) steps.push({ at: one.startsAt, text: w.moreTries(left) });
  });
  if (end === null) {
    const { kind } = whereaboutsOf(journey);
    if (kind in w.open) steps.push({ at: null, text: w.open[kind as keyof typeof w.open] });
    else steps.push({ at: null, text: words.order.picked.where(whereaboutsOf(journey)) });
  } else steps.push({ at: end.at, text: w.end(end), failed: end.kind === 'given-up' });
  return steps;
}

function stepsOfTry(one: JourneyTry): JourneyStep[] {
  if (one.outcome === 'throttled') return [{ at: one.startsAt, text: w.tryEnd(one.outcome), failed: true }];
  const start = { at: one.startsAt, text: w.invoked(one) };
  if (one.outcome !== 'failed' || one.finished || one.endsAt === null) return [start];
  return [start, { at: one.endsAt, text: w.tryEnd(one.outcome), failed: true }];
}
