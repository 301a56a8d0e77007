/** A stage on its way from one layout to the next. */
import type { LaneBoxes, ShardBoxes, StageBoxes } from './stage';

/** How long a stage takes to be laid out anew, in milliseconds of the watcher's time. */
export const RELAYOUT_MILLIS = 300;

/**
 * The stage when `share` of the way from one layout to another is done, 0 .. 1: boxes that both have are between their
 * places, what only one has comes or goes where it stands.
 */
export function blendStages(from: StageBoxes, to: StageBoxes, share: number): StageBoxes {
  if (share >= 1) return to;
  const shards = to.shards.map((shard, index) => {
    const before = from.shards[index] as ShardBoxes | undefined;
    return before === undefined
      ? { ...shard, presence: shard.presence * share }
      : blendShard(before, shard, share);
  });
  return { ...mix(from, to, share), shards, chipsHead: to.chipsHead, unlisted: to.unlisted, wide: to.wide };
}

function blendShard(from: ShardBoxes, to: ShardBoxes, share: number): ShardBoxes {
  // What had no place comes at its new one, and what loses its place goes where it was.
  if (from.presence === 0) return { ...to, presence: to.presence * share };
  if (!to.listed) return { ...from, presence: from.presence * (1 - share) };
  const lanes = Array.from({ length: Math.max(from.lanes.length, to.lanes.length) }, (_, index) =>
    blendLane(from.lanes[index], to.lanes[index], share),
  );
  const between = mix(from, to, share);
  // A tape that gets shorter takes records away at its end: the quicker, the softer.
  const soft = Math.abs(to.tapeSlots.count - from.tapeSlots.count) * share * (1 - share);
  return { ...between, open: from.open || to.open, lanes, tapeSlots: { ...between.tapeSlots, soft } };
}

function blendLane(from: LaneBoxes | undefined, to: LaneBoxes | undefined, share: number): LaneBoxes {
  if (to === undefined) return { ...from!, presence: from!.presence * (1 - share) };
  return from === undefined ? { ...to, presence: to.presence * share } : mix(from, to, share);
}

/** Every number between those of both; what is no number as it will be. */
function mix<T>(from: T, to: T, share: number): T {
  if (typeof to === 'number' && typeof from === 'number') return (from + (to - from) * share) as T;
  if (!isRecord(to) || !isRecord(from)) return to;
  const mixed: Record<string, unknown> = {};
  for (const name of Object.keys(to)) mixed[name] = mix(from[name], to[name], share);
  return mixed as T;
}

/** Lists are no records: how long they are is looked after by whoever has them. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
