import { makeFrame, nearestTo, nextRecord, type PlacedRecord, type StageBoxes } from '../../layout';

/** What the canvas of a stage has drawn, shared with those who pick from it. */
export class StageRecords {
  readonly frame = makeFrame();
  /** The record that the keyboard is at; null: it is elsewhere. */
  cursor: PlacedRecord | null = null;
  /** The record that the keyboard was at last, or that was pressed. */
  private last: PlacedRecord | null = null;
  private redraw: () => void = () => undefined;

  /** `redraw` draws the same moment again. */
  listen(redraw: () => void): void {
    this.redraw = redraw;
  }

  moveTo(cursor: PlacedRecord | null): void {
    this.cursor = cursor;
    if (cursor !== null) this.last = cursor;
    this.redraw();
  }

  /** Keys go on from here. */
  startFrom(record: PlacedRecord): void {
    this.last = record;
  }

  /** The record that the keyboard is or was at, where it is by now; null: none is in sight. */
  current(stage: StageBoxes): PlacedRecord | null {
    const { last } = this;
    if (last === null) return null;
    // It may have moved, or be gone: then its place stands for it.
    return nearestTo(this.frame, stage, last, last) ?? last;
  }

  /** The first or the last record, as one reads. */
  edge(stage: StageBoxes, which: 'first' | 'last'): PlacedRecord | null {
    return nextRecord(this.frame, stage, null, which === 'first' ? 'right' : 'left');
  }
}
