/** Dealing records to lanes: when they are read, and again when the factor or the policy changes. */
import { larger } from '../../lib/larger';
import type { Micros } from '../../lib/time';
import { factorOf } from './factor';
import { laneByHashRange, laneByKey } from './lane-assignment';
import { ensureLanes, noteMark, noteOpen, type Mapping } from './mapping';

/** So many entries of a lane's rows lie in a line of a processor's cache. */
const LINE = 16;

/**
 * Deals rows of the shard's log, in order, to the lanes of their keys.
 * @param rows the places [from, to) of it tell which; null: the rows [from, to)
 * @param isAgain they were dealt before
 */
export function dealRecords(
  mapping: Mapping,
  rows: Uint32Array | null,
  from: number,
  to: number,
  now: Micros,
  isAgain = false,
): void {
  const { state, shard, history, world } = mapping;
  const { lanes, tails, open } = state;
  const { byLane } = world.caches;
  const { ends, entries } = byLane;
  growKeys(mapping);
  const share = Math.ceil((to - from) / lanes.length);
  let looked = 0;
  for (let index = 0; index < lanes.length; index++) {
    const { rows: own, marks, invocations } = history.lanes[index];
    const tail = tails[index];
    ends[index] = tail;
    entries[index] = own.data;
    // All lanes are looked at before anything is written to one: memory brings what several looks ask for at once.
    looked +=
      marks.cells[marks.length * marks.width] + invocations.cells[invocations.length * invocations.width];
    const most = Math.min(own.data.length, tail + share);
    for (let entry = tail; entry < most; entry += LINE) looked += own.data[entry];
  }
  byLane.looked = looked;
  const { keyLane, keyLast } = state;
  const keys = shard.records.key.data;
  let place = from;
  for (;;) {
    // Most records are of busy keys, and there is room for them. No array is replaced in here, so none is looked up again.
    for (; place < to; place++) {
      const row = rows === null ? place : rows[place];
      const key = keys[row];
      const last = keyLast[key];
      const index = keyLane[key];
      // Order within the key comes first, whatever the policy: not before its batch in another lane is done.
      if (last < open[index]) break;
      const entry = ends[index];
      const mine = entries[index];
      if (entry >= mine.length) break;
      mine[entry] = row;
      ends[index] = entry + 1;
      keyLast[key] = entry;
    }
    if (place === to) break;
    const key = keys[rows === null ? place : rows[place]];
    if (keyLast[key] < open[keyLane[key]]) keyLane[key] = laneFor(mapping, key);
    const index = keyLane[key];
    // Busy from this record on.
    keyLast[key] = ends[index];
    const column = history.lanes[index].rows;
    column.reserve(ends[index] + 1);
    entries[index] = column.data;
  }
  for (let index = 0; index < lanes.length; index++)
    if (ends[index] > tails[index]) lineUp(mapping, index, ends[index], now, isAgain);
}

/** The lane of a free key, by the policy. */
function laneFor({ state, shard, setting, world }: Mapping, key: number): number {
  const { lanes, tails, keyLane } = state;
  const { ends, loads } = world.caches.byLane;
  const factor = factorOf(setting.eventSourceMapping);
  if (setting.eventSourceMapping.laneAssignment === 'by-hash-range')
    return laneByHashRange(shard.range, world.history.keys[shard.keys.data[key]].hashKey, factor);
  for (let lane = 0; lane < lanes.length; lane++) loads[lane] = state.loads[lane] + ends[lane] - tails[lane];
  return laneByKey(loads, keyLane[key], factor);
}

/** A lane got records, up to the entry `end`: they wait in it from now on. */
function lineUp(mapping: Mapping, index: number, end: number, now: Micros, isAgain: boolean): void {
  const { lanes, tails, open, loads } = mapping.state;
  const before = tails[index];
  // The batching window of an idle lane opens with the first record it gets.
  if (open[index] === before) lanes[index].windowOpenedAt = now;
  if (isAgain) noteMark(mapping, index, now);
  loads[index] += end - before;
  tails[index] = end;
  mapping.history.lanes[index].rows.truncate(end);
  if (!isAgain) return;
  keepInOrder(mapping, index, before);
  noteMark(mapping, index, now);
}

/**
 * The factor or the policy has changed: what waits is dealt anew. A key with records in a batch stays in its lane
 * until that batch is done, so its order holds; then the lane's waiting records are dealt again.
 */
export function dealAllAgain(mapping: Mapping, now: Micros): void {
  ensureLanes(mapping, now);
  const { lanes } = mapping.state;
  for (const lane of lanes) lane.dealAgain = lane.pending.length > 0;
  dealAgain(mapping, lanes.keys(), now);
}

/** A key that kept its lane while it had a batch there is free: what waits in that lane is dealt anew. */
export function dealLaneAgain(mapping: Mapping, laneIndex: number, now: Micros): void {
  mapping.state.lanes[laneIndex].dealAgain = false;
  dealAgain(mapping, [laneIndex], now);
}

/** Takes out what waits in lanes, and deals it anew. */
function dealAgain(mapping: Mapping, lanes: Iterable<number>, now: Micros): void {
  const { state, shard, history } = mapping;
  const { tails, loads, keyLast } = state;
  const keys = shard.records.key.data;
  const all: number[] = [];
  for (const index of lanes) {
    const lane = state.lanes[index];
    const { data } = history.lanes[index].rows;
    const tail = tails[index];
    if (lane.head === tail) continue;
    loads[index] -= tail - lane.head;
    for (; lane.head < tail; lane.head++) {
      all.push(data[lane.head]);
      keyLast[keys[data[lane.head]]] = -1;
    }
    // Between its batches and what waits there may be entries that were taken out before: they keep no key here.
    for (const { from, to } of lane.pending)
      for (let entry = from; entry < to; entry++) keyLast[keys[data[entry]]] = entry;
    noteOpen(state, index);
    // The lane is noted as empty at this moment even when nothing comes back to it.
    noteMark(mapping, index, now);
  }
  dealRecords(mapping, Uint32Array.from(all).sort(), 0, all.length, now, true);
}

/** What a lane got from another may be older than what waited in it: then all that waits lines up anew, by sequence. */
function keepInOrder({ state, shard, history }: Mapping, laneIndex: number, before: number): void {
  const lane = state.lanes[laneIndex];
  const { rows } = history.lanes[laneIndex];
  const { head } = lane;
  const tail = state.tails[laneIndex];
  if (before === head || rows.data[before] > rows.data[before - 1]) return;
  for (const row of (rows.data.slice(head, tail) as Uint32Array).sort()) {
    state.keyLast[shard.records.key.data[row]] = rows.length;
    rows.push(row);
  }
  lane.head = tail;
  state.tails[laneIndex] = rows.length;
  noteOpen(state, laneIndex);
}

function growKeys({ state, shard }: Mapping): void {
  const needed = shard.keys.length;
  if (state.keyLast.length >= needed) return;
  state.keyLast = larger(state.keyLast, needed);
  const keyLane = new Uint8Array(state.keyLast.length);
  keyLane.set(state.keyLane);
  state.keyLane = keyLane;
}
