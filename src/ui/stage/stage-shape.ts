import { isBusyAt } from '../../metrics';
import type { StageShape } from '../../layout';
import type { Live } from './use-live';

/** As many shards are shown in full; of more only the open one is. */
export const SHARDS_IN_FULL = 2;

/** What decides the boxes of the stage at the playhead. */
export function stageShapeOf({ history, scenario, consumer, openShard, t }: Live): StageShape {
  const all = history.shards.length <= SHARDS_IN_FULL;
  const open = history.shards.map(
    (shard) => all || shard.index === Math.min(openShard, history.shards.length - 1),
  );
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  if (consumer === undefined || setting?.type !== 'lambda')
    return { lanes: 0, batchSize: 1, open, hasLanes: false };
  let lanes = setting.eventSourceMapping.parallelizationFactor;
  for (const shard of consumer.shards) {
    shard.lanes.forEach((lane, index) => {
      // A lane beyond a lowered factor stays in sight until it is done.
      if (index >= lanes && isBusyAt(lane, t)) lanes = index + 1;
    });
  }
  return { lanes, batchSize: setting.eventSourceMapping.batchSize, open, hasLanes: true };
}
