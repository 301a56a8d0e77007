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
  of: (element: Element) => element.getAttribute('data-place') ?? '',
};

export interface Place extends Box {
  /** How far it has come into sight, 0 .. 1. */
  readonly presence: number;
}

export function placesOf(stage: StageBoxes): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const put = (name: string, box: Box, presence = 1) => places.set(name, { ...box, presence });
  for (const column of ['stream', 'mapping', 'lambda'] as const) put(place.head(column), at(stage[column]));
  if (stage.unlisted !== null) put(place.rows, stage.unlisted);
  for (const { index, open, openness, presence, row, tape, mapping, lanes, folded } of stage.shards) {
    if (row !== null) put(place.row(index), row, presence);
    if (!open) continue;
    const inFull = presence * openness;
    put(place.tape(index), tape, inFull);
    put(place.mapping(index), mapping, inFull);
    if (folded !== null) put(place.folded(index), folded, inFull);
    lanes.forEach(({ lane, instance, presence: part }, number) => {
      put(place.lane(index, number), lane, inFull * part);
      put(place.instance(index, number), instance, inFull * part);
    });
  }
  return places;
}

function at({ x, y }: Point): Box {
  return { x, y, width: 0, height: 0 };
}
