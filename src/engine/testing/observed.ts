/** A history spelled out for checking: plain rows, and the settings in force at each moment. No limit is applied here. */
import { countUpTo } from '../../lib/binary-search';
import { GrowingColumn } from '../../lib/columns';
import { ColumnOfRows, columnsOf, Rows } from '../../lib/rows';
import { withMember } from '../../lib/member-path';
import type { Micros } from '../../lib/time';
import {
  CALL_OK,
  INVOCATION_THROTTLED,
  isSet,
  type ConsumerHistory,
  type History,
  type LaneHistory,
} from '../history';
import type { ConsumerSetting, LambdaConsumerSetting, Scenario } from '../scenario';

/** What is wrong, in words; nothing when all is well. */
export type Complain = (text: string) => void;

/** One run to be checked: what it was given, and what came of it. */
export interface Observed {
  /** As the run was started, before its commands. */
  readonly scenario: Scenario;
  readonly history: History;
  readonly now: Micros;
  readonly settings: readonly InForce[];
}

interface InForce {
  readonly from: Micros;
  readonly to: Micros;
  readonly scenario: Scenario;
}

/** Follows the commands that the history says were applied. */
export function observe(scenario: Scenario, history: History, now: Micros): Observed {
  const settings: InForce[] = [];
  let current = scenario;
  let from = 0;
  for (const { at, path, value } of history.commands.filter(isSet)) {
    settings.push({ from, to: at, scenario: current });
    current = withMember(current, path, JSON.parse(value) as unknown);
    from = at;
  }
  settings.push({ from, to: Infinity, scenario: current });
  return { scenario, history, now, settings };
}

/** The scenarios in force at a moment: two or more at the very microsecond of a command. */
export function scenariosAt({ settings }: Observed, t: Micros): Scenario[] {
  return settings.filter(({ from, to }) => from <= t && t <= to).map((one) => one.scenario);
}

/** The settings that a consumer may have had at a moment. */
export function settingsAt(observed: Observed, { entry }: ConsumerHistory, t: Micros): ConsumerSetting[] {
  return scenariosAt(observed, t).map(({ consumers }) => consumers[entry]);
}

/** The same of a Lambda function. */
export function lambdaAt(observed: Observed, consumer: ConsumerHistory, t: Micros): LambdaConsumerSetting[] {
  return settingsAt(observed, consumer, t).filter((setting) => setting.type === 'lambda');
}

/** Whether a consumer is down at a moment, its ends not included, by each of the settings that may be in force. */
export function outsAt(observed: Observed, consumer: ConsumerHistory, t: Micros): boolean[] {
  return settingsAt(observed, consumer, t).map(
    (setting) =>
      !!setting?.outage && t > setting.outage.startsAt * 1_000_000 && t < setting.outage.endsAt * 1_000_000,
  );
}

/** The same, its beginning and its end included. */
export function mayBeOutAt(observed: Observed, consumer: ConsumerHistory, t: Micros): boolean {
  return settingsAt(observed, consumer, t).some(
    (setting) =>
      !!setting?.outage && t >= setting.outage.startsAt * 1_000_000 && t <= setting.outage.endsAt * 1_000_000,
  );
}

/** Whether no command was applied. */
export function isUntouched({ history }: Observed): boolean {
  return history.commands.length === 0;
}

/**
 * Sums up everything that is in a history, column by column, whatever columns there are: a second opinion on the
 * engine's own digest, which could overlook what checkpoints overlook.
 */
export function sumUp(value: unknown, before = 0): number {
  const mix = (hash: number, word: number) => Math.imul((hash << 7) ^ (hash >>> 25) ^ word, 0x9e3779b1);
  if (value instanceof GrowingColumn || value instanceof ColumnOfRows) {
    const { data, length } = value;
    const words = new Uint32Array(
      data.slice(0, length).buffer.slice(0, (length * data.BYTES_PER_ELEMENT) & -4),
    );
    return mix(
      words.reduce(mix, before),
      data.BYTES_PER_ELEMENT === 1 ? data.slice(0, length).reduce(mix, length) : length,
    );
  }
  if (typeof value === 'object' && value !== null) {
    let hash = before;
    const members = value instanceof Rows ? columnsOf(value) : value;
    for (const member of Object.values(members)) hash = sumUp(member, mix(hash, 1));
    return hash;
  }
  return [...String(value)].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), before);
}

