/** The marks on a tape: how far a consumer has read, and how far it has finished everything. */
import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { arrivedAt, processedUpTo, readUpTo } from '../metrics';
import { tapeShift } from './place-records';
import type { ShardBoxes } from './stage';

export interface TapeMark {
  readonly x: number;
  /** Records behind the newest one. */
  readonly behind: number;
  /** The place is older than the tape shows. */
  readonly beyond: boolean;
}

export interface TapeMarks {
  readonly read: TapeMark;
  readonly processed: TapeMark;
}

/** Marks on a tape of labelled records. */
export function placeMarks(
  history: History,
  consumer: ConsumerHistory,
  boxes: ShardBoxes,
  t: Micros,
): TapeMarks {
  const there = arrivedAt(history.shards[boxes.index], t);
  const shift = tapeShift(history, boxes.index, there, t);
  const mark = (row: number): TapeMark => {
    const behind = there - row;
    const { first, step, count } = boxes.tapeSlots;
    // Between the record before it and the one behind it; nothing unread: before the newest.
    const place = behind === 0 ? -0.5 : behind - 1.5 + shift;
    const beyond = place > count - 0.5;
    return { x: first.x + Math.min(place, count - 0.5) * step, behind, beyond };
  };
  return {
    read: mark(readUpTo(history, consumer, boxes.index, t)),
    processed: mark(processedUpTo(history, consumer, boxes.index, t)),
  };
}
