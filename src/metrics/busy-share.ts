/** How much of a span a lane was at work: what can be said where invocations pass too fast to be told one by one. */
import { CALL_OK, type LaneHistory, type ReaderHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { lastRowAt } from './lane-at';
import { rowsBetween } from './rates';

/** Of more invocations than these the last ones tell how busy the lane is: a picture is drawn sixty times a second. */
const MOST_ROWS = 512;

/** The share of (from, to] in which the lane ran an invocation, 0 .. 1; 0 of no time. */
export function busyShare(
  { invocations: { startsAt, endsAt } }: LaneHistory,
  from: Micros,
  to: Micros,
): number {
  const last = lastRowAt(startsAt, to);
  // One at a time runs in a lane, so their ends ascend as their starts do.
  const all = countUpTo(endsAt.data, endsAt.length, from);
  const first = Math.max(all, last - MOST_ROWS + 1);
  const since = first === all ? from : Math.max(from, startsAt.data[first]);
  let busy = 0;
  for (let row = first; row <= last; row++)
    busy += Math.min(endsAt.data[row], to) - Math.max(startsAt.data[row], since);
  return to <= since ? 0 : busy / (to - since);
}

/** Records that a read of (from, to] brought on average, of those that brought any; 0: none did. */
export function recordsARead({ calls }: ReaderHistory, from: Micros, to: Micros): number {
  const [first, end] = rowsBetween(calls.at, from, to);
  let records = 0;
  let reads = 0;
  for (let row = first; row < end; row++) {
    const brought = calls.outcome.data[row] === CALL_OK ? calls.to.data[row] - calls.from.data[row] : 0;
    records += brought;
    if (brought > 0) reads++;
  }
  return reads === 0 ? 0 : records / reads;
}
