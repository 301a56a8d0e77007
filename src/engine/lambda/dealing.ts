/** Dealing records to lanes: when they are read, and again when the factor or the policy changes. */
import type { Micros } from '../../lib/time';
import type { LaneState } from '../state';
import { factorOf } from './factor';
import { laneByHashRange, laneByKey, NO_LANE } from './lane-assignment';
import { ensureLanes, firstOpen, noteMark, withdraw, type Mapping } from './mapping';

/** Deals rows of the shard's log, in order, to the lanes of their keys. */
export function dealRecords(mapping: Mapping, rows: Uint32Array, now: Micros): void {
  const { state, shard, history } = mapping;
  growKeys(mapping);
  const { lanes, keyLane, keyLast } = state;
  const keys = shard.records.key.data;
  const columns = history.lanes.map((lane) => lane.rows);
  // No lane goes on while records are dealt.
  const open = lanes.map(firstOpen);
  /** A bit for each lane that gets some: often it is one record, for one lane of ten. */
  let dealt = 0;
  for (let place = 0; place < rows.length; place++) {
    const key = keys[rows[place]];
    const last = keyLast[key];
    // Order within the key comes first, whatever the policy: not before its batch in another lane is done.
    let index = keyLane[key];
    if (last < 0 || last < open[index]) keyLane[key] = index = freeLane(mapping, key);
    const column = columns[index];
    keyLast[key] = column.length;
    column.push(rows[place]);
    lanes[index].load++;
    dealt |= 1 << index;
  }
  for (let index = 0; dealt >> index !== 0; index++)
    if (((dealt >> index) & 1) === 1) lineUp(mapping, index, now);
}

/** A lane got records: they wait in it from now on. */
function lineUp(mapping: Mapping, index: number, now: Micros): void {
  const lane = mapping.state.lanes[index];
  const { rows, marks } = mapping.history.lanes[index];
  const before = lane.tail;
  const isFree = lane.head === before && !lane.isRunning && lane.pending.length === 0;
  lane.tail = rows.length;
  keepInOrder(mapping, index, before);
  // The batching window of an idle lane opens with the first record it gets.
  if (isFree) openWindow(lane, now);
  noteMark(marks, lane, now);
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

/** The lane that the policy gives to a key that is free. */
function freeLane({ state, shard, world, setting }: Mapping, key: number): number {
  const { laneAssignment } = setting.eventSourceMapping;
  const factor = factorOf(setting.eventSourceMapping);
  if (laneAssignment === 'by-key') return laneByKey(state.lanes, state.keyLane[key], factor);
  const { hashKey } = world.history.keys[shard.keys.data[key]];
  return laneByHashRange(shard.range, hashKey, factor);
}

/** What a lane got from another may be older than what waited in it: then all that waits lines up anew, by sequence. */
function keepInOrder({ state, shard, history }: Mapping, laneIndex: number, before: number): void {
  const lane = state.lanes[laneIndex];
  const { rows } = history.lanes[laneIndex];
  const { head, tail } = lane;
  if (before === head || rows.data[before] > rows.data[before - 1]) return;
  for (const row of (rows.data.slice(head, tail) as Uint32Array).sort()) {
    state.keyLast[shard.records.key.data[row]] = rows.length;
    rows.push(row);
  }
  lane.head = tail;
  lane.tail = rows.length;
}

function openWindow(lane: LaneState, now: Micros): void {
  if (lane.windowOpenedAt < now) lane.windowOpenedAt = now;
}

function growKeys({ state, shard }: Mapping): void {
  const needed = shard.keys.length;
  if (state.keyLast.length >= needed) return;
  const size = Math.max(16, needed, state.keyLast.length * 2);
  const keyLane = new Uint8Array(size).fill(NO_LANE);
  const keyLast = new Int32Array(size).fill(-1);
  keyLane.set(state.keyLane);
  keyLast.set(state.keyLast);
  state.keyLane = keyLane;
  state.keyLast = keyLast;
}
