/**
 * Whether one record is finished before another: what AWS guarantees, and what happened.
 *
 * Finished means: the invocation that processed the record ended, also when it failed for records behind it. One record
 * is finished before another when that invocation ended earlier; when both are in the same batch, which holds them in
 * sequence; or when two invocations of one lane, or of one key, that take no time ended at one moment, the first of them
 * first. A retry shows the function all records of its batch again; that is no other order of finishing.
 */
import {
  factorOf,
  isSet,
  laneByHashRange,
  type ConsumerHistory,
  type History,
  type Scenario,
} from '../engine';
import { withMember } from '../lib/member-path';
import type { Micros } from '../lib/time';
import { isBusyAt, journeyAt, type Journey, type RecordPlace } from '../metrics';

/** Why the order of two records is guaranteed, or is not. */
export type OrderRule =
  /** Documented: a shard keeps its records in sequence, and Lambda processes those of a key in order. */
  | { readonly kind: 'same-key'; readonly key: number }
  /** Documented: with a factor of 1 there is one batch of a shard at a time, in sequence. */
  | { readonly kind: 'one-batch-at-a-time' }
  /** Documented: whoever reads a shard gets its records in sequence. */
  | { readonly kind: 'read-in-sequence' }
  /** Follows from the lane assignment that is assumed here; AWS publishes none. */
  | { readonly kind: 'same-hash-lane'; readonly lane: number; readonly factor: number }
  | { readonly kind: 'other-shard' }
  /** `factor`: the largest there was while the earlier record was under way. */
  | { readonly kind: 'other-key'; readonly factor: number };

/** `assumed`: not by AWS's word, but under the lane assignment assumed here. */
export type OrderVerdict = 'guaranteed' | 'assumed' | 'not-guaranteed';

/** In which order the two were finished. */
export type OrderOutcome =
  | { readonly kind: 'in-order' | 'inverted'; readonly sameBatch: boolean; readonly overlapped: boolean }
  /** Two invocations ended at the same microsecond. */
  | { readonly kind: 'same-moment' }
  | { readonly kind: 'open'; readonly finished: 'earlier' | 'later' | 'none' }
  /** One of them, or both, will never be finished: given up, or not the consumer's to read. */
  | { readonly kind: 'never'; readonly which: 'earlier' | 'later' | 'both' };

/** Whether the order of two records is guaranteed, by which rule, and what happened. */
export interface OrderProof {
  /** The one with the smaller number: it came to the stream first. */
  readonly earlier: Journey;
  readonly later: Journey;
  readonly verdict: OrderVerdict;
  readonly rule: OrderRule;
  readonly outcome: OrderOutcome;
  /** A try that failed held both: the function saw the earlier one again after the later one. */
  readonly retriedTogether: boolean;
}

/**
 * The proof for two records as it stands at t; null: they are not two, or not both have arrived.
 * @param base the scenario that the run was started with, before its commands
 */
export function proveOrder(
  history: History,
  base: Scenario,
  consumer: ConsumerHistory,
  [one, other]: readonly [RecordPlace, RecordPlace],
  t: Micros,
): OrderProof | null {
  const journeys = [journeyAt(history, consumer, one, t), journeyAt(history, consumer, other, t)];
  const [earlier, later] = journeys.sort((a, b) => (a?.number ?? 0) - (b?.number ?? 0));
  if (earlier === null || later === null || earlier.number === later.number) return null;
  const rule = ruleOf(history, base, consumer, earlier, later, t);
  return {
    earlier,
    later,
    verdict: VERDICTS[rule.kind],
    rule,
    outcome: outcomeOf(earlier, later),
    retriedTogether: earlier.tries.some(
      ({ outcome, lane, invocation }) =>
        outcome === 'failed' &&
        later.tries.some((try_) => try_.lane === lane && try_.invocation === invocation),
    ),
  };
}

const VERDICTS: Readonly<Record<OrderRule['kind'], OrderVerdict>> = {
  'same-key': 'guaranteed',
  'one-batch-at-a-time': 'guaranteed',
  'read-in-sequence': 'guaranteed',
  'same-hash-lane': 'assumed',
  'other-shard': 'not-guaranteed',
  'other-key': 'not-guaranteed',
};

