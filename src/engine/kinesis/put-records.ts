import { LIMITS } from '../limits';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { REFUSED_BY_BYTES, REFUSED_BY_RECORDS, type ShardHistory } from '../history';
import { noteAtOnce } from '../producers/put-order';
import { plan, PUSH, type World } from '../world';
import { localKeyOf } from './local-keys';
import { pushDueAt } from './stream-consumer';
import { takeFromTank } from './write-tank';

const RECORDS_PER_SECOND = LIMITS.writeRecordsPerSecond.value;
const BYTES_PER_SECOND = LIMITS.writeBytesPerSecond.value;

/** A put is accepted: no `REFUSED_BY_`. */
export const ACCEPTED = -1;

/**
 * Why a shard refuses one more record: it takes 1,000 records and 1 MiB in any second, and what exceeds that gets a
 * ProvisionedThroughputExceededException. Source: Kinesis Data Streams API Reference, PutRecords.
 * @param records that it took in the second before
 * @param bytes of those, and of the one more
 */
export function refusalOfPut(records: number, bytes: number): number {
  if (records >= RECORDS_PER_SECOND) return REFUSED_BY_RECORDS;
  return bytes > BYTES_PER_SECOND ? REFUSED_BY_BYTES : ACCEPTED;
}

/**
 * Puts one record.
 * @param at never before the last put
 * @param key row of the history's keys
 * @param isAgain it was refused before
 * @returns whether it was accepted
 */
export function putRecord(
  world: World,
  shardIndex: number,
  at: Micros,
  key: number,
  bytes: number,
  isAgain = false,
): boolean {
  const shard = world.history.shards[shardIndex];
  const state = world.state.shards[shardIndex];
  const { arrivedAt, bytesUpTo, number } = shard.records;
  const rows = arrivedAt.length;
  while (state.windowStart < rows && arrivedAt.data[state.windowStart] <= at - MICROS_PER_SECOND)
    state.windowStart++;

  const before = rows === 0 ? 0 : bytesUpTo.data[rows - 1];
  const beforeWindow = state.windowStart === 0 ? 0 : bytesUpTo.data[state.windowStart - 1];
  const isTank = world.scenario.stream.writeBurst === 'tank';
  const reason = refusalOfPut(rows - state.windowStart, isTank ? 0 : before - beforeWindow + bytes);
  if (reason !== ACCEPTED) return refuse(shard, at, key, reason);
  if (isTank && !takeFromTank(shard, at, bytes)) return refuse(shard, at, key, REFUSED_BY_BYTES);

  arrivedAt.push(at);
  bytesUpTo.push(before + bytes);
  const local = localKeyOf(world.caches.localKeys, shard, key, rows);
  shard.records.key.push(local);
  number.push(world.state.accepted++);
  if (state.order !== null && !isAgain) noteAtOnce(state, local, rows);
  if (state.armed.length > 0) wakePushed(world, shardIndex, at);
  return true;
}

function refuse(shard: ShardHistory, at: Micros, key: number, reason: number): false {
  shard.refusals.at.push(at);
  shard.refusals.key.push(key);
  shard.refusals.reason.push(reason);
  return false;
}

/** Those who wait for something of a shard are pushed to, for what came at a time. */
export function wakePushed(world: World, shardIndex: number, arrivedAt: Micros): void {
  const { armed } = world.state.shards[shardIndex];
  for (const id of armed) {
    const reader = world.state.readers[id];
    reader.dueAt = pushDueAt(reader, arrivedAt);
    plan(world, reader.dueAt, PUSH, id);
  }
  armed.length = 0;
}
