/** Records on the timeline: which lies under a pointer, and the way of one of them. */
import type { ConsumerHistory, LaneHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import type { Journey, RecordPlace } from '../metrics';
import { CALLS_MIDDLE, ROW_HEIGHT, type RowBox, type SwimlaneBoxes } from './swimlanes';

/** The invocation at a time, or the nearest within `slack`, of those that have begun by t; -1: none. */
export function invocationNear({ invocations }: LaneHistory, time: Micros, t: Micros, slack: Micros): number {
  const { startsAt, endsAt } = invocations;
  const after = countUpTo(startsAt.data, startsAt.length, Math.min(t, time));
  let best = -1;
  let least = slack;
  for (const row of [after - 1, after]) {
    if (row < 0 || row >= startsAt.length || startsAt.data[row] > t) continue;
    const away = Math.max(startsAt.data[row] - time, time - Math.min(t, endsAt.data[row]), 0);
    if (away > least || (away === least && best >= 0)) continue;
    least = away;
    best = row;
  }
  return best;
}

/** The first record of the bar at a height of the timeline and a time; null: there is no bar. */
export function recordOfBar(
  consumer: ConsumerHistory,
  { rows }: SwimlaneBoxes,
  y: number,
  time: Micros,
  t: Micros,
  slack: Micros,
): RecordPlace | null {
  const box = rows.find(({ top, lane }) => lane >= 0 && y >= top && y < top + ROW_HEIGHT);
  if (box === undefined) return null;
  const lane = (consumer.shards[box.shard]?.lanes as (LaneHistory | undefined)[] | undefined)?.[box.lane];
  const invocation = lane === undefined ? -1 : invocationNear(lane, time, t, slack);
  if (lane === undefined || invocation < 0) return null;
  return { shard: box.shard, row: lane.rows.data[lane.invocations.from.data[invocation]] };
}

/** A place of a journey on the timeline. */
export interface JourneyKnot {
  readonly at: Micros;
  readonly y: number;
  /** Nothing happens there: the way turns. */
  readonly isTurn: boolean;
}

/** How far above the lower edge of a row the way runs: below the numbers of its bars. */
const ABOVE_EDGE = 3;

export interface JourneyPath {
  readonly knots: readonly JourneyKnot[];
  /** The bars of its tries. */
  readonly bars: readonly { readonly from: Micros; readonly to: Micros; readonly top: number }[];
}

/** From the arrival to the read, to the lane, and to each bar up to t; null: the rows of its shard are not shown. */
export function pathOf(
  { shard, arrivedAt, read, lanes, tries }: Journey,
  { rows }: SwimlaneBoxes,
  t: Micros,
): JourneyPath | null {
  const first = rows.find((row) => row.shard === shard);
  if (first === undefined) return null;
  const boxOf = (lane: number): RowBox | undefined =>
    rows.find((row) => row.shard === shard && row.lane === lane);
  const wayOf = ({ top }: RowBox) => top + ROW_HEIGHT - ABOVE_EDGE;
  const calls = first.lane < 0 ? first.top + ROW_HEIGHT / 2 : first.top - CALLS_MIDDLE;
  const knots: JourneyKnot[] = [{ at: arrivedAt, y: calls, isTurn: false }];
  const bars: { from: Micros; to: Micros; top: number }[] = [];
  if (read !== null) knots.push({ at: read.at, y: calls, isTurn: false });
  for (const { at, lane } of lanes) {
    const box = boxOf(lane);
    if (box === undefined) continue;
    // It stays in its row until it leaves it.
    knots.push({ at, y: knots[knots.length - 1].y, isTurn: true }, { at, y: wayOf(box), isTurn: false });
  }
  for (const { startsAt, endsAt, lane } of tries) {
    const box = boxOf(lane);
    if (box === undefined) continue;
    knots.push({ at: startsAt, y: wayOf(box), isTurn: false });
    bars.push({ from: startsAt, to: endsAt ?? t, top: box.top });
  }
  return { knots, bars };
}
