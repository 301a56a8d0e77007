/** What holds right now, computed from the run: at most two facts, the most telling first. */
import {
  CALL_REFUSED_BY_BYTES,
  CALL_REFUSED_BY_CALLS,
  CALL_SKIPPED,
  type ConsumerHistory,
  type History,
  type Scenario,
} from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivedAt, pollsBetween, processedUpTo } from '../metrics';
import { keysSeen } from './idle-reason';

export type Fact =
  | { readonly kind: 'waiting-for-records' }
  | { readonly kind: 'registration-refused'; readonly consumers: number }
  | {
      readonly kind: 'reads-refused';
      readonly shard: number;
      readonly by: 'calls' | 'bytes';
      readonly readers: number;
      readonly calls: number;
      readonly refused: number;
      readonly seconds: number;
    }
  | {
      readonly kind: 'writes-refused';
      readonly shard: number;
      readonly refused: number;
      readonly seconds: number;
    }
  | {
      readonly kind: 'falling-behind';
      readonly shard: number;
      readonly arriving: number;
      readonly finishing: number;
      readonly behind: number;
      readonly ageSeconds: number;
      readonly seconds: number;
    }
  | {
      readonly kind: 'catching-up';
      readonly shard: number;
      readonly behind: number;
      readonly finishing: number;
    }
  | { readonly kind: 'keeping-up'; readonly arriving: number; readonly behind: number }
  /** More lanes than keys: no lane beyond the keys can ever run. */
  | {
      readonly kind: 'fewer-keys-than-lanes';
      readonly shard: number;
      readonly keys: number;
      readonly factor: number;
    }
  /** Falling behind, and a larger factor could let more keys run side by side. */
  | { readonly kind: 'factor-could-help'; readonly factor: number; readonly keys: number }
  /** Falling behind with every key in a lane of its own: only faster code or finer keys help. */
  | { readonly kind: 'factor-cannot-help'; readonly keys: number };

const SPAN_SECONDS = 10;

export function narrate(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory | undefined,
  t: Micros,
): Fact[] {
  const span = Math.min(SPAN_SECONDS * MICROS_PER_SECOND, t);
  const seconds = Math.round(span / MICROS_PER_SECOND);
  const refusedConsumers = history.registrations.filter((one) => !one.accepted && one.at <= t).length;
  const facts: Fact[] = [];
  if (refusedConsumers > 0) facts.push({ kind: 'registration-refused', consumers: refusedConsumers });
  const reads = refusedReads(history, scenario.seed, t, span, seconds);
  if (reads !== null) facts.push(reads);
  const writes = refusedWrites(history, t, span, seconds);
  if (writes !== null) facts.push(writes);
  if (consumer !== undefined && span >= 2 * MICROS_PER_SECOND)
    facts.push(...progress(history, scenario, consumer, t, span));
  else if (facts.length === 0) facts.push({ kind: 'waiting-for-records' });
  return facts.slice(0, 2);
}

function refusedReads(history: History, seed: number, t: Micros, span: Micros, seconds: number): Fact | null {
  let worst: Extract<Fact, { kind: 'reads-refused' }> | null = null;
  for (const { index } of history.shards) {
    const readers = history.readers.filter(
      (one) => one.shard === index && one.schedule !== null && one.startsAt <= t && t < one.endsAt,
    );
    let calls = 0;
    let byCalls = 0;
    let byBytes = 0;
    for (const reader of readers) {
      for (const { row } of pollsBetween(seed, reader, t - span, t)) {
        const outcome = row < 0 ? 0 : reader.calls.outcome.data[row];
        if (outcome === CALL_SKIPPED) continue;
        calls++;
        if (outcome === CALL_REFUSED_BY_CALLS) byCalls++;
        if (outcome === CALL_REFUSED_BY_BYTES) byBytes++;
      }
    }
    const refused = byCalls + byBytes;
    if (refused === 0 || (worst !== null && worst.refused >= refused)) continue;
    const by = byBytes > byCalls ? 'bytes' : 'calls';
    worst = { kind: 'reads-refused', shard: index, by, readers: readers.length, calls, refused, seconds };
  }
  return worst;
}

