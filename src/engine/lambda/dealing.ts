/** Dealing records to lanes: when they are read, and again when the factor or the policy changes. */
import type { Micros } from '../../lib/time';
import type { LaneHistory } from '../history';
import type { LaneState } from '../state';
import { factorOf } from './factor';
import { laneByHashRange, laneByKey, NO_LANE } from './lane-assignment';
import { ensureLanes, noteMark, withdraw, type Mapping } from './mapping';

/** Deals rows of the shard's log, in order, to the lanes of their keys. */
export function dealRecords(mapping: Mapping, rows: Uint32Array, now: Micros): void {
  const { state, shard, history } = mapping;
  growKeys(mapping);
  const before = state.lanes.map((lane) => lane.tail);
  const free = state.lanes.map((lane) => lane.head === lane.tail);
  const keys = shard.records.key.data;
  for (const row of rows) {
    const key = keys[row];
    const index = laneFor(mapping, key);
    const lane = state.lanes[index];
    history.lanes[index].rows.push(row);
    lane.tail++;
    lane.load++;
    state.keyLane[key] = index;
    state.keyPending[key]++;
  }
  for (let index = 0; index < state.lanes.length; index++) {
    const lane = state.lanes[index];
    if (lane.tail === before[index]) continue;
    keepInOrder(lane, history.lanes[index].rows, before[index]);
    // The batching window of an idle lane opens with the first record it gets.
    if (free[index] && lane.running < 0 && lane.pending.length === 0) openWindow(lane, now);
    noteMark(history.lanes[index].marks, lane, now);
  }
}

/**
 * The factor or the policy has changed: what waits is dealt anew. A key with records in a batch stays in its lane
 * until that batch is done, so its order holds; then the lane's waiting records are dealt again.
 */
export function dealAllAgain(mapping: Mapping, now: Micros): void {
  const { state, history } = mapping;
  ensureLanes(mapping, now);
  const waiting: Uint32Array[] = [];
  state.lanes.forEach((lane, index) => {
    const { rows, marks } = history.lanes[index];
    const mine = rows.data.slice(lane.head, lane.tail) as Uint32Array;
    lane.dealAgain = lane.pending.length > 0;
    if (mine.length === 0) return;
    withdraw(mapping, index, mine);
    noteMark(marks, lane, now);
    waiting.push(mine);
  });
  const count = waiting.reduce((sum, rows) => sum + rows.length, 0);
  const all = new Uint32Array(count);
  let filled = 0;
  for (const rows of waiting) {
    all.set(rows, filled);
    filled += rows.length;
  }
  dealRecords(mapping, all.sort(), now);
}

function laneFor(mapping: Mapping, key: number): number {
  const { state, shard, world, setting } = mapping;
  const { laneAssignment } = setting.eventSourceMapping;
  const factor = factorOf(setting.eventSourceMapping);
  // Order within the key comes first, whatever the policy: not before its batch in another lane is done.
  if (state.keyPending[key] > 0) return state.keyLane[key];
  if (laneAssignment === 'by-key') return laneByKey(state, key, factor);
  const { hashKey } = world.history.keys[shard.keys.data[key]];
  return laneByHashRange(shard.range, hashKey, factor);
}

/** What a lane got from another may be older than what waited in it: then all that waits lines up anew, by sequence. */
function keepInOrder(lane: LaneState, rows: LaneHistory['rows'], before: number): void {
  const { head, tail } = lane;
  if (before === head || rows.data[before] > rows.data[before - 1]) return;
  for (const row of (rows.data.slice(head, tail) as Uint32Array).sort()) rows.push(row);
  lane.head = tail;
  lane.tail = rows.length;
}

function openWindow(lane: LaneState, now: Micros): void {
  if (lane.windowOpenedAt < now) lane.windowOpenedAt = now;
}

function growKeys({ state, shard }: Mapping): void {
  const needed = shard.keys.length;
  if (state.keyPending.length >= needed) return;
  const size = Math.max(16, needed, state.keyPending.length * 2);
  const keyLane = new Uint8Array(size).fill(NO_LANE);
  const keyPending = new Int32Array(size);
  keyLane.set(state.keyLane);
  keyPending.set(state.keyPending);
  state.keyLane = keyLane;
  state.keyPending = keyPending;
}
