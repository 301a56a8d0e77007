/** What holds right now, computed from the run: at most two facts, the strongest cause first; the other stands beside it. */
import { isSet, type ConsumerHistory, type History, type ReaderHistory, type Scenario } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivedAt, fanOutQuota, nameOfConsumer, outageAt, registrationsAt } from '../metrics';
import { changeFacts } from './change';
import type { ConsumerFact, Fact, IdleFact, RemedyFact } from './fact';
import { registering, subscriptionFact } from './fan-out';
import { returnFact, returnOf, stoppedFact } from './out-of-action';
import { progressFacts } from './progress';
import { readsNothing, refusedCallsOf } from './reading';
import { reshardFacts } from './resharding';
import { partlyRefused, shapeFact } from './traffic';

/** Refusals are counted over as long, or over as much as there is. */
const SPAN: Micros = 10 * MICROS_PER_SECOND;
/** Over less than that a rate says nothing. */
const LEAST_SPAN: Micros = MICROS_PER_SECOND;

/** The facts that hold at t, of the stream and of one consumer; undefined: of the stream alone. */
export function narrate(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory | undefined,
  t: Micros,
): Fact[] {
  const stream: Fact[] = [...reshardFacts(history, scenario, consumer, t)];
  const shape = shapeFact(scenario, t);
  const of = consumer === undefined ? null : nameAmongSeveral(history, scenario, consumer, t);
  const unregistered = registrationsAt(history, t).refused;
  if (unregistered > 0)
    stream.push({
      kind: 'registration-refused',
      consumers: unregistered,
      most: fanOutQuota(scenario),
    });
  const down = consumer === undefined ? null : outageAt(consumer, t);
  if (consumer !== undefined && down?.isOut === true)
    return [...stream, { ...stoppedFact(history, scenario, consumer, t), of }];
  // One that reads nothing has no other news.
  const nothing = consumer === undefined ? null : readsNothing({ history, scenario, consumer, t });
  if (nothing !== null) return [...stream.slice(0, 1), { ...nothing, of }];
  const waits = consumer === undefined ? null : registering({ history, consumer, t });
  if (waits !== null) return [...stream.slice(0, 1), { kind: 'registering', ...waits, of }];
  const span = Math.min(SPAN, t);
  const writes = partlyRefused(history, t, span) ?? refusedWrites(history, t, span);
  if (writes !== null) stream.push(writes);
  const reads = refusedReads(history, scenario.seed, t, span);
  if (reads !== null) stream.push(reads);
  const facts: Fact[] = [];
  if (consumer === undefined) facts.push({ kind: 'no-reader' });
  else if (history.shards.every((shard) => arrivedAt(shard, t) === 0))
    facts.push({ kind: 'waiting-for-records' });
  else facts.push(...factsOfConsumer(history, scenario, consumer, of, t));
  // What befalls the stream is the cause of the whole picture, and how the consumer fares stands beside it: one of each.
  return [
    ...stream.slice(0, 1),
    ...facts.filter(({ kind }) => stream.length === 0 || !isPassing(kind)),
    ...(shape === null ? [] : [shape]),
  ].slice(0, 2);
}

