import {
  evenHashKeyRanges,
  type HashKeyRangeSetting,
  type OwnRecord,
  type ProducerSetting,
  type Scenario,
  type StreamSetting,
} from '../../engine/index';
import { DEFAULTS } from '../defaults';
import type { ReadRecord } from './reading';

/** What arrival times are divided by: nothing, a minute a second, an hour a second. */
export const DIVISORS = [1, 60, 3600] as const;
export type DivideBy = (typeof DIVISORS)[number];

export interface OwnRecordsParts {
  /** In order of arrival; at least one. */
  readonly records: readonly ReadRecord[];
  /** Tile all hash keys in ascending order; null: the shards of `base` stay. */
  readonly ranges: readonly HashKeyRangeSetting[] | null;
  /** Divides the arrival times only: polls, windows and function times stay real. */
  readonly divideBy: DivideBy;
  /** Everything else: consumers, seed, commands, and how its first producer meets a throttle. */
  readonly base: Scenario;
  /** The name of the stream where one was read. */
  readonly streamName?: string | null;
  /** 24 .. 8760, where it was read. */
  readonly retentionHours?: number | null;
}

/** A scenario in which the records are put into the stream as they arrived, the first at 0 s. */
export function toScenario(parts: OwnRecordsParts): Scenario {
  const { base, records, ranges, divideBy } = parts;
  const given = base.producers[0] ?? DEFAULTS.producer;
  const producer: ProducerSetting = {
    ...given,
    retryMillis: retryMillisFor(countKeys(records), given.retryMillis),
    startsAt: 0,
    endsAt: null,
    records: toOwnRecords(records, divideBy),
  };
  const stream: StreamSetting = {
    ...base.stream,
    ...(ranges === null ? {} : shardsSetting(ranges)),
    streamName: parts.streamName ?? base.stream.streamName,
    retentionPeriodHours: parts.retentionHours ?? base.stream.retentionPeriodHours,
  };
  return { ...base, stream, producers: [producer] };
}

/** More keys than these, and a stream that is written too fast has as many records trying again at the same time. */
const MANY_KEYS = 2_000;
const PATIENT_RETRY_MILLIS = 1_000;

/** After so long a refused record of so many different keys is tried again, where `given` is what was asked for. */
export function retryMillisFor(keys: number, given: number): number {
  return keys > MANY_KEYS ? Math.max(given, PATIENT_RETRY_MILLIS) : given;
}

function countKeys(records: readonly ReadRecord[]): number {
  return new Set(records.map(({ partitionKey }) => partitionKey)).size;
}

/**
 * The records with simulated seconds from the first one, to the microsecond the engine counts in.
 * @param records in order of arrival
 */
export function toOwnRecords(records: readonly ReadRecord[], divideBy: DivideBy): readonly OwnRecord[] {
  const first = records[0]?.arrivalMillis ?? 0;
  return records.map(({ arrivalMillis, partitionKey, bytes, explicitHashKey }) => {
    const micros = Math.round(((arrivalMillis - first) * 1000) / divideBy);
    return { at: micros / 1_000_000, partitionKey, bytes, explicitHashKey };
  });
}

/** Even ranges are written as their number, as a stream that was never split or merged has them. */
function shardsSetting(ranges: readonly HashKeyRangeSetting[]): Pick<StreamSetting, 'shardCount' | 'shards'> {
  const even = evenHashKeyRanges(ranges.length);
  const isEven = even.every(({ end }, index) => ranges[index].endingHashKey === end.toString());
  return { shardCount: ranges.length, shards: isEven ? null : ranges };
}
