/** The report of a run: one plain object, the same names on the command line, in tests and in the page. */
import {
  historyDigest,
  isSet,
  type ConsumerHistory,
  type History,
  type Refusal,
  type ReshardCommand,
  type Simulation,
} from '../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import {
  consumerCalls,
  countInversions,
  countInvocations,
  filteredRecords,
  countSubscriptions,
  finishedAt,
  iteratorAgeAt,
  lostRecordsAt,
  nameOfConsumer,
  percentile,
  putCallsBetween,
  repeatedRecords,
  registrationAt,
  shardStatusAt,
  Slope,
  type ShardStatus,
  type SubscriptionCounts,
} from '../metrics';
import { reportCost, reportMetrics, type CostReport, type MetricReport } from './report-metrics';

/** A shard at the end of the run, and what was put to it. */
export interface ShardReport {
  readonly shardId: string;
  readonly status: ShardStatus;
  /** The shard that was split, or the first of those that were merged; null: the stream had it from the start. */
  readonly parentShardId: string | null;
  /** The second of two that were merged; null: none. */
  readonly adjacentParentShardId: string | null;
  /** The hash keys it holds, both bounds included: decimal strings, 0 .. 2^128-1. */
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  /** Records accepted. */
  readonly incomingRecords: number;
  /** Puts refused. */
  readonly writeProvisionedThroughputExceeded: number;
}

/** One SplitShard, MergeShards or UpdateShardCount call, at simulated second `at`. */
export type ReshardReport = ReshardCommand & { readonly refusal: Refusal | null };

/** What one consumer that is there at the end has done up to then. Counts are of the whole run and of all its shards. */
export interface ConsumerReport {
  /** `name-1`, `name-2` and so on where its entry stands for several. */
  readonly name: string;
  readonly type: ConsumerHistory['type'];
  readonly enhancedFanOut: boolean;
  /** Only where enhanced fan-out was refused: AWS's exception. */
  readonly registrationError?: string;
  /** GetRecords calls, refused ones included; 0 with enhanced fan-out. */
  readonly getRecords: number;
  /** Those of them that were refused. */
  readonly readProvisionedThroughputExceeded: number;
  /** SubscribeToShard. */
  readonly subscriptions: SubscriptionCounts;
  /** Records finished: processed by the function; by who is no Lambda function, read. */
  readonly records: number;
  /** Records put that are neither finished nor given up nor lost. */
  readonly backlogRecords: number;
  /** Invocations that began; a throttled try is none. */
  readonly invocations: number;
  /** Those of them that have ended in an error. */
  readonly errors: number;
  /** Tries that were answered with 429. */
  readonly throttles: number;
  /** Records given up: their tries were used up, or they were too old, also before they were read. */
  readonly discardedRecords: number;
  /** Records that passed the retention before they were processed. */
  readonly lostRecords: number;
  /** Records that the function was handed more than once, each counted once. */
  readonly duplicateRecords: number;
  /** Records that were read and that the mapping's filters did not let through. */
  readonly filteredRecords: number;
  /** Invocations that ran at once; the average is over the whole run. */
  readonly concurrentExecutions: { readonly maximum: number; readonly average: number };
  /**
   * Looked at once a simulated second; MillisBehindLatest for who is no Lambda function. `slopePerSecond`: milliseconds
   * of age a second, by least squares over the second half of the run.
   */
  readonly iteratorAgeMillis: {
    readonly last: number;
    readonly maximum: number;
    readonly slopePerSecond: number;
  };
  /** From a record's put until it is finished. */
  readonly latencyMillis: { readonly p50: number; readonly p99: number; readonly maximum: number };
  /** Records finished before an earlier one of the same key, or of the same shard. */
  readonly inversions: { readonly withinKey: number; readonly withinShard: number };
}

/** What came of a run: everything in it follows from the scenario and the seconds. */
export interface Report {
  /** Simulated seconds that were run. */
  readonly seconds: number;
  readonly seed: number;
  readonly stream: {
    /** Records accepted, and their bytes, partition keys included. */
    readonly incomingRecords: number;
    readonly incomingBytes: number;
    /** Puts refused. */
    readonly writeProvisionedThroughputExceeded: number;
    /** `recordsRefused`: in replies with 200; `reordered`: accepted later, behind a later one of their key. */
    readonly putRecords: {
      readonly calls: number;
      readonly recordsRefused: number;
      readonly reordered: number;
    };
    readonly shards: readonly ShardReport[];
    /** The splits, merges and counts that were asked for, and what AWS answered. */
    readonly reshardings: readonly ReshardReport[];
  };
  readonly consumers: readonly ConsumerReport[];
  /** What CloudWatch would have counted and measured in the whole run. */
  readonly metrics: readonly MetricReport[];
  readonly cost: CostReport;
  /** A fingerprint of all that happened, 32 hexadecimal digits: the same run has the same one everywhere. */
  readonly historyDigest: string;
}

/** What AWS answers to the registration of one consumer too many. */
const REGISTRATION_REFUSED = 'LimitExceededException';

