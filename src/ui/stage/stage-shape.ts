import { arrivedAt, isBusyAt, SHARDS_IN_FULL } from '../../metrics';
import type { StageShape } from '../../layout';
import type { Live } from './use-live';

/** As many shards have a row of their own at first: more are a page that nobody scrolls through. */
export const MOST_ROWS = 25;

/** What decides the boxes of the stage at the playhead. */
export function stageShapeOf(
  { history, scenario, consumer, openShard, t }: Live,
  showAll: boolean,
  oneAtATime: boolean,
): StageShape {
  const few = history.shards.length <= SHARDS_IN_FULL;
  const all = few && !oneAtATime;
  const open = history.shards.map(
    (shard) => all || shard.index === Math.min(openShard, history.shards.length - 1),
  );
  const used = history.shards.map((shard) => arrivedAt(shard, t) > 0);
  const left = open.length > MOST_ROWS ? { unlisted: rowsLeftOut(open, used, showAll) } : {};
  const rows = { rows: !few, oneAtATime, ...left };
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

/**
 * Which shards have no row: the open one has one, then those that have had records, then the others, each in order.
 * Who has had records goes on having had them, so no row is taken away while the run goes on.
 */
export function rowsLeftOut(open: readonly boolean[], used: readonly boolean[], showAll: boolean): boolean[] {
  const rank = (shard: number) => (open[shard] ? 0 : used[shard] ? 1 : 2);
  const first = open
    .map((_, shard) => shard)
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, MOST_ROWS);
  const listed = new Set(first);
  return open.map((_, shard) => !showAll && !listed.has(shard));
}
