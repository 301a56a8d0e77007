import { layoutStill, STILL_LANES, type StageBoxes } from '../../layout';
import { isBusyAt } from '../../metrics';
import type { Live } from '../stage/live';
import { stageShapeOf } from '../stage/stage-shape';

/** The boxes of a still: the lanes that something happened to, then those at work, then the first. */
export function stillBoxes(live: Live, shard: number, changed: readonly number[], width: number): StageBoxes {
  const { lanes, batchSize } = stageShapeOf(live, false, false);
  const part = live.consumer?.shards[shard];
  const rank = (lane: number) => {
    if (changed.includes(lane)) return 0;
    const history = part?.lanes[lane];
    return history !== undefined && isBusyAt(history, live.t) ? 1 : 2;
  };
  const shown = Array.from({ length: lanes }, (_, lane) => lane)
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, STILL_LANES)
    .sort((a, b) => a - b);
  return layoutStill(shard, live.history.shards.length, lanes, shown, batchSize, width);
}
