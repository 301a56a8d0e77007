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

/** The tables of so many records take 28 bytes for each, not half a megabyte in all: they stay near the processor. */
export const MOST_IN_RUN = 16_384;

/** The memory of a run: one for all of them. */
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
 * @param ends by shard, the place in the order behind its last record
 * @returns how many were put
 */
export function acceptRun(
  world: World,
  plan: ProducerPlan,
  ends: Uint32Array,
  from: number,
  count: number,
): number {
  const { state, history } = world;
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
    if (arrivedAt.length > before[shard] && state.shards[shard].armed.length > 0)
      wakePushed(world, shard, arrivedAt.data[before[shard]]);
  }
  return accepted;
}

/**
 * Takes the routes of `count` records whose keys come round and round, and lines the records up shard by shard: no two
 * shards share a route, so nothing is to be sorted.
 * @returns by shard, the place in the order behind its last record
 */
export function orderInTurn(world: World, plan: ProducerPlan, turns: KeyTurns, count: number): Uint32Array {
  const { times, order, timesInOrder, keysInOrder } = runTables(world);
  const { keyRows, routesByShard } = plan;
  const ends = new Uint32Array(world.history.shards.length);
  let line = 0;
  for (let shard = 0; shard < ends.length; shard++) {
    const mine = routesByShard[shard];
    // Routes before the turn come in the next round.
    let next = countBelow(mine, mine.length, turns.next);
    for (let round = -turns.next; mine.length > 0 && round < count; round += keyRows.length, next = 0) {
      for (; next < mine.length && round + mine[next] < count; next++) {
        const place = round + mine[next];
        order[line] = place;
        timesInOrder[line] = times[place];
        keysInOrder[line++] = keyRows[mine[next]];
      }
    }
    ends[shard] = line;
  }
  turns.next = (turns.next + count) % keyRows.length;
  return ends;
}

/** Lines the records up shard by shard. Returns, by shard, the place in the order behind its last record. */
export function orderByShard(world: World, { shards, keyRows }: ProducerPlan, count: number): Uint32Array {
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
  // Once PutRecords had a record refused here, each that is accepted is noted by its key (`put-order.ts`): one by one.
  // As if its first were refused.
  if (state.order !== null) return order[start];
  const shard = world.history.shards[index];
  const { records } = shard;
  let row = records.key.length;
  let [arrivedAt, bytesUpTo, key, number] = columnsOf(records);
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
    const beforeWindow = windowStart === 0 ? 0 : bytesUpTo[windowStart - 1];
    if (refusalOfPut(row - windowStart, total - beforeWindow + bytes) !== ACCEPTED) {
      firstRefused = run;
      break;
    }
    // The columns of a table have room for the same number of rows.
    if (row === number.length) {
      reserveRows(records, row + 1);
      [arrivedAt, bytesUpTo, key, number] = columnsOf(records);
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

function columnsOf({ arrivedAt, bytesUpTo, key, number }: ShardHistory['records']) {
  return [arrivedAt.data, bytesUpTo.data, key.data, number.data] as const;
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
