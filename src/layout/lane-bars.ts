/** What stands in a row of the timeline: bars for invocations, and what each says of its batch. */
import { INVOCATION_ERROR, INVOCATION_THROTTLED, type LaneHistory, type ShardHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { edgeAfter, OutcomeRows } from '../metrics';
import type { TimeWindow } from './time-window';

export type BarState = 'running' | 'ok' | 'failed' | 'throttled';

export interface Bar {
  readonly startsAt: Micros;
  /** Not after t: the future is not drawn. */
  readonly endsAt: Micros;
  /** Row of the invocation, the first one when several are drawn as one. */
  readonly row: number;
  readonly count: number;
  readonly state: BarState;
  /** Whether a try among them was throttled. */
  readonly hasThrottled: boolean;
}

/** Where a lane's tries failed and were throttled. Good for one past. */
export class LaneOutcomes {
  readonly failed = new OutcomeRows((outcome) => outcome === INVOCATION_ERROR);
  readonly throttled = new OutcomeRows((outcome) => outcome === INVOCATION_THROTTLED);
}

/** Pixels of time that become one bar: two of them, one and one that crosses the edge, are fewer than pixels. */
export const GRAIN_PIXELS = 2.2;

/**
 * The bars of a lane up to t, in order. Invocations shorter than `grain` that lie in the same piece of time of that
 * length become one bar, so that there are never more bars than pixels, and the same ones wherever the window begins.
 */
export function barsBetween(
  { invocations }: LaneHistory,
  window: TimeWindow,
  t: Micros,
  grain: Micros,
  outcomes: LaneOutcomes,
): Bar[] {
  const { startsAt, endsAt } = invocations;
  const end = countUpTo(startsAt.data, startsAt.length, Math.min(t, window.to));
  const bars: Bar[] = [];
  // One at a time runs in a lane, so their ends ascend as their starts do.
  let row = countUpTo(endsAt.data, end, window.from);
  while (row < end) {
    const start = startsAt.data[row];
    const within =
      endsAt.data[row] - start >= grain
        ? row + 1
        : Math.max(row + 1, countUpTo(endsAt.data, end, edgeAfter(start, grain)));
    bars.push(barOf(invocations, row, within, t, outcomes));
    row = within;
  }
  return bars;
}

/** The rows [from, to) as one bar. What failed or was throttled among them is seen, however few they are. */
function barOf(
  { startsAt, endsAt, outcome }: LaneHistory['invocations'],
  from: number,
  to: number,
  t: Micros,
  { failed, throttled }: LaneOutcomes,
): Bar {
  const count = to - from;
  const throttles = throttled.countIn(outcome, from, to);
  const start = startsAt.data[from];
  const isRunning = endsAt.data[to - 1] > t;
  // How a try ends is stored when it starts: one that runs has not failed.
  const hasFailed = failed.countIn(outcome, from, isRunning ? to - 1 : to) > 0;
  return {
    startsAt: start,
    // A throttled try is one moment: more of them within a pixel are the same tick.
    endsAt: throttles === count ? start : Math.min(endsAt.data[to - 1], t),
    row: from,
    count,
    state: throttles === count ? 'throttled' : hasFailed ? 'failed' : isRunning ? 'running' : 'ok',
    hasThrottled: throttles > 0,
  };
}

/** One partition key of a batch. */
export interface KeyShare {
  /** Row of the history's keys. */
  readonly key: number;
  /** Of the batch's records, 0 .. 1. */
  readonly share: number;
}

/** What a bar says about its batch. */
export interface BatchFace {
  /** In the order of their first record, at most `MOST_KEYS`; the shares of those shown come to 1. */
  readonly keys: readonly KeyShare[];
  readonly records: number;
  /** Places in the stream, from 1: all of a small batch, first and last of a large one. */
  readonly numbers: readonly number[];
}

const MOST_KEYS = 5;
const MOST_NUMBERS = 6;
/** Records looked at for the keys of a large batch: evenly spread over it. */
const MOST_LOOKED_AT = 300;

export function faceOf(shard: ShardHistory, { rows, invocations }: LaneHistory, row: number): BatchFace {
  const from = invocations.from.data[row];
  const records = invocations.to.data[row] - from;
  const logRow = (entry: number) => rows.data[from + entry];
  const number = (entry: number) => shard.records.number.data[logRow(entry)] + 1;
  const counts = new Map<number, number>();
  const looked = Math.min(records, MOST_LOOKED_AT);
  for (let index = 0; index < looked; index++) {
    const key = shard.keys.data[shard.records.key.data[logRow(Math.floor((index * records) / looked))]];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const shown = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_KEYS);
  const total = shown.reduce((sum, [, count]) => sum + count, 0);
  const keys = [...counts.keys()]
    .filter((key) => shown.some(([one]) => one === key))
    .map((key) => ({ key, share: (counts.get(key) ?? 0) / total }));
  const numbers =
    records <= MOST_NUMBERS
      ? Array.from({ length: records }, (_, entry) => number(entry))
      : [number(0), number(records - 1)];
  return { keys, records, numbers };
}
