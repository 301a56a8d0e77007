import type { Box, ShardBoxes, StageBoxes } from '../../layout';
import { wayOfReadingAt } from '../../metrics';
import { textWidth } from '../../lib/text-width';
import { words } from '../../words';
import type { Live } from '../stage/use-live';

/** The settings that stand for what AWS does not publish, and that act on the stage. */
export type Assumed = keyof typeof words.assumptions.of;

/** Pixels of a mark: as large as a finger needs. */
export const MARK = 24;

export interface MarkPlace {
  readonly assumed: Assumed;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Whether there is room for a word beside the sign. */
  readonly named: boolean;
  /** In a head of two lines: at which of them its word stands. */
  readonly line?: 'upper' | 'lower';
}

/** In a mapping at least as wide there is room for words beside the signs. */
const WIDE = 270;
/** Around the words of a mark: the sign before them, and the edges. */
const AROUND = 18;
/** Marks are written a little larger than words are measured. */
const SCALE = 1.09;
const nameWidth = (assumed: Assumed) =>
  Math.max(MARK, Math.ceil(textWidth(words.assumptions.of[assumed].short, 'text') * SCALE) + AROUND);

/** Pixels that the marks take from the end of the two lines of a mapping's head. */
export function marksRoom({ mapping }: ShardBoxes): { readonly upper: number; readonly lower: number } {
  if (mapping.width < WIDE) return { upper: 0, lower: 2 * MARK };
  return { upper: nameWidth('laneAssignment'), lower: nameWidth('readAheadRecords') };
}
/** From the edge of a mapping to behind the words of its clock. */
const AFTER_NEXT_POLL = 172;
/** Without a box of its own, a mapping has a line above its lanes. */
const LINE_ABOVE = MARK;

/** The shard that has the marks: the first one that is open. */
export function markedShard({ shards }: StageBoxes): number {
  return shards.findIndex((shard) => shard.open && shard.lanes.length > 0);
}

/** In the head of the mapping: at the poll's clock, and above the lanes at what was read and how it is dealt. */
export function markPlaces(boxes: StageBoxes, { history, consumer, t }: Live): readonly MarkPlace[] {
  const shard = boxes.shards.at(markedShard(boxes));
  if (shard === undefined || shard.lanes.length === 0 || consumer === undefined) return [];
  // Who is pushed to does not poll.
  const polls = wayOfReadingAt(history, consumer, t) === 'polls';
  const { mapping, lanes } = shard;
  const assumed: readonly Assumed[] = polls
    ? ['pollJitterMillis', 'readAheadRecords', 'laneAssignment']
    : ['readAheadRecords', 'laneAssignment'];
  if (mapping.height === 0) {
    const { x, y, width } = lanes[0].lane;
    const each = Math.floor(width / 3);
    return assumed.map((one, index) => ({
      assumed: one,
      x: x + index * each,
      y: y - LINE_ABOVE,
      width: each,
      named: true,
    }));
  }
  return assumed.map((one) => ({ assumed: one, ...inHead(one, mapping) }));
}

/** Beside the line that it speaks of; how keys are dealt, at the end of the upper one. */
function inHead(assumed: Assumed, mapping: Box): Omit<MarkPlace, 'assumed'> {
  const right = mapping.x + mapping.width - 4;
  const afterPoll = mapping.x + AFTER_NEXT_POLL;
  if (mapping.width < WIDE) {
    const places = {
      pollJitterMillis: { x: afterPoll, y: mapping.y + 6 },
      readAheadRecords: { x: right - 2 * MARK, y: mapping.y + 24 },
      laneAssignment: { x: right - MARK, y: mapping.y + 24 },
    };
    return { ...places[assumed], width: MARK, named: false };
  }
  const width = nameWidth(assumed);
  const line = assumed === 'readAheadRecords' ? 'lower' : 'upper';
  return {
    x: assumed === 'pollJitterMillis' ? afterPoll : right - width,
    y: mapping.y + (line === 'upper' ? 2 : 2 + MARK),
    width,
    named: true,
    line,
  };
}
