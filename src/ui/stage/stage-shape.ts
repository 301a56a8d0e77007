import { isBusyAt } from '../../metrics';
import type { StageShape } from '../../layout';
import type { Live } from './use-live';

/** As many shards are shown in full; of more only the open one is. */
export const SHARDS_IN_FULL = 2;

/** As many shards have a row of their own at first: more are a page that nobody scrolls through. */
export const MOST_ROWS = 25;

/** What decides the boxes of the stage at the playhead. */
export function stageShapeOf(
  { history, scenario, consumer, openShard, t }: Live,
  showAll: boolean,
): StageShape {
  const all = history.shards.length <= SHARDS_IN_FULL;
  const open = history.shards.map(
    (shard) => all || shard.index === Math.min(openShard, history.shards.length - 1),
  );
  const rows = history.shards.length > MOST_ROWS ? { unlisted: rowsLeftOut(open, showAll) } : {};
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  if (consumer === undefined || setting?.type !== 'lambda')
    return { lanes: 0, batchSize: 1, open, ...rows, hasLanes: false };
  let lanes = setting.eventSourceMapping.parallelizationFactor;
  for (const shard of consumer.shards) {
    shard.lanes.forEach((lane, index) => {
      // A lane beyond a lowered factor stays in sight until it is done.
      if (index >= lanes && isBusyAt(lane, t)) lanes = index + 1;
    });
  }
  return { lanes, batchSize: setting.eventSourceMapping.batchSize, open, ...rows, hasLanes: true };
}

/** The first shards in order have a row, and the open one wherever it is. */
function rowsLeftOut(open: readonly boolean[], showAll: boolean): boolean[] {
  let rows = open.filter(Boolean).length;
  return open.map((isOpen) => !isOpen && !showAll && ++rows > MOST_ROWS);
}
