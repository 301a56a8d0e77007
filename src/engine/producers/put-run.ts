/**
 * Many records put at a stroke: the same as one after the other, but shard by shard, so that a log is written where it
 * was written last. Shards know nothing of each other, so up to the first record that is refused nothing differs.
 */
import { countBelow } from '../../lib/binary-search';
import { reserveRows, truncateTable } from '../../lib/columns';
import { localKeyOf } from '../kinesis/local-keys';
import { firstRefusal, wakePushed } from '../kinesis/put-records';
import { writeTimes, type Arrivals } from './arrivals';
import type { KeyTurns } from '../state';
import type { ProducerPlan, RunTables, World } from '../world';

/** The tables of so many records take 16 bytes for each, a quarter of a megabyte in all: they stay near the processor. */
export const MOST_IN_RUN = 16_384;
/**
 * Those whose keys come in turn, at an even rate, need no tables; a bound they need, because a refusal undoes a run. Of
 * so many, most rows that a shard looks back at are of the same run, on up to 200 shards.
 */
export const MOST_IN_TURN = 524_288;

/** So many rows are written before it is looked whether one of them is refused: they are near the processor still. */
const WRITTEN_AT_ONCE = 1_024;

/** The memory of a run: one for all of them. */
export function runTables({ caches }: World): RunTables {
  return (caches.run ??= {
    times: new Float64Array(MOST_IN_RUN),
    routes: new Uint32Array(MOST_IN_RUN),
    order: new Uint32Array(MOST_IN_RUN),
  });
}

/**
 * The records of one shard in a run: the places that a list names from `next` on, counted from `round`, then all of the
 * list again after each `period`. With `routes` these tell the route of a place; without, the list does.
 */
interface Line {
  readonly list: Uint32Array;
  readonly next: number;
  readonly round: number;
  readonly period: number;
  readonly routes: Uint32Array | null;
}
type LineUp = (shard: number) => Line;

/**
 * Puts the records of a run, whose first is number `from` of its producer, up to the first that is refused.
 * @returns how many were put
 */
export function acceptRun(
  world: World,
  plan: ProducerPlan,
  lineUp: LineUp,
  from: number,
  arrivals: Arrivals,
): number {
  const { state, history } = world;
  const before = history.shards.map(({ records }) => records.key.length);
  let accepted = arrivals.count;
  for (let shard = 0; shard < before.length; shard++)
    accepted = Math.min(accepted, writeShard(world, plan, shard, from, lineUp(shard), arrivals));
  if (accepted < arrivals.count) forgetFrom(world, state.accepted + accepted);
  state.accepted += accepted;
  for (let shard = 0; shard < before.length; shard++) {
    if (state.shards[shard].armed.length === 0) continue;
    const { arrivedAt } = history.shards[shard].records;
    if (arrivedAt.length > before[shard]) wakePushed(world, shard, arrivedAt.data[before[shard]]);
  }
  return accepted;
}

/** Takes the routes of `count` records whose keys come round and round. No two shards share a route: nothing is to be sorted. */
export function orderInTurn(
  { routesByShard, keyRows }: ProducerPlan,
  turns: KeyTurns,
  count: number,
): LineUp {
  const first = turns.next;
  const period = keyRows.length;
  turns.next = (first + count) % period;
  return (shard) => {
    const list = routesByShard[shard];
    // Routes before the turn come in the next round.
    return { list, next: countBelow(list, list.length, first), round: -first, period, routes: null };
  };
}

/** Sorts `count` records by their shards. */
export function orderByShard(world: World, { shards }: ProducerPlan, count: number): LineUp {
  const { routes, order } = runTables(world);
  const ends = new Uint32Array(world.history.shards.length);
  for (let place = 0; place < count; place++) ends[shards[routes[place]]]++;
  let sum = 0;
  for (let shard = 0; shard < ends.length; shard++) {
    const mine = ends[shard];
    ends[shard] = sum;
    sum += mine;
  }
  for (let place = 0; place < count; place++) order[ends[shards[routes[place]]]++] = place;
  return (shard) => {
    const list = order.subarray(shard === 0 ? 0 : ends[shard - 1], ends[shard]);
    return { list, next: 0, round: 0, period: Infinity, routes };
  };
}

/**
 * Writes the records of one shard, a stretch at a time: as if none were refused, and then it is looked whether one is.
 * Those are plain loops, instead of one that has to do with everything. Returns the place in the run of the first that
 * is refused; Infinity: none is.
 */
function writeShard(
  world: World,
  { own, setting, keyRows, numbers }: ProducerPlan,
  index: number,
  from: number,
  line: Line,
  arrivals: Arrivals,
): number {
  const shard = world.history.shards[index];
  const { records } = shard;
  const { accepted } = world.state;
  let row = records.key.length;
  let checked = row;
  let end = row;
  const { count } = arrivals;
  const { list, period, routes } = line;
  let { next, round } = line;
  const { recordBytes } = setting;
  // A shard without routes has nothing to go round for.
  while (list.length > 0 && round < count) {
    if (next === list.length || round + list[next] >= count) {
      round += period;
      next = 0;
      continue;
    }
    // Once PutRecords had a record refused here, each that is accepted is noted by its key (`put-order.ts`): one by
    // one, as if the first were refused.
    if (world.state.shards[index].order !== null) return round + list[next];
    if (row === end) {
      checked = noteArrivals(world, index, arrivals, checked, row);
      if (checked < row) break;
      // No room is made for what is refused.
      reserveRows(records, row + 1);
      end = Math.min(row + WRITTEN_AT_ONCE, records.key.data.length);
    }
    const first = routes === null ? list[next] : routes[round + list[next]];
    if (numbers[first] < 0) numbers[first] = localKeyOf(world.caches.localKeys, shard, keyRows[first], row);
    const bytesUpTo = records.bytesUpTo.data;
    const key = records.key.data;
    const number = records.number.data;
    let total = row === 0 ? 0 : bytesUpTo[row - 1];
    // As long as the stretch lasts and the keys are known: no array is replaced in here, and so none is looked up again.
    for (; next < list.length && row < end; next++) {
      const run = round + list[next];
      const route = routes === null ? list[next] : routes[run];
      if (run >= count || numbers[route] < 0) break;
      total += own === null ? recordBytes : own.bytes[from + run];
      bytesUpTo[row] = total;
      key[row] = numbers[route];
      number[row++] = accepted + run;
    }
  }
  truncateTable(records, row);
  const refused = noteArrivals(world, index, arrivals, checked, row);
  return refused < row ? records.number.data[refused] - accepted : Infinity;
}

/** Notes when the rows [from, to) came. Returns the first of them that the shard refuses; `to`: it refuses none. */
function noteArrivals(world: World, index: number, arrivals: Arrivals, from: number, to: number): number {
  const { records } = world.history.shards[index];
  const arrivedAt = records.arrivedAt.data;
  const bytesUpTo = records.bytesUpTo.data;
  writeTimes(arrivals, arrivedAt, records.number.data, world.state.accepted, from, to);
  return firstRefusal(arrivedAt, bytesUpTo, from, to);
}

/** Takes back what was written of records from a number on. */
function forgetFrom(world: World, number: number): void {
  world.history.shards.forEach(({ records, keys, keysFirstRow }) => {
    const rows = countBelow(records.number.data, records.number.length, number);
    truncateTable(records, rows);
    const known = countBelow(keysFirstRow.data, keysFirstRow.length, rows);
    keys.truncate(known);
    keysFirstRow.truncate(known);
  });
  world.caches.localKeys = [];
  for (const { numbers } of world.caches.plans) numbers.fill(-1);
}
