/** A consumer's lanes against time: where every bar stands. Pure: a history, a time, a window. */
import {
  INVOCATION_OK,
  INVOCATION_THROTTLED,
  type ConsumerHistory,
  type History,
  type LaneHistory,
  type ShardHistory,
} from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';

/** What of the run is in sight; the playhead is in it. */
export interface TimeWindow {
  readonly from: Micros;
  readonly to: Micros;
}

/** Where the playhead stands when the window is full. */
const PLAYHEAD_AT = 0.75;
const SPAN_AT_1X = 8 * MICROS_PER_SECOND;

/** Pixels below which less of the run is in sight, so that bars keep room for their numbers. */
const FULL_WIDTH = 560;

/**
 * How much of the run is in sight at a speed. It grows more slowly than the speed: the lanes pass more quickly, but
 * not so quickly that nothing is seen.
 */
export function spanFor(speed: number, width: number): Micros {
  const fit = Math.min(1, Math.max(0.6, width / FULL_WIDTH));
  return Math.round(SPAN_AT_1X * fit * (speed >= 1 ? speed ** 0.75 : speed ** 0.3));
}

export function windowAt(t: Micros, span: Micros): TimeWindow {
  const from = Math.max(0, t - PLAYHEAD_AT * span);
  return { from, to: from + span };
}

/** Seconds between two ticks of an axis: as many as leave each of them room. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400];

/** The seconds at which an axis of `width` pixels has ticks. */
export function axisTicks({ from, to }: TimeWindow, width: number, room = 56): number[] {
  const seconds = (to - from) / MICROS_PER_SECOND;
  const step = STEPS.find((one) => (one / seconds) * width >= room) ?? STEPS[STEPS.length - 1];
  const first = Math.ceil(from / MICROS_PER_SECOND / step - 1e-9);
  const last = Math.floor(to / MICROS_PER_SECOND / step + 1e-9);
  // Counted in steps: adding up tenths of a second would drift.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toFixed(3)),
  );
}

export interface LaneRow {
  readonly shard: number;
  /** -1: the row shows the calls of a consumer without lanes. */
  readonly lane: number;
}

/** More rows than these and only the open shard's are shown. */
const MOST_ROWS = 8;

export interface LaneRows {
  readonly rows: readonly LaneRow[];
  /** The only shard that is shown, when not all are. */
  readonly only: number | null;
}

/** The rows at t: each lane that was ever used, and idle ones up to the factor. */
export function laneRows(consumer: ConsumerHistory, factor: number, openShard: number, t: Micros): LaneRows {
  const rowsOf = (shard: number): LaneRow[] => {
    if (consumer.type !== 'lambda') return [{ shard, lane: -1 }];
    const lanes = Math.max(factor, lanesUsed(consumer.shards[shard].lanes, t));
    return Array.from({ length: lanes }, (_, lane) => ({ shard, lane }));
  };
  const all: LaneRow[] = [];
  for (let shard = 0; shard < consumer.shards.length && all.length <= MOST_ROWS; shard++)
    all.push(...rowsOf(shard));
  if (all.length <= MOST_ROWS || consumer.shards.length === 1) return { rows: all, only: null };
  const only = Math.min(openShard, consumer.shards.length - 1);
  return { rows: rowsOf(only), only };
}

function lanesUsed(lanes: readonly LaneHistory[], t: Micros): number {
  return (
    lanes.findLastIndex(({ invocations: { startsAt } }) => startsAt.length > 0 && startsAt.data[0] <= t) + 1
  );
}

export const AXIS_HEIGHT = 20;
export const AGE_HEIGHT = 40;
export const ROW_HEIGHT = 22;
/** Above the first row of a shard: its calls. */
export const CALLS_HEIGHT = 13;

export interface RowBox extends LaneRow {
  readonly top: number;
  /** Whether the calls of its shard stand above it. */
  readonly first: boolean;
}

export interface SwimlaneBoxes {
  readonly rows: readonly RowBox[];
  readonly height: number;
}

export function layoutSwimlanes(rows: readonly LaneRow[]): SwimlaneBoxes {
  let y = AXIS_HEIGHT + AGE_HEIGHT;
  const boxes = rows.map((row, index) => {
    const first = index === 0 || rows[index - 1].shard !== row.shard;
    if (first) y += CALLS_HEIGHT;
    const box = { ...row, first, top: y };
    y += ROW_HEIGHT;
    return box;
  });
  return { rows: boxes, height: y + 6 };
}

export function xOf(time: Micros, { from, to }: TimeWindow, width: number): number {
  return ((time - from) / (to - from)) * width;
}

export function timeAt(x: number, { from, to }: TimeWindow, width: number): Micros {
  return Math.max(0, Math.round(from + (x / width) * (to - from)));
}

