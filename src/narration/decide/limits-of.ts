/** What a shard, its readers and a lane can do, by AWS's limits; and how much of it a stream asks for. */
import { LIMITS, payloadBytesOf } from '../../engine';
import { fullestLane, perSecondOf, shardsThatDiffer, type DecisionState, type KeyLoad } from './key-load';

/** Records/s that a shard takes, records of a size. */
export function writeLimit(recordBytes: number): number {
  return Math.min(LIMITS.writeRecordsPerSecond.value, LIMITS.writeBytesPerSecond.value / recordBytes);
}

/** GetRecords calls/s of all readers of a shard that poll. */
export function pollsPerSecond({ functions, pushedFunctions, firehoses }: DecisionState): number {
  return (
    (functions - pushedFunctions) / LIMITS.mappingPollSeconds.value +
    firehoses / LIMITS.firehosePollSeconds.value
  );
}

/** Readers that poll. */
export function pollersOf({ functions, pushedFunctions, firehoses }: DecisionState): number {
  return functions - pushedFunctions + firehoses;
}

/** Records of one invocation: the batch size, or what 6 MiB of event hold. */
export function batchOf({
  batchSize,
  recordBytes,
}: Pick<DecisionState, 'batchSize' | 'recordBytes'>): number {
  return Math.min(batchSize, payloadRecords(recordBytes));
}

/** Records that 6 MiB of event hold; one is always sent. */
export function payloadRecords(recordBytes: number): number {
  return Math.max(1, Math.floor(LIMITS.payloadBytes.value / payloadBytesOf(recordBytes)));
}

/** How long an invocation takes, in seconds. */
export function batchSeconds({ millisPerInvocation, millisPerRecord }: DecisionState, batch: number): number {
  return (millisPerInvocation + batch * millisPerRecord) / 1_000;
}

/** Records/s that one lane does when it has full batches: m = b / (f + b c). */
export function laneRate(state: DecisionState, batch = batchOf(state)): number {
  return batch / batchSeconds(state, batch);
}

/** How much of each limit is asked for: 1 is all of it. */
export interface Fullness {
  /** Records and bytes written to the busiest shard. */
  readonly write: number;
  /** GetRecords calls, and bytes, of all that poll it. */
  readonly readCalls: number;
  readonly readBytes: number;
  /** The hottest key alone in a lane; 0 without a function. */
  readonly hotKey: number;
  /** The fullest lane. */
  readonly lanes: number;
}

/** A stream measured by the shard that has too much first. */
export interface Measured {
  readonly shard: KeyLoad;
  /** Records/s written to it. */
  readonly perSecond: number;
  /** Those of them that it takes; that many are read and processed. */
  readonly accepted: number;
  readonly writeLimit: number;
  readonly laneRate: number;
  readonly fullness: Fullness;
}

/** Measures a stream against every limit. */
export function measure(state: DecisionState): Measured {
  const all = shardsThatDiffer(state).map((shard) => measureShard(state, shard));
  const most = ({ fullness }: Measured) => Math.max(...Object.values(fullness));
  return all.reduce((worst, one) => (most(one) > most(worst) ? one : worst));
}

function measureShard(state: DecisionState, shard: KeyLoad): Measured {
  const perSecond = perSecondOf(shard);
  const most = writeLimit(state.recordBytes);
  const accepted = Math.min(perSecond, most);
  const rate = laneRate(state);
  // A shard that refuses some takes as much less of each key.
  const taken = state.functions > 0 ? accepted / perSecond : 0;
  return {
    shard,
    perSecond,
    accepted,
    writeLimit: most,
    laneRate: rate,
    fullness: {
      write: perSecond / most,
      readCalls: pollsPerSecond(state) / LIMITS.readCallsPerSecond.value,
      readBytes: (pollersOf(state) * accepted * state.recordBytes) / LIMITS.readBytesPerSecond.value,
      hotKey: (taken * hottestOf(shard)) / rate,
      lanes: (taken * fullestLane(shard, state.parallelizationFactor)) / rate,
    },
  };
}

/** Records/s of the key with the most. */
export function hottestOf({ hot, others }: KeyLoad): number {
  return Math.max(hot.count > 0 ? hot.perSecond : 0, others.count > 0 ? others.perSecond : 0);
}
