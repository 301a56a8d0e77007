import { arrivedAt, isBusyAt, isUsedAt, openOf, SHARDS_IN_FULL, shownShards } from '../../metrics';
import { factorOf, type ConsumerHistory, type History } from '../../engine';
import type { StageShape } from '../../layout';
import type { Micros } from '../../lib/time';
import { keysSeen } from '../../narration';
import type { Live } from './use-live';

/** As many shards have a row of their own at first: more are a page that nobody scrolls through. */
export const MOST_ROWS = 25;

/** What decides the boxes of the stage at the playhead. */
export function stageShapeOf(
  { history, scenario, consumer, openShard, t }: Live,
  showAll: boolean,
  oneAtATime: boolean,
): StageShape {
  const shown = shownShards(history, consumer, t);
  const few = shown.length <= SHARDS_IN_FULL;
  const opened = few && !oneAtATime ? shown : [openOf(shown, openShard)];
  const open = history.shards.map(({ index }) => opened.includes(index));
  // Shards that are not there yet, or not any more, have no place.
  const hidden =
    shown.length < open.length ? { hidden: history.shards.map(({ index }) => !shown.includes(index)) } : {};
  const used = history.shards.map((shard) => arrivedAt(shard, t) > 0);
  const left = shown.length > MOST_ROWS ? { unlisted: rowsLeftOut(open, used, showAll) } : {};
  const rows = { rows: !few, oneAtATime, ...hidden, ...left };
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  if (consumer === undefined || setting?.type !== 'lambda')
    return { lanes: 0, batchSize: 1, open, ...rows, hasLanes: false };
  const factor = factorOf(setting.eventSourceMapping);
  let lanes = factor;
  for (const shard of consumer.shards) {
    shard.lanes.forEach((lane, index) => {
      // A lane beyond a lowered factor stays in sight until it is done.
      if (index >= lanes && isBusyAt(lane, t)) lanes = index + 1;
    });
  }
  const { batchSize, laneAssignment } = setting.eventSourceMapping;
  const folded =
    laneAssignment === 'by-key' && lanes === factor
      ? open.map((isOpen, shard) => (isOpen ? foldedLanes(history, consumer, shard, lanes, t) : 0))
      : [];
  const fold = folded.some((count) => count > 0) ? { folded } : {};
  return { lanes, ...fold, batchSize, open, ...rows, hasLanes: true };
}

/** So few lanes without records are shown as they are. */
const FEW_UNUSED = 3;

/**
 * How many lanes at the end stand in one row: for want of keys no batch can form in them, and none ever did. As keys
 * come, lanes come out of it one by one.
 */
function foldedLanes(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  lanes: number,
  t: Micros,
): number {
  const used = consumer.shards[shard].lanes.findLastIndex((lane) => isUsedAt(lane, t)) + 1;
  const unused = lanes - Math.max(1, used, keysSeen(history, shard, t));
  return unused > FEW_UNUSED ? unused : 0;
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
