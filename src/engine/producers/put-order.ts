/** Whether records that PutRecords refused at first stand behind others of their key that were put later. */
import { larger } from '../../lib/larger';
import type { KeyOrder, RefusedRecord, ShardState } from '../state';
import type { World } from '../world';

/** From now on a shard notes what tells it. Before its first refusal there is nothing to be behind. */
export function watchOrder(shard: ShardState): void {
  shard.order ??= { lastRow: new Int32Array(0), lastTurn: new Int32Array(0) };
}

/** Notes a record that was accepted when it was put again: the last of its shard's log. */
export function noteAgain(world: World, { shard, firstPutAt, firstRow, turn, puts }: RefusedRecord): void {
  const { records, putAgain } = world.history.shards[shard];
  const row = records.key.length - 1;
  const local = records.key.data[row];
  const { lastRow, lastTurn } = orderFor(world.state.shards[shard], local);
  const isBehind = lastRow[local] >= firstRow || lastTurn[local] > turn;
  putAgain.add(firstPutAt, row, firstRow, turn, puts, Number(isBehind));
  lastTurn[local] = Math.max(lastTurn[local], turn);
}

/** Notes that a shard accepted a record when it was first put. */
export function noteAtOnce(shard: ShardState, local: number, row: number): void {
  orderFor(shard, local).lastRow[local] = row;
}

function orderFor(shard: ShardState, local: number): KeyOrder {
  const order = shard.order!;
  if (local >= order.lastRow.length) {
    order.lastRow = larger(order.lastRow, local + 1);
    order.lastTurn = larger(order.lastTurn, local + 1);
  }
  return order;
}
