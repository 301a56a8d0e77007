/**
 * Many records put at a stroke: the same as one after the other, but shard by shard, so that a log is written where it
 * was written last. Shards know nothing of each other, so up to the first record that is refused nothing differs.
 */
import { countBelow } from '../lib/binary-search';
import { reserveRows, truncateTable } from '../lib/columns';
import { MICROS_PER_SECOND } from '../lib/time';
import { LIMITS } from './limits';
import { localKeyOf, makeLocalKeys } from './kinesis/local-keys';
import { wakePushed } from './kinesis/put-records';
import type { ProducerPlan, RunTables, World } from './world';

/** So many records, about a hundred kilobytes, stay near the processor. */
export const MOST_IN_RUN = 16_384;

const RECORDS_PER_SECOND = LIMITS.writeRecordsPerSecond.value;
const BYTES_PER_SECOND = LIMITS.writeBytesPerSecond.value;

export function runTables({ caches }: World): RunTables {
  return (caches.run ??= {
    times: new Float64Array(MOST_IN_RUN),
    routes: new Uint32Array(MOST_IN_RUN),
    order: new Uint32Array(MOST_IN_RUN),
    timesInOrder: new Float64Array(MOST_IN_RUN),
    keysInOrder: new Uint32Array(MOST_IN_RUN),
  });
}

/**
 * Puts `count` records of the tables, whose first is number `from` of its producer, up to the first that is refused.
 * @returns how many were put
 */
export function acceptRun(world: World, plan: ProducerPlan, from: number, count: number): number {
  const { state, history, scenario } = world;
  if (scenario.stream.writeBurst === 'tank') return 0;
  const ends = orderByShard(world, plan, count);
  const before = history.shards.map(({ records }) => records.key.length);
  const windows = state.shards.map(({ windowStart }) => windowStart);
  let accepted = count;
  for (let shard = 0, start = 0; shard < ends.length; start = ends[shard++])
    if (ends[shard] > start)
      accepted = Math.min(accepted, writeShard(world, plan, shard, from, start, ends[shard]));
  if (accepted < count) {
    forgetFrom(world, before, state.accepted + accepted);
    windows.forEach((windowStart, shard) => (state.shards[shard].windowStart = windowStart));
  }
  state.accepted += accepted;
  for (let shard = 0; shard < ends.length; shard++) {
    const { arrivedAt } = history.shards[shard].records;
    if (arrivedAt.length > before[shard]) wakePushed(world, shard, arrivedAt.data[before[shard]]);
  }
  return accepted;
}

/** Lines the records up shard by shard. Returns where each shard's end. */
function orderByShard(world: World, { shards, keyRows }: ProducerPlan, count: number): Uint32Array {
  const { times, routes, order, timesInOrder, keysInOrder } = runTables(world);
  const ends = new Uint32Array(world.history.shards.length);
  for (let place = 0; place < count; place++) ends[shards[routes[place]]]++;
  let sum = 0;
  for (let shard = 0; shard < ends.length; shard++) {
    const mine = ends[shard];
    ends[shard] = sum;
    sum += mine;
  }
  for (let place = 0; place < count; place++) {
    const route = routes[place];
    const line = ends[shards[route]]++;
    order[line] = place;
    timesInOrder[line] = times[place];
    keysInOrder[line] = keyRows[route];
  }
  return ends;
}

/** Writes the records of one shard, at the places [start, end) of the order. Returns the place of the first refused. */
function writeShard(
  world: World,
  { own, setting }: ProducerPlan,
  index: number,
  from: number,
  start: number,
  end: number,
): number {
  const { order, timesInOrder, keysInOrder } = runTables(world);
  const state = world.state.shards[index];
  // Who has to tell which records are behind others looks at each by itself.
  if (state.order !== null) return order[start];
  const shard = world.history.shards[index];
  const { records } = shard;
  let row = records.key.length;
  // The columns of a table have room for the same number of rows.
  if (row + end - start > records.number.data.length) reserveRows(records, row + end - start);
  const [arrivedAt, bytesUpTo] = [records.arrivedAt.data, records.bytesUpTo.data];
  const [key, number] = [records.key.data, records.number.data];
  const { localKeys } = world.caches;
  const { accepted } = world.state;
  let { windowStart } = state;
  let total = row === 0 ? 0 : bytesUpTo[row - 1];
  let firstRefused = Infinity;
  for (let place = start; place < end; place++) {
    const run = order[place];
    const at = timesInOrder[place];
    const bytes = own === null ? setting.recordBytes : own.bytes[from + run];
    while (windowStart < row && arrivedAt[windowStart] <= at - MICROS_PER_SECOND) windowStart++;
    const inWindow = total - (windowStart === 0 ? 0 : bytesUpTo[windowStart - 1]);
    if (row - windowStart >= RECORDS_PER_SECOND || inWindow + bytes > BYTES_PER_SECOND) {
      firstRefused = run;
      break;
    }
    total += bytes;
    arrivedAt[row] = at;
    bytesUpTo[row] = total;
    key[row] = localKeyOf(localKeys, shard, keysInOrder[place], row);
    number[row++] = accepted + run;
  }
  state.windowStart = windowStart;
  records.arrivedAt.truncate(row);
  records.bytesUpTo.truncate(row);
  records.key.truncate(row);
  records.number.truncate(row);
  return firstRefused;
}

/** Takes back what was written of records from a number on. */
function forgetFrom(world: World, before: readonly number[], number: number): void {
  world.history.shards.forEach(({ records, keys, keysFirstRow }, shard) => {
    const rows = countBelow(records.number.data, records.number.length, number);
    if (rows === records.number.length) return;
    truncateTable(records, Math.max(rows, before[shard]));
    const known = countBelow(keysFirstRow.data, keysFirstRow.length, rows);
    keys.truncate(known);
    keysFirstRow.truncate(known);
  });
  world.caches.localKeys = makeLocalKeys();
}
