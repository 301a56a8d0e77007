import { countUpTo } from '../../lib/binary-search';
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

/** So many rows of a log are looked at together. */
const STRETCH = 32;

/** A put is accepted: no `REFUSED_BY_`. */
export const ACCEPTED = -1;

/**
 * Why a shard refuses one more record: it takes 1,000 records and 1 MiB in any second, and what exceeds that gets a
 * ProvisionedThroughputExceededException. Source: Kinesis Data Streams API Reference, PutRecords.
 * @param arrivedAt of its log, as `bytesUpTo`
 * @param rows that it has by then
 * @param bytes of all of these, and of the one more
 */
export function refusalOfPut(
  arrivedAt: Float64Array,
  bytesUpTo: Float64Array,
  rows: number,
  at: Micros,
  bytes: number,
): number {
  if (!isFew(arrivedAt, rows, at)) return REFUSED_BY_RECORDS;
  const since = at - MICROS_PER_SECOND;
  const oldest = rows - RECORDS_PER_SECOND;
  // What came within the second is behind the oldest: mostly all of that is no more than a MiB.
  if (bytes - (oldest < 0 ? 0 : bytesUpTo[oldest]) <= BYTES_PER_SECOND) return ACCEPTED;
  const start = countUpTo(arrivedAt, rows, since, Math.max(0, oldest));
  return bytes - (start === 0 ? 0 : bytesUpTo[start - 1]) > BYTES_PER_SECOND ? REFUSED_BY_BYTES : ACCEPTED;
}

/** Whether a shard that has so many rows by then takes one more record, whatever its bytes. */
function isFew(arrivedAt: Float64Array, rows: number, at: Micros): boolean {
  return rows < RECORDS_PER_SECOND || arrivedAt[rows - RECORDS_PER_SECOND] <= at - MICROS_PER_SECOND;
}

/** The first of the rows [from, to) of a log that its shard refuses, as `refusalOfPut` tells; `to`: it refuses none. */
export function firstRefusal(
  arrivedAt: Float64Array,
  bytesUpTo: Float64Array,
  from: number,
  to: number,
): number {
  for (let row = from; row < to;) {
    const end = Math.min(to, row + STRETCH);
    const oldest = row - RECORDS_PER_SECOND;
    // Mostly all that counts for any record of a stretch is no more than a MiB.
    const fits = bytesUpTo[end - 1] - (oldest < 0 ? 0 : bytesUpTo[oldest]) <= BYTES_PER_SECOND;
    for (; row < end; row++) {
      const at = arrivedAt[row];
      if (!isFew(arrivedAt, row, at)) return row;
      if (!fits && refusalOfPut(arrivedAt, bytesUpTo, row, at, bytesUpTo[row]) !== ACCEPTED) return row;
    }
  }
  return to;
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
  const before = rows === 0 ? 0 : bytesUpTo.data[rows - 1];
  const isTank = world.scenario.stream.writeBurst === 'tank';
  const reason = refusalOfPut(arrivedAt.data, bytesUpTo.data, rows, at, isTank ? 0 : before + bytes);
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
  shard.refusals.add(at, key, reason);
  return false;
}

/** Those who wait for something of a shard are pushed to, for what came at a time. */
export function wakePushed(world: World, shardIndex: number, arrivedAt: Micros): void {
  const { armed } = world.state.shards[shardIndex];
  for (const id of armed) {
    const reader = world.state.readers[id];
    reader.dueAt = pushDueAt(reader, arrivedAt);
    plan(world.state.consumers[world.history.readers[id].consumer], reader.dueAt, PUSH, id);
  }
  armed.length = 0;
}
