/**
 * Many records put at a stroke: the same as one after the other, but shard by shard, so that a log is written where it
 * was written last. Shards know nothing of each other, so up to the first record that is refused nothing differs.
 */
import { countBelow } from '../../lib/binary-search';
import { reserveRows, truncateTable } from '../../lib/columns';
import { MICROS_PER_SECOND } from '../../lib/time';
import { localKeyOf, makeLocalKeys } from '../kinesis/local-keys';
import { ACCEPTED, refusalOfPut, wakePushed } from '../kinesis/put-records';
import type { ShardHistory } from '../history';
import type { KeyTurns } from '../state';
import type { ProducerPlan, RunTables, World } from '../world';

/** The tables of so many records take 20 bytes for each, a third of a megabyte in all: they stay near the processor. */
export const MOST_IN_RUN = 16_384;

/** The memory of a run: one for all of them. */
export function runTables({ caches }: World): RunTables {
  return (caches.run ??= {
    times: new Float64Array(MOST_IN_RUN),
    routes: new Uint32Array(MOST_IN_RUN),
    order: new Uint32Array(MOST_IN_RUN),
    keysInOrder: new Uint32Array(MOST_IN_RUN),
  });
}

/** Lines up the records of a shard: `order` and `keysInOrder` have them, between two places. */
type LineUp = (shard: number) => readonly [start: number, end: number];

/**
 * Puts `count` records of the tables, whose first is number `from` of its producer, up to the first that is refused.
 * @returns how many were put
 */
export function acceptRun(
  world: World,
  plan: ProducerPlan,
  lineUp: LineUp,
  from: number,
  count: number,
): number {
  const { state, history } = world;
  const before = history.shards.map(({ records }) => records.key.length);
  const windows = state.shards.map(({ windowStart }) => windowStart);
  let accepted = count;
  for (let shard = 0; shard < before.length; shard++) {
    const [start, end] = lineUp(shard);
    if (end > start) accepted = Math.min(accepted, writeShard(world, plan, shard, from, start, end));
  }
  if (accepted < count) {
    forgetFrom(world, before, state.accepted + accepted);
    windows.forEach((windowStart, shard) => (state.shards[shard].windowStart = windowStart));
  }
  state.accepted += accepted;
  for (let shard = 0; shard < before.length; shard++) {
    if (state.shards[shard].armed.length === 0) continue;
    const { arrivedAt } = history.shards[shard].records;
    if (arrivedAt.length > before[shard]) wakePushed(world, shard, arrivedAt.data[before[shard]]);
  }
  return accepted;
}

/**
 * Takes the routes of `count` records whose keys come round and round. No two shards share a route, so nothing is to be
 * sorted, and each shard lines up where the one before it did: so few stay near the processor.
 */
export function orderInTurn(world: World, plan: ProducerPlan, turns: KeyTurns, count: number): LineUp {
  const { order, keysInOrder } = runTables(world);
  const { keyRows, routesByShard } = plan;
  const first = turns.next;
  turns.next = (first + count) % keyRows.length;
  return (shard) => {
    const mine = routesByShard[shard];
    let line = 0;
    // Routes before the turn come in the next round.
    let next = countBelow(mine, mine.length, first);
    for (let round = -first; mine.length > 0 && round < count; round += keyRows.length, next = 0) {
      for (; next < mine.length && round + mine[next] < count; next++) {
        order[line] = round + mine[next];
        keysInOrder[line++] = keyRows[mine[next]];
      }
    }
    return [0, line];
  };
}

/** Lines the records up shard by shard, all at once. */
export function orderByShard(world: World, { shards, keyRows }: ProducerPlan, count: number): LineUp {
  const { routes, order, keysInOrder } = runTables(world);
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
    keysInOrder[line] = keyRows[route];
  }
  return (shard) => [shard === 0 ? 0 : ends[shard - 1], ends[shard]];
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
  const { times, order, keysInOrder } = runTables(world);
  const state = world.state.shards[index];
  // Once PutRecords had a record refused here, each that is accepted is noted by its key (`put-order.ts`): one by one.
  // As if its first were refused.
  if (state.order !== null) return order[start];
  const shard = world.history.shards[index];
  const { records } = shard;
  let row = records.key.length;
  numberKeys(world, shard, row, start, end);
  reserveRows(records, row + end - start);
  const arrivedAt = records.arrivedAt.data;
  const bytesUpTo = records.bytesUpTo.data;
  const key = records.key.data;
  const number = records.number.data;
  const { accepted } = world.state;
  let { windowStart } = state;
  let total = row === 0 ? 0 : bytesUpTo[row - 1];
  let firstRefused = Infinity;
  // Nothing that could replace an array is called in here: then each of them is looked up once, not for each record.
  for (let place = start; place < end; place++) {
    const run = order[place];
    const at = times[run];
    const bytes = own === null ? setting.recordBytes : own.bytes[from + run];
    while (windowStart < row && arrivedAt[windowStart] <= at - MICROS_PER_SECOND) windowStart++;
    const beforeWindow = windowStart === 0 ? 0 : bytesUpTo[windowStart - 1];
    if (refusalOfPut(row - windowStart, total - beforeWindow + bytes) !== ACCEPTED) {
      firstRefused = run;
      break;
    }
    total += bytes;
    arrivedAt[row] = at;
    bytesUpTo[row] = total;
    key[row] = keysInOrder[place];
    number[row++] = accepted + run;
  }
  state.windowStart = windowStart;
  truncateTable(records, row);
  return firstRefused;
}

/** Puts a shard's own numbers in the place of the keys of its records, which come from row `row` on. */
function numberKeys(world: World, shard: ShardHistory, row: number, start: number, end: number): void {
  const { keysInOrder } = runTables(world);
  const { localKeys } = world.caches;
  for (let place = start; place < end; place++)
    keysInOrder[place] = localKeyOf(localKeys, shard, keysInOrder[place], row + place - start);
}

/** Takes back what was written of records from a number on. */
function forgetFrom(world: World, before: readonly number[], number: number): void {
  world.history.shards.forEach(({ records, keys, keysFirstRow }, shard) => {
    const rows = countBelow(records.number.data, records.number.length, number);
    truncateTable(records, Math.max(rows, before[shard]));
    const known = countBelow(keysFirstRow.data, keysFirstRow.length, rows);
    keys.truncate(known);
    keysFirstRow.truncate(known);
  });
  world.caches.localKeys = makeLocalKeys();
}
