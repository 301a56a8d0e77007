/** Whether records are in sight that were there before the consumer began: they are drawn pale, and that has to be said. */
import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { restedAt } from '../timeline';
import { AgeAxis } from './flow';
import { paceAt } from './pace';
import { progressAt } from './progress';
import type { ShardBoxes } from './stage';
import { rowsOnTape, viewTape } from './tape';

/** @param speed as the watcher has it: the faster, the more of the past a tape of dots shows */
export function showsEarlier(
  history: History,
  consumer: ConsumerHistory,
  boxes: ShardBoxes,
  speed: number,
  t: Micros,
): boolean {
  const shard = history.shards[boxes.index];
  const { startRow } = consumer.shards[boxes.index];
  if (startRow === 0 || !boxes.listed) return false;
  const dots = boxes.open ? paceAt(shard, speed, t).dots : 1;
  if (dots > 0 && new AgeAxis(shard, boxes, speed, t).from < startRow) return true;
  if (dots === 1) return false;
  const moves = restedAt(t);
  const view = viewTape(history, boxes, progressAt(history, consumer, boxes.index, t, moves), t, moves);
  return rowsOnTape(view).some(([from]) => from < startRow);
}
