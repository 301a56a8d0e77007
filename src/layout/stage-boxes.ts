/** What stands on the stage, and where: boxes and points, made by `layoutStage`. */
import type { Box, Point } from './geometry';

/** What decides the boxes. */
export interface StageShape {
  /** Lanes that each shard shows. */
  readonly lanes: number;
  /** By shard how many of them, at the end, are one row: nothing has ever been in them. Left out: none. */
  readonly folded?: readonly number[];
  /** Records of a batch at most: a lane shows its next batch, and no more of what waits. */
  readonly batchSize: number;
  /** Shards shown in full, in order. */
  readonly open: readonly boolean[];
  /** There are so many shards that each has a row of one line besides. */
  readonly rows?: boolean;
  /** Shards that are not there at this moment; left out: all are. */
  readonly hidden?: readonly boolean[];
  /** Shards that have no row for now, because there are so many; left out: all have one. */
  readonly unlisted?: readonly boolean[];
  /** There is room for one shard only: what is open stands on top. */
  readonly oneAtATime?: boolean;
  /** Whether there is a mapping with lanes to show: a Firehose or KCL application has none. */
  readonly hasLanes: boolean;
}

/** A place for the glyphs of records: `count` of them beside each other; a part of one while the stage is laid out anew. */
export interface Slots {
  readonly first: Point;
  readonly step: number;
  readonly count: number;
  readonly radius: number;
  /** Over so many more of them records fade at the end: none, unless their number changes right now. */
  readonly soft: number;
}

/** A line of words: it begins at x and has so much room. */
export interface WordLine extends Point {
  readonly width: number;
}

export interface LaneBoxes {
  readonly lane: Box;
  /** The instance stands within its lane, not beside it. */
  readonly nested: boolean;
  /** Label and key on a line above the batch, or all on one line. */
  readonly twoLines: boolean;
  readonly label: Point;
  /** Where it says that the records beside are the next batch; null: no room. */
  readonly next: Point | null;
  /** Right aligned at its end. */
  readonly key: WordLine;
  /** Why it idles: on two lines where there is room for them. */
  readonly idle: WordLine & { readonly lines: 1 | 2 };
  /** How far the invocation is, where it stands above its instance; null: it stands in it, beside the records. */
  readonly progress: Point | null;
  /** Where words beside the batch may begin, and where they end. */
  readonly wordsAfter: number;
  readonly wordsTo: number;
  readonly batch: Slots;
  /** Records of a batch at most. */
  readonly batchSize: number;
  readonly instance: Box;
  readonly instanceBatch: Slots;
  /** How far it has come into sight, 0 .. 1. */
  readonly presence: number;
}

/** How the budgets of a shard are written: beside each other, below each other, or within the lines of a phone. */
export type BudgetForm = 'columns' | 'lines' | 'inline';

export interface ShardBoxes {
  readonly index: number;
  readonly open: boolean;
  /** Whether it has a place on the stage. */
  readonly listed: boolean;
  /** 1: in full; 0: one line. Between, while it opens or closes. */
  readonly openness: number;
  /** How far it has come into sight, 0 .. 1. */
  readonly presence: number;
  readonly box: Box;
  /** Its line among the rows of all shards; null: there are few. */
  readonly row: Box | null;
  readonly title: Point;
  readonly tape: Box;
  readonly tapeSlots: Slots;
  /** Where the marks of the tape have their words. */
  readonly marks: Box;
  readonly budgets: WordLine & { readonly form: BudgetForm };
  /** The mapping's head; its height is 0 where the mapping has no box of its own. */
  readonly mapping: Box;
  readonly clock: { readonly centre: Point; readonly radius: number };
  readonly lanes: readonly LaneBoxes[];
  /** The row that stands for lanes that were never used, below the others; null: there are none. */
  readonly folded: Box | null;
}

export interface StageBoxes {
  readonly width: number;
  readonly height: number;
  /** Everything side by side; otherwise lanes stand below their shard. */
  readonly wide: boolean;
  readonly stream: Point;
  readonly mapping: Point;
  readonly lambda: Point;
  readonly columnWidth: { readonly stream: number; readonly mapping: number; readonly lambda: number };
  /** What the outlined records are: right aligned at its end. */
  readonly legend: WordLine;
  readonly shards: readonly ShardBoxes[];
  /** Above the rows where they are chips: what their numbers are. null: they are lines, or there are none. */
  readonly chipsHead: Box | null;
  /** Below the rows, where it is said how many shards have one; null: they are few. */
  readonly unlisted: Box | null;
}

/** The middle of slot `index`. */
export function slotAt({ first, step }: Slots, index: number): Point {
  return { x: first.x + index * step, y: first.y };
}

/** As many slots as a box has room for, in its middle. */
export function slotsIn(box: Box, radius: number, step: number): Slots {
  const count = Math.max(1, Math.floor((box.width - 12) / step));
  const used = (count - 1) * step;
  const first = { x: box.x + (box.width - used) / 2, y: box.y + box.height / 2 };
  return { first, step, count, radius, soft: 0 };
}
