/** What of the stage's structure has a place of its own, by the name that its element has in `data-place`. */
import type { Box, Point, StageBoxes } from '../../layout';

export const place = {
  /** A shard in one line. */
  row: (shard: number) => `row ${shard}`,
  /** The tape of a shard in full, and what stands around it. */
  tape: (shard: number) => `tape ${shard}`,
  mapping: (shard: number) => `mapping ${shard}`,
  lane: (shard: number, lane: number) => `lane ${shard} ${lane}`,
  instance: (shard: number, lane: number) => `instance ${shard} ${lane}`,
  /** The row that stands for lanes that were never used. */
  folded: (shard: number) => `folded ${shard}`,
  head: (column: 'stream' | 'mapping' | 'lambda') => `head ${column}`,
  /** Below the rows, where it is said how many there are. */
  rows: 'rows',
};

export function placesOf(stage: StageBoxes): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>();
  for (const column of ['stream', 'mapping', 'lambda'] as const)
    places.set(place.head(column), at(stage[column]));
  if (stage.unlisted !== null) places.set(place.rows, stage.unlisted);
  for (const { index, open, row, tape, mapping, lanes, folded } of stage.shards) {
    if (row !== null) places.set(place.row(index), row);
    if (!open) continue;
    places.set(place.tape(index), tape);
    places.set(place.mapping(index), mapping);
    if (folded !== null) places.set(place.folded(index), folded);
    lanes.forEach(({ lane, instance }, number) => {
      places.set(place.lane(index, number), lane);
      places.set(place.instance(index, number), instance);
    });
  }
  return places;
}

function at({ x, y }: Point): Box {
  return { x, y, width: 0, height: 0 };
}