function refusedWrites(history: History, t: Micros, span: Micros, seconds: number): Fact | null {
  let worst: Extract<Fact, { kind: 'writes-refused' }> | null = null;
  for (const { index, refusals } of history.shards) {
    const { data, length } = refusals.at;
    const refused = countUpTo(data, length, t) - countUpTo(data, length, t - span);
    if (refused > (worst?.refused ?? 0)) worst = { kind: 'writes-refused', shard: index, refused, seconds };
  }
  return worst;
}

/** How the consumer fares on the shard where it is furthest behind. */
function progress(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
  span: Micros,
): Fact[] {
  const shard = furthestBehind(history, consumer, t);
  const log = history.shards[shard];
  const there = arrivedAt(log, t);
  const before = arrivedAt(log, t - span);
  const arriving = ((there - before) * MICROS_PER_SECOND) / span;
  const finishing = (finishedBetween(history, consumer, shard, t - span, t) * MICROS_PER_SECOND) / span;
  const done = processedUpTo(history, consumer, shard, t);
  const doneBefore = processedUpTo(history, consumer, shard, t - span);
  const behind = there - done;
  const change = behind - (before - doneBefore);
  const ageOf = (row: number, at: Micros) =>
    row >= arrivedAt(log, at) ? 0 : at - log.records.arrivedAt.data[row];
  const ageSeconds = ageOf(done, t) / MICROS_PER_SECOND;
  const older = ageOf(done, t) - ageOf(doneBefore, t - span) > 300 * MICROS_PER_MILLI;
  if (there === 0) return [{ kind: 'waiting-for-records' }];
  const setting = scenario.consumers[consumer.entry];
  const keys = keysSeen(history, shard, t);
  const factor = setting?.type === 'lambda' ? setting.eventSourceMapping.parallelizationFactor : 1;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  if (older && change > 0 && arriving > finishing * 1.03) {
    const fact: Fact = { kind: 'falling-behind', shard, arriving, finishing, behind, ageSeconds, seconds };
    if (setting?.type !== 'lambda') return [fact];
    return [
      fact,
      keys > factor ? { kind: 'factor-could-help', factor, keys } : { kind: 'factor-cannot-help', keys },
    ];
  }
  if (finishing > arriving * 1.05 && ageSeconds > 3)
    return [{ kind: 'catching-up', shard, behind, finishing }];
  const calm: Fact = { kind: 'keeping-up', arriving, behind };
  if (
    setting?.type === 'lambda' &&
    keys > 0 &&
    factor > keys &&
    setting.eventSourceMapping.laneAssignment === 'by-key'
  ) {
    return [calm, { kind: 'fewer-keys-than-lanes', shard, keys, factor }];
  }
  return [calm];
}

function furthestBehind(history: History, consumer: ConsumerHistory, t: Micros): number {
  let worst = 0;
  let most = -1;
  for (const log of history.shards) {
    const behind = arrivedAt(log, t) - processedUpTo(history, consumer, log.index, t);
    if (behind > most) {
      worst = log.index;
      most = behind;
    }
  }
  return worst;
}

/** Records finished in (from, to]. Firehose and KCL finish what they read. */
export function finishedBetween(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
): number {
  let records = 0;
  const part = consumer.shards[shard];
  for (const { invocations } of part.lanes) {
    const { endsAt } = invocations;
    for (
      let row = countUpTo(endsAt.data, endsAt.length, from);
      row < endsAt.length && endsAt.data[row] <= to;
      row++
    ) {
      records += invocations.doneTo.data[row] - invocations.from.data[row];
    }
  }
  if (consumer.type === 'lambda') return records;
  for (const id of part.readers) {
    const { calls } = history.readers[id];
    const end = countUpTo(calls.at.data, calls.at.length, to);
    for (let row = countBelow(calls.at.data, calls.at.length, from + 1); row < end; row++) {
      records += calls.to.data[row] - calls.from.data[row];
    }
  }
  return records;
}