function factsOfConsumer(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  of: string | null,
  t: Micros,
): Fact[] {
  // Judged by what was done since the consumer came, or could read, and since a setting changed: before that, other
  // things held.
  const changed = history.commands.filter((one) => one.at <= t);
  const resharded = Math.max(0, ...history.shards.map(({ createdAt }) => (createdAt <= t ? createdAt : 0)));
  const changedAt = Math.max(resharded, changed.at(-1)?.at ?? 0);
  const others = changed.findLast((one) => !isSet(one) || !one.path.startsWith('consumers.'));
  const arrivalsSince = Math.max(resharded, others?.at ?? 0);
  const before = Math.max(consumer.startsAt, changedAt);
  const came = returnOf(history, consumer, t);
  const back = came !== null && came.at > before ? came : null;
  const since = back?.at ?? before;
  const setting = scenario.consumers[consumer.entry];
  const look = { history, scenario, consumer, setting, since, arrivalsSince, t };
  if (t < LEAST_SPAN) return [{ kind: 'just-begun' }];
  const subscription = subscriptionFact(look);
  const isEarly = t - since < LEAST_SPAN;
  // Who has one and who has none is how both fare; a renewal is news where nothing else is.
  const tells = subscription !== null && subscription.kind !== 'renewed';
  if (tells && (back !== null || !isEarly)) return [{ ...subscription, of }];
  if (back !== null && isEarly) return [{ ...returnFact(history, consumer, back, t), of }];
  if (isEarly) {
    const [told] = changeFacts(look, 'too-early', of);
    return [told ?? { kind: 'just-changed', change: null }];
  }
  const told = progressFacts(look).map((fact): Fact => (isOfNobody(fact) ? fact : { ...fact, of }));
  // Until it is told how it catches up, what it catches up with is the news.
  if (back !== null && t - since < 2 * SPAN && ['too-early', 'unclear'].includes(told[0].kind))
    return [{ ...returnFact(history, consumer, back, t), of }];
  if (subscription !== null && isCalm(told[0].kind)) return [{ ...subscription, of }, ...told];
  const [change] = isCalm(told[0].kind) ? changeFacts(look, told[0].kind, of) : [];
  if (change === undefined) return told;
  // An age that fell is a beginning: that it is too early to tell would take it back.
  return change.kind === 'age-fell' && told[0].kind === 'too-early' ? [change] : [change, ...told];
}

/** What lets a change speak first: nothing holds the consumer up. */
function isCalm(kind: Fact['kind']): boolean {
  switch (kind) {
    case 'quiet':
    case 'catching-up':
    case 'keeping-up':
    case 'gathering':
    case 'behind':
    case 'unclear':
    case 'too-early':
      return true;
    default:
      return false;
  }
}

/** What says only that there is nothing to say yet. */
function isPassing(kind: Fact['kind']): boolean {
  return kind === 'just-begun' || kind === 'just-changed';
}

/** Whether a fact stands beside another one, which names the consumer. */
function isOfNobody(fact: ConsumerFact | RemedyFact | IdleFact): fact is RemedyFact | IdleFact {
  switch (fact.kind) {
    case 'factor-could-help':
    case 'range-could-part':
    case 'factor-at-maximum':
    case 'one-key':
    case 'window-forces-one-lane':
    case 'fewer-keys-than-lanes':
    case 'window-open':
    case 'filtering':
    case 'key-in-lane':
    case 'failure-course':
    case 'cold-starts':
      return true;
    default:
      return false;
  }
}

/** The consumer's name where there are others, so that it is plain of whom is spoken. */
function nameAmongSeveral(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
): string | null {
  const there = history.consumers.filter((one) => one.startsAt <= t && t < one.endsAt);
  const setting = scenario.consumers[consumer.entry];
  return there.length > 1 && setting !== undefined ? nameOfConsumer(setting, consumer.ordinal) : null;
}

function refusedReads(history: History, seed: number, t: Micros, span: Micros): Fact | null {
  let worst: Extract<Fact, { kind: 'reads-refused' }> | null = null;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  // Of each shard those that poll it: looked through once, however many shards there are.
  const byShard: ReaderHistory[][] = history.shards.map(() => []);
  for (const reader of history.readers) if (reader.schedule !== null) byShard[reader.shard].push(reader);
  for (const { index } of history.shards) {
    const counted = refusedCallsOf(byShard[index], seed, t - span, t);
    if (counted === null) continue;
    const { calls, byCalls, byBytes } = counted;
    const refused = byCalls + byBytes;
    if (refused === 0 || (worst !== null && worst.refused >= refused)) continue;
    const readers = byShard[index].filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt).length;
    // Those who were refused do not poll any more: it is no news of now.
    if (readers === 0) continue;
    const by = byBytes > byCalls ? 'bytes' : 'calls';
    worst = { kind: 'reads-refused', shard: index, by, readers, calls, refused, seconds };
  }
  return worst;
}

function refusedWrites(history: History, t: Micros, span: Micros): Fact | null {
  let worst: Extract<Fact, { kind: 'writes-refused' }> | null = null;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  for (const { index, refusals } of history.shards) {
    const { data, length } = refusals.at;
    const refused = countUpTo(data, length, t) - countUpTo(data, length, t - span);
    if (refused > (worst?.refused ?? 0)) worst = { kind: 'writes-refused', shard: index, refused, seconds };
  }
  return worst;
}
