/** A consumer's lanes against time: which rows there are, and where every one stands. */
import type { ConsumerHistory, History, LaneHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { isUsedAt, openOf } from '../metrics';

export * from './lane-bars';
export * from './time-window';

export interface LaneRow {
  readonly shard: number;
  /** -1: the row shows the calls of a consumer without lanes. */
  readonly lane: number;
}

/** More rows than these and only the open shard's are shown. */
const MOST_ROWS = 8;

/** Lanes of a shard in which nothing has ever been: one line for all of them, below the others. */
export interface LaneFold {
  readonly shard: number;
  readonly lanes: number;
}

export interface LaneRows {
  readonly rows: readonly LaneRow[];
  readonly folds: readonly LaneFold[];
  /** The only shard that is shown, when not all are. */
  readonly only: number | null;
}

/** Shards with no more lanes than these show all of them. */
const FEW_LANES = 4;

interface Folding {
  /** The furthest that the playhead has been: who goes back folds nothing, so rows stay where they are. */
  readonly furthest: Micros;
  /** The lanes that are folded are shown, and can be folded again. */
  readonly isOpen: boolean;
}

/**
 * The rows at t: each lane that was ever used, and idle ones up to the factor. Of many lanes the idle ones are folded;
 * they come out one by one as they are used, so the lines of a shard are one more each time and never fewer. The first
 * lane has its row in any case: the calls stand above it.
 */
export function laneRows(
  consumer: ConsumerHistory,
  factor: number,
  openShard: number,
  t: Micros,
  { furthest, isOpen }: Folding = { furthest: t, isOpen: false },
  shown: readonly number[] = consumer.shards.map((_, shard) => shard),
): LaneRows {
  const rowsOf = (shard: number): LaneRow[] => {
    if (consumer.type !== 'lambda') return [{ shard, lane: -1 }];
    const lanes = Math.max(factor, lanesUsed(consumer.shards[shard].lanes, t));
    return Array.from({ length: lanes }, (_, lane) => ({ shard, lane }));
  };
  const folded = (all: readonly LaneRow[], only: number | null): LaneRows => {
    const isIdle = ({ shard, lane: index }: LaneRow) => {
      const lane = consumer.shards[shard].lanes.at(index);
      return index > 0 && (lane === undefined || !isUsedAt(lane, furthest));
    };
    const folds = consumer.shards.flatMap((_, shard) => {
      const own = all.filter((row) => row.shard === shard);
      const lanes = own.length > FEW_LANES ? own.filter(isIdle).length : 0;
      return lanes > 0 ? [{ shard, lanes }] : [];
    });
    const hides = (row: LaneRow) => folds.some(({ shard }) => shard === row.shard) && isIdle(row);
    return { rows: isOpen ? all : all.filter((row) => !hides(row)), folds, only };
  };
  const all: LaneRow[] = [];
  for (let place = 0; place < shown.length && all.length <= MOST_ROWS; place++)
    all.push(...rowsOf(shown[place]));
  if (all.length <= MOST_ROWS || shown.length === 1) return folded(all, null);
  const only = openOf(shown, openShard);
  return folded(rowsOf(only), only);
}

function lanesUsed(lanes: readonly LaneHistory[], t: Micros): number {
  return (
    lanes.findLastIndex(({ invocations: { startsAt } }) => startsAt.length > 0 && startsAt.data[0] <= t) + 1
  );
}

export const AXIS_HEIGHT = 20;
export const AGE_HEIGHT = 40;
export const ROW_HEIGHT = 22;
/** What opens the lanes that are folded: as high as a finger needs. */
export const FOLD_HEIGHT = 26;
/** Above the first row of a shard: its calls, and above them the writes that it refused. */
export const CALLS_HEIGHT = 17;
/** How far above the row the middle of its calls is. */
export const CALLS_MIDDLE = 6;

export interface RowBox extends LaneRow {
  readonly top: number;
  /** Whether the calls of its shard stand above it. */
  readonly first: boolean;
}

export interface FoldBox extends LaneFold {
  readonly top: number;
}

export interface SwimlaneBoxes {
  readonly rows: readonly RowBox[];
  readonly folds: readonly FoldBox[];
  readonly height: number;
}

export function layoutSwimlanes({ rows, folds }: Pick<LaneRows, 'rows' | 'folds'>): SwimlaneBoxes {
  let y = AXIS_HEIGHT + AGE_HEIGHT;
  const foldBoxes: FoldBox[] = [];
  const boxes = rows.map((row, index) => {
    const first = index === 0 || rows[index - 1].shard !== row.shard;
    if (first) y += CALLS_HEIGHT;
    const box = { ...row, first, top: y };
    y += ROW_HEIGHT;
    const isLast = rows[index + 1]?.shard !== row.shard;
    const fold = isLast ? folds.find(({ shard }) => shard === row.shard) : undefined;
    if (fold !== undefined) {
      foldBoxes.push({ ...fold, top: y });
      y += FOLD_HEIGHT;
    }
    return box;
  });
  return { rows: boxes, folds: foldBoxes, height: y + 6 };
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
