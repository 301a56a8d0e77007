/** How fast iterator age climbs. Sent batch by sent batch it goes up in steps; the slope over many of them is steady. */
import { INVOCATION_THROTTLED, type LaneHistory, type ShardHistory } from '../engine';
import type { Micros } from '../lib/time';
import { MICROS_PER_SECOND } from '../lib/time';
import { lastRowAt, oldestAgeAt, waitingAt } from '../metrics';
import type { Look } from './look';

const SPAN: Micros = 30 * MICROS_PER_SECOND;
const LEAST_BATCHES = 6;
/** Where batches take long, so many are looked at, however long ago the first was sent. */
const LONG_BATCHES = 9;
/** Both halves must climb alike, so far, for one slope to be told. */
const UNLIKE = 0.35;
/** The oldest unfinished record must become older as fast as the batches that are sent do, so far. */
const APART = 0.2;
/** So often it is looked how old that one is. */
const LOOKS = 60;

/** Less than a second in fifty may be no climb at all. */
const LEAST_SLOPE = 0.02;

/** Digits that a slope is told with. */
const DIGITS = 2;

/** An age at a time. */
interface Point {
  readonly at: Micros;
  readonly age: Micros;
}

/**
 * Seconds by which a shard's iterator age climbs in one, as it is written, so that what is computed from it agrees with
 * it: measured by what the lane that is furthest behind sent. null where that is not steady, or where the shard's oldest
 * unfinished record becomes older at another rate: by chance, or because lanes have begun to fill only now.
 */
export function climbOf(look: Look, shard: number): number | null {
  const { history, consumer, since, t } = look;
  let sent: readonly Point[] = [];
  for (const lane of consumer.shards[shard].lanes) {
    const { head, tail } = waitingAt(lane, t);
    if (head === tail) continue;
    const points = sentBy(lane, history.shards[shard], since, t);
    if ((points.at(-1)?.age ?? 0) > (sent.at(-1)?.age ?? 0)) sent = points;
  }
  if (sent.length < LEAST_BATCHES) return null;
  const slope = slopeOf(sent);
  if (slope <= LEAST_SLOPE) return null;
  const middle = Math.floor((sent.length - 1) / 2);
  const unlike = Math.abs(slopeOf(sent.slice(0, middle + 1)) - slopeOf(sent.slice(middle)));
  if (unlike > UNLIKE * slope) return null;
  const from = Math.max(since, Math.min(t - SPAN, sent[0].at));
  const waited = Array.from({ length: LOOKS + 1 }, (_, index): Point => {
    const at = from + Math.round(((t - from) * index) / LOOKS);
    return { at, age: oldestAgeAt(history, consumer, shard, at) };
  });
  return Math.abs(slopeOf(waited) - slope) > APART * slope ? null : Number(slope.toPrecision(DIGITS));
}

/**
 * The batches that a lane sent in `SPAN` before t, and where they are few, those before: when, and how old the last
 * record of each was. None of `since` or before.
 */
function sentBy(
  { rows, invocations }: LaneHistory,
  { records: { arrivedAt } }: ShardHistory,
  since: Micros,
  t: Micros,
): Point[] {
  const { startsAt, from: begin, to, attempt, outcome } = invocations;
  const points: Point[] = [];
  const last = lastRowAt(startsAt, t);
  let size = 0;
  for (let row = last; row >= 0 && startsAt.data[row] > since; row--) {
    if (startsAt.data[row] <= t - SPAN && points.length >= LONG_BATCHES) break;
    // A batch that was throttled was not taken: until it is, its age rises by a second a second, whatever is finished.
    if (outcome.data[row] === INVOCATION_THROTTLED || attempt.data[row] > 0) continue;
    const records = to.data[row] - begin.data[row];
    // Batches that were not yet full are unlike those that follow.
    if (records < size) break;
    size ||= records;
    const at = startsAt.data[row];
    points.push({ at, age: at - arrivedAt.data[rows.data[to.data[row] - 1]] });
  }
  return points.reverse();
}

/** Of the line that fits best. */
function slopeOf(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [at, age] = [mean((point) => point.at), mean((point) => point.age)];
  const covered = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.at - at) * (point.age - age), 0) / covered;
}
