/** How much memory a run takes, before it is run: what is too large is refused instead of ending the process. */
import { LIMITS, type ProducerSetting, type Scenario } from '../engine';
import { MEBIBYTE } from '../lib/bytes';

/** The most bytes of history that `simulate` lets a run have: some 70 million records with one consumer. */
export const RUN_BYTES_MAXIMUM = 2_048 * MEBIBYTE;

/** Of a record's row in the log, and of its place in a lane of each mapping; batches and calls come on top. */
const BYTES_PER_RECORD = 24;
const BYTES_PER_LANE_ENTRY = 4;

/** What a run comes to, at least. */
export interface RunSize {
  readonly records: number;
  readonly consumers: number;
  /** Bytes of history. */
  readonly bytes: number;
}

/**
 * About as many records as a run accepts in so many seconds, and the bytes they take at least. What commands and bursts
 * come to is not foreseen: whoever runs it looks at its history, too.
 */
export function expectedSize(scenario: Scenario, seconds: number): RunSize {
  const { stream, producers, consumers, commands } = scenario;
  const shards = stream.shards?.length ?? stream.shardCount;
  const made = producers.reduce((sum, one) => sum + recordsOf(one, seconds), 0);
  const most = commands.length > 0 ? 0 : shards * LIMITS.writeRecordsPerSecond.value * seconds;
  const records = Math.min(made, most);
  const count = (list: typeof consumers) => list.reduce((sum, one) => sum + one.count, 0);
  const mappings = count(consumers.filter(({ type }) => type === 'lambda'));
  const bytes = records * (BYTES_PER_RECORD + mappings * BYTES_PER_LANE_ENTRY);
  return { records, consumers: count(consumers), bytes };
}

/** Records that a producer makes at its usual rate, as far as nothing bounds it; KPL makes fewer of them. */
function recordsOf(
  { records, recordsPerSecond, startsAt, endsAt, ...rest }: ProducerSetting,
  seconds: number,
): number {
  if (records !== null) return records.length;
  if (rest.aggregation !== 'none' || rest.ramp !== null) return 0;
  const keys = 'count' in rest.partitionKeys ? rest.partitionKeys.count : rest.partitionKeys.length;
  const rate = Math.min(recordsPerSecond, keys * LIMITS.writeRecordsPerSecond.value);
  return rate * Math.max(0, Math.min(seconds, endsAt ?? Infinity) - startsAt);
}