/** Reports a run up to where it stands now. */
export function reportOf(simulation: Simulation): Report {
  const { history, scenario, now } = simulation;
  const shards = history.shards.map((shard) => ({
    shardId: shard.shardId,
    status: shardStatusAt(shard, scenario, now),
    parentShardId: shardIdAt(history, shard.parent),
    adjacentParentShardId: shardIdAt(history, shard.adjacentParent),
    startingHashKey: shard.range.start.toString(),
    endingHashKey: shard.range.end.toString(),
    incomingRecords: shard.records.arrivedAt.length,
    writeProvisionedThroughputExceeded: shard.refusals.at.length,
  }));
  return {
    seconds: now / MICROS_PER_SECOND,
    seed: scenario.seed,
    stream: {
      incomingRecords: sumOf(shards.map((shard) => shard.incomingRecords)),
      incomingBytes: sumOf(history.shards.map(({ records: { bytesUpTo } }) => lastOf(bytesUpTo))),
      writeProvisionedThroughputExceeded: sumOf(
        shards.map((shard) => shard.writeProvisionedThroughputExceeded),
      ),
      putRecords: reportPutRecords(history, now),
      shards,
      reshardings: reportReshardings(history),
    },
    consumers: history.consumers
      .filter((consumer) => consumer.endsAt === Infinity)
      .sort((a, b) => a.entry - b.entry || a.ordinal - b.ordinal)
      .map((consumer) => reportConsumer(simulation, consumer)),
    metrics: reportMetrics(simulation),
    cost: reportCost(simulation),
    historyDigest: historyDigest(simulation.history),
  };
}

function shardIdAt({ shards }: History, index: number): string | null {
  return index < 0 ? null : shards[index].shardId;
}

function reportReshardings({ commands }: History): ReshardReport[] {
  return commands.flatMap((command) =>
    isSet(command) ? [] : [{ ...command, at: command.at / MICROS_PER_SECOND }],
  );
}

function reportPutRecords(history: History, now: Micros): Report['stream']['putRecords'] {
  const { calls, recordsRefused, reordered } = putCallsBetween(history, -1, now);
  return { calls, recordsRefused, reordered };
}

function reportConsumer({ history, scenario, now }: Simulation, consumer: ConsumerHistory): ConsumerReport {
  const setting = scenario.consumers[consumer.entry];
  const calls = consumerCalls(history, scenario.seed, consumer.id, now);
  const outcome = reportRecords(history, consumer, now);
  const counts = countInvocations(consumer, now);
  const lost = lostRecordsAt(history, scenario, consumer, now);
  const { discardedRecords, ...invocations } = counts;
  const isRefused = registrationAt(history, consumer, now)?.accepted === false;
  return {
    name: nameOfConsumer(setting, consumer.ordinal),
    type: consumer.type,
    enhancedFanOut: setting.enhancedFanOut,
    ...(isRefused ? { registrationError: REGISTRATION_REFUSED } : {}),
    getRecords: calls.calls,
    readProvisionedThroughputExceeded: calls.refused,
    subscriptions: countSubscriptions(history, consumer, now),
    records: outcome.records,
    backlogRecords: outcome.backlogRecords - lost.unread,
    invocations: invocations.invocations,
    errors: invocations.errors,
    throttles: invocations.throttles,
    discardedRecords,
    lostRecords: lost.records,
    duplicateRecords: repeatedRecords(consumer, now),
    filteredRecords: filteredRecords(consumer, now),
    concurrentExecutions: invocations.concurrentExecutions,
    iteratorAgeMillis: reportAge(history, consumer, now),
    latencyMillis: outcome.latencyMillis,
    inversions: outcome.inversions,
  };
}

function reportRecords(history: History, consumer: ConsumerHistory, now: Micros) {
  let records = 0;
  let backlogRecords = 0;
  let withinKey = 0;
  let withinShard = 0;
  const latencies: Float64Array[] = [];
  for (const { index, records: log } of history.shards) {
    const finished = finishedAt(history, consumer, index, now);
    const inversions = countInversions(log.key.data, finished);
    withinKey += inversions.withinKey;
    withinShard += inversions.withinShard;
    const done = new Float64Array(finished.length);
    let count = 0;
    for (let row = 0; row < finished.length; row++) {
      if (finished[row] === Infinity) backlogRecords++;
      else if (finished[row] >= 0) done[count++] = finished[row] - log.arrivedAt.data[row];
    }
    records += count;
    latencies.push(done.subarray(0, count));
  }
  const all = new Float64Array(records);
  let filled = 0;
  for (const part of latencies) {
    all.set(part, filled);
    filled += part.length;
  }
  all.sort();
  const millis = (micros: number) => micros / MICROS_PER_MILLI;
  const latencyMillis = {
    p50: millis(percentile(all, 0.5)),
    p99: millis(percentile(all, 0.99)),
    maximum: millis(percentile(all, 1)),
  };
  return { records, backlogRecords, latencyMillis, inversions: { withinKey, withinShard } };
}

function reportAge(history: History, consumer: ConsumerHistory, now: Micros) {
  const seconds = Math.floor(now / MICROS_PER_SECOND);
  const lastHalf = new Slope();
  let last = 0;
  let maximum = 0;
  for (let second = 1; second <= seconds; second++) {
    last = iteratorAgeAt(history, consumer, second * MICROS_PER_SECOND);
    maximum = Math.max(maximum, last);
    if (second > Math.floor(seconds / 2)) lastHalf.add(last);
  }
  return { last, maximum, slopePerSecond: lastHalf.perStep };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function lastOf(column: { readonly data: ArrayLike<number>; readonly length: number }): number {
  return column.length === 0 ? 0 : column.data[column.length - 1];
}
