/** What was changed of late, and what came of it: a fact of the run, and no forecast. */
import { isSet, type ConsumerHistory, type History } from '../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { iteratorAgeAt } from '../metrics';
import type { Change, ChangeFact, Fact } from './fact';
import type { Look } from './look';

/** So long after a change its effect is told. */
const TOLD: Micros = 30 * MICROS_PER_SECOND;
/** So long a consumer that came during the run is told to have come. */
const TOLD_JOINED: Micros = 10 * MICROS_PER_SECOND;
/** An age that falls by less than half, or by less than a second, goes up and down with the batches. */
const FALLEN: Micros = MICROS_PER_SECOND;
/** A smaller age is no trouble that a change could cure. */
const LEAST: Micros = 0.5 * MICROS_PER_SECOND;
/** It was high all the while before the change, and is low all the while before now. */
const BEFORE: Micros = 3 * MICROS_PER_SECOND;
const AFTER: Micros = 1.5 * MICROS_PER_SECOND;
const LOOKS = 8;
/** With more shards it is not looked for: it takes its time. */
const MOST_SHARDS = 20;

/** The last change up to t that has to do with the consumer; null: there is none, or it is long ago. */
function lastChange(history: History, consumer: ConsumerHistory, t: Micros): Change | null {
  const last = history.commands.filter(isSet).findLast(({ at }) => at <= t);
  if (last === undefined || t - last.at > TOLD) return null;
  const [list, entry] = last.path.split('.');
  if (list === 'consumers' && Number(entry) !== consumer.entry) return null;
  return { path: last.path, value: last.value, atSeconds: last.at / MICROS_PER_SECOND };
}

/** What is told beside, or in the place of, a first fact that is no trouble. */
export function changeFacts(look: Look, first: Fact['kind'], of: string | null): ChangeFact[] {
  const { history, consumer, since, t } = look;
  if (consumer.startsAt > 0 && t - consumer.startsAt <= TOLD_JOINED)
    return [{ kind: 'joined', of, atSeconds: consumer.startsAt / MICROS_PER_SECOND }];
  const change = lastChange(history, consumer, t);
  if (change === null || hasNoEffect(look, change) || change.atSeconds * MICROS_PER_SECOND < since) return [];
  const fell = ageFell(look, change);
  if (fell !== null) return [fell];
  return first === 'too-early' ? [{ kind: 'just-changed', change }] : [];
}

/** A factor is set, but a tumbling window leaves one batch at a time. */
function hasNoEffect({ setting }: Look, { path }: Change): boolean {
  if (setting?.type !== 'lambda' || !path.endsWith('.parallelizationFactor')) return false;
  return setting.eventSourceMapping.tumblingWindowInSeconds > 0;
}

/** That iterator age fell since a change; null: it did not, or no more than it always does. */
function ageFell({ history, consumer, t }: Look, change: Change): ChangeFact | null {
  const at = change.atSeconds * MICROS_PER_SECOND;
  if (consumer.type !== 'lambda' || history.shards.length > MOST_SHARDS || t <= at) return null;
  const age = (when: Micros) => iteratorAgeAt(history, consumer, when) * MICROS_PER_MILLI;
  const [from, to] = [age(at), age(t)];
  if (from < LEAST || (to > from / 2 && from - to < FALLEN)) return null;
  const before = looksAt(Math.max(consumer.startsAt, at - BEFORE), at).map(age);
  const after = looksAt(Math.max(at, t - AFTER), t).map(age);
  if (Math.min(...before) <= Math.max(...after)) return null;
  return {
    kind: 'age-fell',
    change,
    fromSeconds: from / MICROS_PER_SECOND,
    toSeconds: to / MICROS_PER_SECOND,
  };
}

function looksAt(from: Micros, to: Micros): Micros[] {
  return Array.from({ length: LOOKS }, (_, index) => from + Math.round(((to - from) * (index + 1)) / LOOKS));
}
