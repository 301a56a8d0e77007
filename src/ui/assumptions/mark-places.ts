import type { StageBoxes } from '../../layout';
import { wayOfReadingAt } from '../../metrics';
import type { words } from '../../words';
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
}

/** Pixels that the marks take from the lower line of a mapping's head. */
export const MARKS_ROOM = 2 * MARK;
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
  const right = mapping.x + mapping.width - 4;
  const places = {
    pollJitterMillis: { x: mapping.x + AFTER_NEXT_POLL, y: mapping.y + 6 },
    readAheadRecords: { x: right - 2 * MARK, y: mapping.y + 24 },
    laneAssignment: { x: right - MARK, y: mapping.y + 24 },
  };
  return assumed.map((one) => ({ assumed: one, ...places[one], width: MARK, named: false }));
}
