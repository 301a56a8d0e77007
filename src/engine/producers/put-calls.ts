/**
 * PutRecords: a producer gathers records and puts them in one call. Each is accepted or refused by itself, in a reply
 * that is a 200 in any case. What was refused is put again later, and nothing waits for it, so records of one key may
 * be stored in another order than they were made in. Source: Kinesis Data Streams API Reference, PutRecords.
 */
import { microsFromMillis, type Micros } from '../../lib/time';
import { putRecord } from '../kinesis/put-records';
import { LIMITS } from '../limits';
import { noteAgain, watchOrder } from './put-order';
import type { CallAgain, MadeRecord, ProducerState, RefusedRecord } from '../state';
import type { World } from '../world';

/** Adds a record to the next call, and puts that where it is full. Returns how many records were put. */
export function gather(world: World, index: number, record: MadeRecord, at: Micros): number {
  const producer = world.state.producers[index];
  const { recordsPerCall } = world.caches.plans[index].setting;
  let puts = 0;
  if (producer.gatheredBytes + record.bytes > LIMITS.putRecordsBytes.value)
    puts += callGathered(world, index, at);
  producer.gathered.push(record);
  producer.gatheredBytes += record.bytes;
  if (producer.gathered.length >= recordsPerCall || isLast(producer)) puts += callGathered(world, index, at);
  return puts;
}

/** Whether nothing more is to come that a call could wait for. */
export function isLast({ nextAt, turnsAt }: ProducerState): boolean {
  return nextAt === Infinity && turnsAt === Infinity;
}

/** Puts what was gathered. Returns how many records were put. */
export function callGathered(world: World, index: number, at: Micros): number {
  const producer = world.state.producers[index];
  const records = producer.gathered;
  producer.gathered = [];
  producer.gatheredBytes = 0;
  producer.callAt = Infinity;
  if (records.length === 0) return 0;
  const refused: RefusedRecord[] = [];
  for (const record of records) {
    const { key, shard, bytes, explicitHashKey } = record;
    const firstRow = world.history.shards[shard].records.arrivedAt.length;
    if (putRecord(world, shard, at, key, bytes)) continue;
    const turn = world.state.refusedFirst++;
    watchOrder(world.state.shards[shard]);
    refused.push({ key, shard, bytes, explicitHashKey, firstPutAt: at, firstRow, turn, puts: 1 });
  }
  noteCall(world, index, at, records.length, refused, 0);
  return records.length;
}

/** Puts the first refused records again. Returns how many records were put. */
export function callAgain(world: World, index: number): number {
  const { at, records } = world.state.producers[index].again.shift()!;
  const refused: RefusedRecord[] = [];
  for (const record of records) {
    const { key, shard, bytes } = record;
    record.puts++;
    if (putRecord(world, shard, at, key, bytes, true)) noteAgain(world, record);
    else refused.push(record);
  }
  noteCall(world, index, at, records.length, refused, 1);
  return records.length;
}

function noteCall(
  world: World,
  index: number,
  at: Micros,
  records: number,
  refused: RefusedRecord[],
  again: number,
): void {
  world.history.putCalls.add(at, index, records, refused.length, again);
  const { onThrottle, retryMillis } = world.caches.plans[index].setting;
  if (refused.length === 0 || onThrottle === 'drop') return;
  addInOrder(world.state.producers[index].again, {
    at: at + microsFromMillis(retryMillis),
    records: refused,
  });
}

/** By time; of those due at the same time the one that was refused first comes first. */
function addInOrder(again: CallAgain[], call: CallAgain): void {
  let place = again.length;
  while (place > 0 && again[place - 1].at > call.at) place--;
  again.splice(place, 0, call);
}
