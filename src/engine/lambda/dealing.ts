/** Dealing records to lanes: when they are read, and again when the factor or the policy changes. */
import type { Micros } from '../../lib/time';
import type { LaneState } from '../state';
import { factorOf } from './factor';
import { laneByHashRange, laneByKey, NO_LANE } from './lane-assignment';
import { ensureLanes, firstOpen, noteMark, withdraw, type Mapping } from './mapping';

/** Deals rows of the shard's log, in order, to the lanes of their keys. */
export function dealRecords(mapping: Mapping, rows: Uint32Array, now: Micros): void {
  const { state, shard, history, setting, world } = mapping;
  const { caches } = world;
  const factor = factorOf(setting.eventSourceMapping);
  growKeys(mapping);
  if (setting.eventSourceMapping.laneAssignment === 'by-hash-range') settleKeys(mapping, rows);
  if (caches.lanes.length < rows.length) caches.lanes = new Uint8Array(2 * rows.length);
  const chosen = caches.lanes;
  const { lanes, keyLane, keyLast } = state;
  const keys = shard.records.key.data;
  const [next, ends, loads] = caches.byLane;
  lanes.forEach((lane, index) => {
    next[index] = ends[index] = lane.tail;
    loads[index] = lane.load;
  });
  // In these two loops no array is replaced, and so none is looked up again: they are gone through for every record.
  for (let place = 0; place < rows.length; place++) {
    const key = keys[rows[place]];
    const last = keyLast[key];
    let index = keyLane[key];
    // Order within the key comes first, whatever the policy: not before its batch in another lane is done.
    if (last < 0 || last < firstOpen(lanes[index])) keyLane[key] = index = laneByKey(loads, index, factor);
    keyLast[key] = ends[index]++;
    loads[index]++;
    chosen[place] = index;
  }
  const data: Uint32Array[] = [];
  lanes.forEach((lane, index) => {
    // Often few records come, for few of the lanes.
    if (ends[index] === lane.tail) return;
    const column = history.lanes[index].rows;
    column.reserve(ends[index]);
    data[index] = column.data;
  });
  for (let place = 0; place < rows.length; place++) {
    const index = chosen[place];
    data[index][next[index]++] = rows[place];
  }
  lanes.forEach((lane, index) => {
    if (ends[index] === lane.tail) return;
    lane.load = loads[index];
    history.lanes[index].rows.truncate(ends[index]);
    lineUp(mapping, index, now);
  });
}

/** `by-hash-range`: gives each free key of the rows its lane, where it is busy from its first record on. */
function settleKeys({ state, shard, world, setting }: Mapping, rows: Uint32Array): void {
  const { lanes, keyLane, keyLast } = state;
  for (const row of rows) {
    const key = shard.records.key.data[row];
    if (keyLast[key] >= 0 && keyLast[key] >= firstOpen(lanes[keyLane[key]])) continue;
    const { hashKey } = world.history.keys[shard.keys.data[key]];
    keyLane[key] = laneByHashRange(shard.range, hashKey, factorOf(setting.eventSourceMapping));
    keyLast[key] = lanes[keyLane[key]].tail;
  }
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
