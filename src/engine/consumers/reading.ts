/** How a consumer gets records from a shard: it polls (shared), or it is pushed to (enhanced fan-out). */
import { countBelow } from '../../lib/binary-search';
import { MICROS_PER_HOUR, type Micros } from '../../lib/time';
import { CALL_OK, CALL_SKIPPED, type ReaderHistory } from '../history';
import { addReader } from '../history-rows';
import { admitCall, bytesOf, chargeReply, replyEnd } from '../kinesis/get-records';
import { pushDueAt, pushedUpTo, pushMicros } from '../kinesis/stream-consumer';
import { receiveRecords, readAheadRoom } from '../lambda/event-source-mapping';
import { ASSUMPTIONS, LIMITS } from '../limits';
import { pollTime, schedulePolls } from './poll-schedule';
import { leave } from './stream-consumers';
import { plan, POLL, PUSH, SUBSCRIBE, type World } from '../world';

/** Lets a consumer read a shard from now on, by polls or pushes as its settings say; one that is down reads nothing. */
export function startReading(world: World, consumer: number, shard: number, now: Micros): void {
  if (world.state.consumers[consumer].isOut) return;
  const { entry, ordinal } = world.history.consumers[consumer];
  const setting = world.settings[consumer];
  const { seed } = world.scenario;
  const place = world.state.consumers[consumer].pollPlace;
  const schedule = setting.enhancedFanOut
    ? null
    : schedulePolls(seed, setting, { entry, ordinal, shard, place }, now);
  const reader = addReader(world.history, consumer, shard, now, schedule);
  const subscription = schedule === null ? { isOn: false, answeredAt: -1, calledAt: -1, dueAt: now } : null;
  world.state.readers.push({ poll: schedule?.firstPoll ?? 0, dueAt: -1, pipeFreeAt: now, subscription });
  world.state.consumers[consumer].shards[shard].reader = reader.id;
  if (schedule === null) plan(world.state, now, SUBSCRIBE, reader.id);
  else planPoll(world, reader);
}

/** Lets a consumer read every shard that it has come to and does not read. */
export function startReadingAll(world: World, consumer: number, now: Micros): void {
  world.state.consumers[consumer].shards.forEach(({ reader, progress }, shard) => {
    if (reader < 0 && progress === 'reads') startReading(world, consumer, shard, now);
  });
}

/** Ends the present way of reading; what was read stays. */
export function stopReading(world: World, consumer: number, shard: number, now: Micros): void {
  const state = world.state.consumers[consumer].shards[shard];
  if (state.reader < 0) return;
  const reader = world.history.readers[state.reader];
  reader.endsAt = now;
  stopPushing(world, reader);
  const { subscription } = world.state.readers[reader.id];
  if (subscription !== null) {
    Object.assign(subscription, { isOn: false, dueAt: -1 });
    leave(world, reader.id, now);
  }
  state.reader = -1;
}

/** Nothing is pushed to a reader, or asked for, until something else is planned for it. */
export function stopPushing(world: World, { id, shard }: ReaderHistory): void {
  world.state.readers[id].dueAt = -1;
  const { armed } = world.state.shards[shard];
  const place = armed.indexOf(id);
  if (place >= 0) armed.splice(place, 1);
}

/** A poll is due: asks for records and plans the next poll. */
export function poll(world: World, id: number, now: Micros): void {
  const reader = world.history.readers[id];
  if (world.state.readers[id].dueAt !== now) return;
  world.state.readers[id].poll++;
  planPoll(world, reader);

  const room = readAheadRoom(world, reader.consumer, reader.shard);
  if (room <= 0) {
    noteCall(reader, now, 0, 0, CALL_SKIPPED);
    return;
  }
  const budget = world.state.shards[reader.shard];
  const outcome = admitCall(budget, now);
  if (outcome !== CALL_OK) {
    noteCall(reader, now, 0, 0, outcome);
    return;
  }
  const shard = world.history.shards[reader.shard];
  const from = firstReadable(world, reader, now);
  const records = Math.min(LIMITS.readRecordsPerCall.value, room);
  const to = replyEnd(shard, from, now, records, LIMITS.readBytesPerCall.value);
  if (to > from) {
    chargeReply(budget, now, bytesOf(shard, from, to));
    take(world, reader, now, from, to);
  }
  // A reply that comes to the end of a closed shard has no NextShardIterator.
  if (isAtEnd(world, reader)) endShard(world, reader, now);
}