/** Bytes of each record of a shard's log. */
export function sizesOf({ bytesUpTo }: History['shards'][number]['records']): number[] {
  const sizes: number[] = [];
  for (let row = 0; row < bytesUpTo.length; row++)
    sizes.push(bytesUpTo.data[row] - (row === 0 ? 0 : bytesUpTo.data[row - 1]));
  return sizes;
}

/** By row of a shard's log: when the consumer read it; -1: passed over as expired; undefined: not its business. */
export function readTimes(
  { history }: Observed,
  consumer: ConsumerHistory,
  shard: number,
): (number | undefined)[] {
  const times: (number | undefined)[] = [];
  const { expired, readers } = consumer.shards[shard];
  for (let row = 0; row < expired.at.length; row++) {
    for (let record = expired.from.data[row]; record < expired.to.data[row]; record++) times[record] = -1;
  }
  for (const id of readers) {
    const { calls } = history.readers[id];
    for (let row = 0; row < calls.at.length; row++) {
      if (calls.outcome.data[row] !== CALL_OK) continue;
      for (let record = calls.from.data[row]; record < calls.to.data[row]; record++)
        times[record] = calls.at.data[row];
    }
  }
  return times;
}

/** By row of a shard's log: when the mapping's filters kept it from the function. */
export function filteredTimes({ shards }: ConsumerHistory, shard: number): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  const { at, from, to } = shards[shard].filtered;
  for (let row = 0; row < at.length; row++)
    for (let record = from.data[row]; record < to.data[row]; record++) times.set(record, at.data[row]);
  return times;
}

/** One try of one batch. */
export interface Try {
  readonly lane: number;
  readonly startsAt: Micros;
  readonly endsAt: Micros;
  readonly from: number;
  readonly to: number;
  readonly doneTo: number;
  readonly attempt: number;
  readonly environment: number;
  readonly cold: boolean;
  readonly outcome: number;
  readonly throttled: boolean;
}

/** The tries of one lane, in order. */
export function triesOf({ invocations }: LaneHistory, lane: number): Try[] {
  return Array.from({ length: invocations.startsAt.length }, (_, row) => ({
    lane,
    startsAt: invocations.startsAt.data[row],
    endsAt: invocations.endsAt.data[row],
    from: invocations.from.data[row],
    to: invocations.to.data[row],
    doneTo: invocations.doneTo.data[row],
    attempt: invocations.attempt.data[row],
    environment: invocations.environment.data[row],
    cold: invocations.cold.data[row] === 1,
    outcome: invocations.outcome.data[row],
    throttled: invocations.outcome.data[row] === INVOCATION_THROTTLED,
  }));
}

/** Records given up together. */
export interface Discard {
  readonly at: Micros;
  readonly from: number;
  readonly to: number;
  readonly reason: number;
}

/** What a lane gave up, in order. */
export function discardsOf({ discards }: LaneHistory): Discard[] {
  return Array.from({ length: discards.at.length }, (_, row) => ({
    at: discards.at.data[row],
    from: discards.from.data[row],
    to: discards.to.data[row],
    reason: discards.reason.data[row],
  }));
}

/** Whether a lane has records that are in no batch yet. */
export function isWaiting(lane: LaneHistory): boolean {
  return headOf(lane) < lane.rows.length;
}

/** The first entry of a lane that is in no batch yet. */
export function headOf({ marks }: LaneHistory): number {
  const last = marks.at.length - 1;
  return last < 0 ? 0 : marks.head.data[last];
}

/** When each entry of a lane was lined up: between a mark and another of the same moment, or as it was read. */
export function linedUpAt({ marks, rows, deals }: LaneHistory): Micros[] {
  let mark = 0;
  return Array.from(rows.data.subarray(0, rows.length), (row, entry) => {
    while (mark < marks.at.length && marks.tail.data[mark] <= entry) mark++;
    const at = mark < marks.at.length ? marks.at.data[mark] : -1;
    if (mark > 0 && marks.at.data[mark - 1] === at) return at;
    return deals.at.data[countUpTo(deals.upTo.data, deals.upTo.length, row)];
  });
}
