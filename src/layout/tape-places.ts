/** Where the records of one tape are while they are tokens in a row, and while these become dots on an axis of age. */
import type { History } from '../engine';
import { dotOpacity, type AgeAxis } from './flow';
import type { Point } from './geometry';
import type { GlyphList, GlyphState } from './glyph-list';
import { shrunk, spread } from './pace';
import { slotAt, type ShardBoxes } from './stage';
import { opacityOnTape, placeOnTape, rowsOnTape, type TapeView } from './tape';

/** Half the edge of a dot, as the list of dots has it. */
const DOT_RADIUS = 1.7;

export class TapePlaces {
  private readonly shrink: number;
  private readonly spread: number;

  constructor(
    private readonly history: History,
    private readonly boxes: ShardBoxes,
    /** null: all are dots, and these are listed elsewhere. */
    private readonly view: TapeView | null,
    /** null: all are tokens. */
    private readonly axis: AgeAxis | null,
    /** 0: tokens; 1: dots. */
    dots: number,
  ) {
    this.shrink = shrunk(dots);
    this.spread = axis === null ? 0 : spread(dots);
  }

  /** Lists all that is seen. */
  addTo(out: GlyphList): void {
    const { view, axis } = this;
    if (view === null) return;
    const byAge = this.spread > 0;
    for (const [from, to] of rowsOnTape(view)) {
      for (let row = to - 1; row >= from; row--) if (!byAge || !axis!.isShown(row)) this.add(row, out);
    }
    if (byAge) axis!.visit((row) => this.add(row, out));
  }

  /** Where a record is; one that is not seen, where it would come into sight. */
  placeOf(row: number): Point {
    const { view, axis } = this;
    if (view === null) return axis!.at(row);
    const { tapeSlots } = this.boxes;
    const { pushed, slots, tear } = view;
    const unseen = tear === null ? Math.max(-1, Math.min(slots - 1, pushed - 1 - row)) : tear.from;
    const inRow = slotAt(tapeSlots, placeOnTape(view, row) ?? unseen);
    if (axis === null) return inRow;
    const byAge = axis.at(row);
    return {
      x: inRow.x + (byAge.x - inRow.x) * this.spread,
      y: inRow.y + (byAge.y - inRow.y) * this.spread,
    };
  }

  private add(row: number, out: GlyphList): void {
    const view = this.view!;
    const place = placeOnTape(view, row);
    const inRow = place === null ? 0 : opacityOnTape(view, place);
    const byAge = this.axis?.opacity(row) ?? 0;
    const opacity = (inRow + (byAge - inRow) * this.spread) * this.boxes.presence;
    if (opacity <= 0) return;
    const { x, y } = this.placeOf(row);
    const { radius } = this.boxes.tapeSlots;
    const { index, records, keys } = this.history.shards[this.boxes.index];
    const number = records.number.data[row] + 1;
    const key = keys.data[records.key.data[row]];
    const size = radius + (DOT_RADIUS - radius) * this.shrink;
    const state = stateOf(view, row, this.shrink);
    // As a token it is told apart by how it is drawn; as a dot by how faint it is.
    const faint = 1 + (dotOpacity(this.boxes, state) - 1) * this.shrink;
    out.add(x, y, size, index, row, key, number, state, opacity * faint, this.shrink);
  }
}

/** A token that is read goes to its lane at once; dots turn into ghosts one by one, as the mark passes them. */
function stateOf({ start, read, readSeen }: TapeView, row: number, shrink: number): GlyphState {
  if (row < start) return 'earlier';
  return row < read + (readSeen - read) * shrink ? 'ghost' : 'solid';
}