export type BarState = 'running' | 'ok' | 'failed' | 'throttled';

export interface Bar {
  readonly startsAt: Micros;
  /** Not after t: the future is not drawn. */
  readonly endsAt: Micros;
  /** Row of the invocation, the first one when several are drawn as one. */
  readonly row: number;
  readonly count: number;
  readonly state: BarState;
}

/** Outcomes looked at when many short invocations are drawn as one bar. */
const LOOKED_AT = 32;

/**
 * The bars of a lane up to t, in order. Invocations shorter than `grain` that follow each other within it become one
 * bar, so that there are never more bars than pixels.
 */
export function barsBetween(
  { invocations }: LaneHistory,
  window: TimeWindow,
  t: Micros,
  grain: Micros,
): Bar[] {
  const { startsAt, endsAt, outcome } = invocations;
  const end = countUpTo(startsAt.data, startsAt.length, Math.min(t, window.to));
  const bars: Bar[] = [];
  // One at a time runs in a lane, so their ends ascend as their starts do.
  let row = countUpTo(endsAt.data, end, window.from);
  while (row < end) {
    const start = startsAt.data[row];
    if (outcome.data[row] === INVOCATION_THROTTLED) {
      bars.push({ startsAt: start, endsAt: start, row, count: 1, state: 'throttled' });
      // A throttled try is one moment: more of them within a pixel are the same tick.
      do row++;
      while (row < end && outcome.data[row] === INVOCATION_THROTTLED && startsAt.data[row] < start + grain);
      continue;
    }
    const within =
      endsAt.data[row] - start >= grain
        ? row + 1
        : Math.max(row + 1, countUpTo(endsAt.data, end, start + grain));
    const last = within - 1;
    const until = Math.min(endsAt.data[last], t);
    bars.push({
      startsAt: start,
      endsAt: until,
      row,
      count: within - row,
      state: stateOf(invocations, row, within, t),
    });
    row = within;
  }
  return bars;
}

function stateOf(
  { endsAt, outcome }: LaneHistory['invocations'],
  from: number,
  to: number,
  t: Micros,
): BarState {
  if (endsAt.data[to - 1] > t) return 'running';
  for (let row = from; row < Math.min(to, from + LOOKED_AT); row++) {
    if (outcome.data[row] !== INVOCATION_OK) return 'failed';
  }
  return 'ok';
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

/** The last records that a lane finished by t. */
export interface LaneEnd {
  /** Places in the stream, from 1, in the order in which they were finished. */
  readonly numbers: readonly number[];
  /** Whether each of them comes after the one before it in the stream, and if not, in its own key. */
  readonly order: 'all' | 'per-key' | 'none';
}

export function laneEndAt(
  history: History,
  consumer: ConsumerHistory,
  row: LaneRow,
  t: Micros,
  most = 3,
): LaneEnd {
  const lane = consumer.shards[row.shard].lanes[row.lane] as LaneHistory | undefined;
  const shard = history.shards[row.shard];
  const done: number[] = [];
  if (lane !== undefined) {
    const { endsAt, from, doneTo } = lane.invocations;
    for (let one = countUpTo(endsAt.data, endsAt.length, t) - 1; one >= 0 && done.length < most; one--) {
      const first = Math.max(from.data[one], doneTo.data[one] - (most - done.length));
      const entries = lane.rows.data.subarray(first, doneTo.data[one]);
      done.unshift(...entries);
    }
  }
  const inOrder = (before: number, after: number) => before < after;
  const keyOf = (record: number) => shard.records.key.data[record];
  const sorted = (ok: (before: number, after: number) => boolean) =>
    done.every((one, index) => index === 0 || done.slice(0, index).every((before) => ok(before, one)));
  const order = sorted(inOrder)
    ? 'all'
    : sorted((before, after) => keyOf(before) !== keyOf(after) || before < after)
      ? 'per-key'
      : 'none';
  return { numbers: done.map((record) => shard.records.number.data[record] + 1), order };
}

/** Nice tops of a scale of milliseconds. */
const TOPS = [1, 2, 5];

/** The first of 0.1, 0.2, 0.5, 1, 2, 5 .. s that is not below the value. */
export function scaleTop(millis: number): number {
  for (let unit = 100; ; unit *= 10) {
    const top = TOPS.find((one) => one * unit >= millis);
    if (top !== undefined) return top * unit;
  }
}

/** Time between two samples of a curve, a power of two of milliseconds: as few pixels apart as an eye can tell. */
export function sampleStep({ from, to }: TimeWindow, width: number, pixels = 3): Micros {
  const wanted = ((to - from) / width) * pixels;
  let step = MICROS_PER_MILLI;
  while (step < wanted) step *= 2;
  return step;
}
