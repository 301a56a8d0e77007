/** The marks on a tape: how far a consumer has read, and how far it has finished everything. */
import { slotAt, type ShardBoxes } from './stage';
import { borderOnTape, type TapeView } from './tape';

export interface TapeMark {
  readonly x: number;
  /** The place is older than the tape shows. */
  readonly beyond: boolean;
}

export interface TapeMarks {
  readonly read: TapeMark;
  readonly processed: TapeMark;
}

/** Marks on a tape of labelled records. */
export function placeMarks({ tapeSlots }: ShardBoxes, view: TapeView): TapeMarks {
  const mark = (row: number): TapeMark => {
    const beyond = view.tear === null && view.pushed - row > view.slots;
    return { x: slotAt(tapeSlots, borderOnTape(view, row)).x, beyond };
  };
  return { read: mark(view.readSeen), processed: mark(view.doneSeen) };
}