/** A push is due: hands over what is old enough and plans the next push. */
export function push(world: World, id: number, now: Micros): void {
  const reader = world.history.readers[id];
  const state = world.state.readers[id];
  if (state.dueAt !== now) return;
  state.dueAt = -1;
  const shard = world.history.shards[reader.shard];
  const from = firstReadable(world, reader, now);
  const room = readAheadRoom(world, reader.consumer, reader.shard);
  const records = Math.min(ASSUMPTIONS.fanOutEventRecords.value, room);
  const to = replyEnd(shard, from, pushedUpTo(now), records, ASSUMPTIONS.fanOutEventBytes.value);
  if (to > from) {
    state.pipeFreeAt = now + pushMicros(bytesOf(shard, from, to));
    take(world, reader, now, from, to);
  }
  waitForPush(world, reader, now);
}

/** The read-ahead of a pushed mapping has room again: goes on where it had to stop. */
export function resumePush(world: World, consumer: number, shard: number, now: Micros): void {
  const id = world.state.consumers[consumer].shards[shard].reader;
  if (id < 0) return;
  const reader = world.history.readers[id];
  const { subscription, dueAt } = world.state.readers[id];
  if (subscription === null || !subscription.isOn || dueAt >= 0) return;
  if (!world.state.shards[shard].armed.includes(id)) waitForPush(world, reader, now);
}

/** Whether the shard was closed and the consumer has read all of it. */
function isAtEnd({ history, state }: World, { consumer, shard }: ReaderHistory): boolean {
  const { closedAt, records } = history.shards[shard];
  return closedAt !== Infinity && state.consumers[consumer].shards[shard].cursor >= records.arrivedAt.length;
}

/** The consumer has come to the end of a closed shard; what it does about the children, `succession.ts` says. */
function endShard(world: World, { consumer, shard }: ReaderHistory, now: Micros): void {
  const state = world.state.consumers[consumer];
  stopReading(world, consumer, shard, now);
  state.shards[shard].progress = 'ended';
  state.ending.push(shard);
}

/** Plans the next push to a reader that has a subscription, or notes that it waits for a record. */
export function waitForPush(world: World, reader: ReaderHistory, now: Micros): void {
  // The event that comes to the end of a closed shard names its children, and ends the subscription.
  if (isAtEnd(world, reader)) {
    endShard(world, reader, now);
    return;
  }
  if (readAheadRoom(world, reader.consumer, reader.shard) <= 0) return;
  const state = world.state.readers[reader.id];
  const { arrivedAt } = world.history.shards[reader.shard].records;
  const next = world.state.consumers[reader.consumer].shards[reader.shard].cursor;
  if (next >= arrivedAt.length) {
    world.state.shards[reader.shard].armed.push(reader.id);
    return;
  }
  state.dueAt = Math.max(now, pushDueAt(state, arrivedAt.data[next]));
  plan(world.state.consumers[reader.consumer], state.dueAt, PUSH, reader.id);
}

function planPoll(world: World, reader: ReaderHistory): void {
  const state = world.state.readers[reader.id];
  state.dueAt = pollTime(world.scenario.seed, reader.schedule!, state.poll);
  plan(world.state.consumers[reader.consumer], state.dueAt, POLL, reader.id);
}

/** The next row to read; records older than the retention are passed over and noted as expired. */
function firstReadable(world: World, reader: ReaderHistory, now: Micros): number {
  const state = world.state.consumers[reader.consumer].shards[reader.shard];
  const { arrivedAt } = world.history.shards[reader.shard].records;
  const oldest = now - world.scenario.stream.retentionPeriodHours * MICROS_PER_HOUR;
  if (state.cursor >= arrivedAt.length || arrivedAt.data[state.cursor] >= oldest) return state.cursor;
  const from = state.cursor;
  state.cursor = countBelow(arrivedAt.data, arrivedAt.length, oldest);
  const { expired } = world.history.consumers[reader.consumer].shards[reader.shard];
  expired.add(now, from, state.cursor);
  return state.cursor;
}

function take(world: World, reader: ReaderHistory, now: Micros, from: number, to: number): void {
  noteCall(reader, now, from, to, CALL_OK);
  world.state.consumers[reader.consumer].shards[reader.shard].cursor = to;
  receiveRecords(world, reader.consumer, reader.shard, now, from, to);
}

function noteCall({ calls }: ReaderHistory, at: Micros, from: number, to: number, outcome: number): void {
  const row = calls.length;
  let answered = row + 1;
  if (outcome !== CALL_OK) answered = row === 0 ? 0 : calls.answered.data[row - 1];
  calls.add(at, from, to, answered, outcome);
}
