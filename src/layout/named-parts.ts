/** Where the parts of the stage are that have a name in the glossary. */
import type { Box, Point } from './geometry';
import type { ShardBoxes, StageBoxes } from './stage-boxes';

export const NAMED_PARTS = [
  'stream',
  'shard',
  'record',
  'age',
  'mapping',
  'poll',
  'lane',
  'batch',
  'invocation',
] as const;
export type NamedPart = (typeof NAMED_PARTS)[number];

export function isNamedPart(name: string): name is NamedPart {
  return (NAMED_PARTS as readonly string[]).includes(name);
}

/** The boxes of every part of that name, on all shards that are shown in full. */
export function boxesOf(part: NamedPart, { shards }: StageBoxes): readonly Box[] {
  const open = shards.filter((shard) => shard.open);
  return OF_SHARDS[part](open).filter(({ width, height }) => width > 0 && height > 0);
}

type Find = (open: readonly ShardBoxes[]) => Box[];

const OF_SHARDS: Readonly<Record<NamedPart, Find>> = {
  stream: (open) => open.map(({ tape, marks, title }) => around([tape, marks, point(title)])),
  shard: (open) => open.map(({ tape }) => tape),
  record: (open) =>
    open.flatMap(({ tapeSlots: { first, step, count, radius } }) =>
      Array.from({ length: Math.min(count, 3) }, (_, index) =>
        circle({ x: first.x + index * step, y: first.y }, radius + 3),
      ),
    ),
  age: (open) => open.map(({ marks }) => marks),
  mapping: (open) =>
    open.map(({ mapping, lanes }) => (mapping.height > 0 ? mapping : around(boxesOfLanes(lanes)))),
  poll: (open) => open.map(({ clock }) => circle(clock.centre, clock.radius + 4)),
  lane: (open) => open.flatMap(({ lanes }) => boxesOfLanes(lanes)),
  batch: (open) =>
    open.flatMap(({ lanes }) =>
      lanes.map(({ instance, instanceBatch: { first, step, count, radius } }) => ({
        x: first.x - radius - 3,
        y: first.y - radius - 3,
        width: Math.min((count - 1) * step + 2 * radius + 6, instance.x + instance.width - first.x),
        height: 2 * radius + 6,
      })),
    ),
  invocation: (open) => open.flatMap(({ lanes }) => lanes.map(({ instance }) => instance)),
};

function boxesOfLanes(lanes: ShardBoxes['lanes']): Box[] {
  return lanes.map(({ lane }) => lane);
}

function circle({ x, y }: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function point({ x, y }: Point): Box {
  return { x, y: y - 14, width: 1, height: 14 };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
