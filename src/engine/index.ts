/** The only door of the engine. */
export * from './history';
export { historyBytes, type HistoryBytes } from './history-bytes';
export { addConsumer, addLane, addShard, makeHistory } from './history-rows';
export type * from './scenario';
export { ASSUMPTIONS, LIMITS, PRICES, type Confidence, type Limit, type Part } from './limits';
export { Simulation, type Checkpoint } from './simulation';
export { firstPollAfter, pollTime } from './poll-schedule';
export { HASH_KEY_COUNT, hashKeyOf, MAX_HASH_KEY } from './kinesis/hash-key';
export { evenHashKeyRanges, rangeIndexOf, type HashKeyRange } from './kinesis/hash-key-range';
export { openShards } from './kinesis/resharding';
export { AGGREGATE_KEY, isAggregated } from './producer-plan';
export { isLevel, rateAt, shapeAt } from './traffic';
export { sequenceNumber, shardIdOf, STREAM_CREATED_EPOCH_SECONDS } from './kinesis/sequence-number';
export { pushedUpTo } from './kinesis/stream-consumer';
export { laneByHashRange } from './lambda/lane-assignment';
export { durationMicros } from './lambda/invocation';
export { nextBatch, payloadBytesOf } from './lambda/batching';