function ruleOf(
  history: History,
  base: Scenario,
  consumer: ConsumerHistory,
  earlier: Journey,
  later: Journey,
  t: Micros,
): OrderRule {
  if (earlier.shard !== later.shard) return { kind: 'other-shard' };
  if (consumer.type !== 'lambda') return { kind: 'read-in-sequence' };
  if (earlier.key === later.key) return { kind: 'same-key', key: earlier.key };
  // What counts is the time in which the later one could have overtaken: from the read of the earlier one to its end.
  const from = earlier.read?.at ?? t;
  const until = earlier.end?.at ?? t;
  const mappings = mappingsBetween(history, base, consumer, from, until);
  const factor = Math.max(...mappings.map((one) => one.factor));
  if (factor === 1) {
    // Lanes left over from a larger factor finish what they have begun; what then comes first, AWS does not say.
    const others = consumer.shards[earlier.shard].lanes.slice(1);
    return others.some((lane) => isBusyAt(lane, from))
      ? { kind: 'other-key', factor }
      : { kind: 'one-batch-at-a-time' };
  }
  const lane = commonHashLane(history, mappings, earlier, later);
  return lane === null ? { kind: 'other-key', factor } : { kind: 'same-hash-lane', lane, factor };
}

interface MappingInForce {
  readonly factor: number;
  readonly byHashRange: boolean;
}

/** How a mapping dealt keys to lanes at any moment of [from, to]. */
function mappingsBetween(
  history: History,
  { consumers: first }: Scenario,
  { entry }: ConsumerHistory,
  from: Micros,
  to: Micros,
): MappingInForce[] {
  const found: MappingInForce[] = [];
  let consumers = first;
  let since = 0;
  const note = (until: Micros) => {
    const setting = consumers[entry] as Scenario['consumers'][number] | undefined;
    if (since > to || until < from || setting?.type !== 'lambda') return;
    const { laneAssignment } = setting.eventSourceMapping;
    const factor = factorOf(setting.eventSourceMapping);
    found.push({ factor, byHashRange: laneAssignment === 'by-hash-range' });
  };
  for (const { at, path, value } of history.commands.filter(isSet)) {
    if (at > to) break;
    if (path !== 'consumers' && !path.startsWith('consumers.')) continue;
    note(at);
    ({ consumers } = withMember({ consumers }, path, JSON.parse(value) as unknown));
    since = at;
  }
  note(Infinity);
  return found;
}

/** The lane of both under lanes that are equal parts of the hash keys; null: they are dealt otherwise, or apart. */
function commonHashLane(
  history: History,
  mappings: readonly MappingInForce[],
  earlier: Journey,
  later: Journey,
): number | null {
  const [{ factor }] = mappings;
  if (!mappings.every((one) => one.byHashRange && one.factor === factor)) return null;
  const { range } = history.shards[earlier.shard];
  const laneOf = ({ key }: Journey) => laneByHashRange(range, history.keys[key].hashKey, factor);
  const lane = laneOf(earlier);
  const isThere = ({ lanes }: Journey) => lanes.every((stay) => stay.lane === lane);
  // After a change of the factor a key may be in another lane still.
  return laneOf(later) === lane && isThere(earlier) && isThere(later) ? lane : null;
}

function outcomeOf(earlier: Journey, later: Journey): OrderOutcome {
  const lost = [earlier, later].map(
    ({ end, beforeConsumer }) => end?.kind === 'given-up' || end?.kind === 'filtered' || beforeConsumer,
  );
  if (lost[0] || lost[1])
    return { kind: 'never', which: lost[0] && lost[1] ? 'both' : lost[0] ? 'earlier' : 'later' };
  if (earlier.end === null || later.end === null) {
    const finished = earlier.end !== null ? 'earlier' : later.end !== null ? 'later' : 'none';
    return { kind: 'open', finished };
  }
  const isBefore = earlier.end.at < later.end.at;
  const isSameMoment = earlier.end.at === later.end.at;
  const sameShard = earlier.shard === later.shard;
  const [first, second] = [earlier.tries.at(-1), later.tries.at(-1)];
  if (first === undefined || second === undefined) {
    // Delivered: the call that brought it is all there is.
    const sameBatch = sameShard && isSameMoment;
    return orderOf(isBefore || sameBatch, isSameMoment, sameBatch, false);
  }
  const sameLane = sameShard && first.lane === second.lane;
  const sameBatch = sameLane && first.invocation === second.invocation;
  const overlapped = !sameBatch && first.startsAt < later.end.at && second.startsAt < earlier.end.at;
  // A key changes lanes only when its batch is done: of one key, what ends as the other begins has come before it.
  const isHandedOn =
    isSameMoment && sameShard && earlier.key === later.key && earlier.end.at <= second.startsAt;
  // In one lane they come one after the other, also when they take no time.
  const inOrder = sameLane ? first.invocation <= second.invocation : isBefore || isHandedOn;
  return orderOf(inOrder, isSameMoment && !sameLane, sameBatch, overlapped);
}

function orderOf(
  inOrder: boolean,
  isSameMoment: boolean,
  sameBatch: boolean,
  overlapped: boolean,
): OrderOutcome {
  if (inOrder) return { kind: 'in-order', sameBatch, overlapped };
  return isSameMoment ? { kind: 'same-moment' } : { kind: 'inverted', sameBatch, overlapped };
}
