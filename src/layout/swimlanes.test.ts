import { describe, expect, test } from 'vitest';
import { Simulation, type History, type Scenario } from '../engine';
import { MICROS_PER_SECOND as SECOND, type Micros } from '../lib/time';
import { enteredAt } from '../metrics';
import { parseScenario } from '../scenario';
import {
  AGE_HEIGHT,
  AXIS_HEIGHT,
  axisTicks,
  barsBetween,
  CALLS_HEIGHT,
  faceOf,
  FOLD_HEIGHT,
  GRAIN_PIXELS,
  laneEndAt,
  LaneOutcomes,
  laneRows,
  layoutSwimlanes,
  ROW_HEIGHT,
  sampleStep,
  scaleTop,
  spanFor,
  LEAST_SPAN,
  shownSpan,
  timeAt,
  WHOLE_RUN,
  wholeSpan,
  windowAt,
  xOf,
  zoomAround,
} from './swimlanes';

const KEYS = ['user-3', 'user-12', 'user-17', 'user-29'].map((key) => ({ key }));

function run(factor: number, seconds: number, change: object = {}): { history: History; scenario: Scenario } {
  const parsed = parseScenario({
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [{ recordsPerSecond: 8, partitionKeys: KEYS }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 5, parallelizationFactor: factor },
        function: { millisPerRecord: 300, ...change },
      },
    ],
  });
  if (!parsed.ok) throw new Error('not a scenario');
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * SECOND, Infinity);
  return { history: simulation.history, scenario: parsed.scenario };
}

const WINDOW = { from: 2 * SECOND, to: 10 * SECOND };
const laneOf = (history: History, shard = 0, lane = 0) => history.consumers[0].shards[shard].lanes[lane];

describe('the window', () => {
  test('begins at 0 until the playhead is at three quarters, and then moves with it', () => {
    const span = 8 * SECOND;
    expect(windowAt(0, span)).toEqual({ from: 0, to: span });
    expect(windowAt(6 * SECOND, span)).toEqual({ from: 0, to: span });
    expect(windowAt(26 * SECOND, span)).toEqual({ from: 20 * SECOND, to: 28 * SECOND });
  });

  test('shows 8 s at 1x, more at a higher speed though not in proportion, less on a narrow drawing', () => {
    expect(spanFor(1, 800)).toBe(8 * SECOND);
    for (const [slow, fast] of [
      [0.1, 1],
      [1, 10],
      [10, 60],
    ]) {
      expect(spanFor(fast, 800)).toBeGreaterThan(spanFor(slow, 800));
      expect(spanFor(fast, 800) / spanFor(slow, 800)).toBeLessThan(fast / slow);
    }
    expect(spanFor(1, 300)).toBeLessThan(8 * SECOND);
    expect(spanFor(1, 300)).toBeGreaterThan(4 * SECOND);
  });

  test('a place and its time are each other’s', () => {
    expect(xOf(4 * SECOND, WINDOW, 800)).toBe(200);
    expect(timeAt(200, WINDOW, 800)).toBe(4 * SECOND);
    expect(timeAt(-900, WINDOW, 800)).toBe(0);
  });
});

describe('the zoom', () => {
  test('follows the speed until it is set, and shows no less than a fifth of a second', () => {
    expect(shownSpan(null, 4, 800, 60 * SECOND)).toBe(spanFor(4, 800));
    expect(shownSpan(2 * SECOND, 4, 800, 60 * SECOND)).toBe(2 * SECOND);
    expect(shownSpan(1, 4, 800, 60 * SECOND)).toBe(LEAST_SPAN);
  });

  test('reaches as far as the whole run, which is then in sight from its beginning to the playhead', () => {
    const furthest = 900 * SECOND;
    const span = shownSpan(WHOLE_RUN, 1, 800, furthest);
    expect(span).toBe(wholeSpan(furthest));
    expect(windowAt(furthest, span).from).toBeCloseTo(0, 3);
    expect(windowAt(furthest, span).to).toBeGreaterThan(furthest);
    // Of a run that has just begun no less than what the speed asks for.
    expect(shownSpan(WHOLE_RUN, 1, 800, SECOND)).toBe(spanFor(1, 800));
  });

  test('keeps what is under the pointer in its place, and does not begin before the run', () => {
    const at = timeAt(600, WINDOW, 800);
    const near = zoomAround(WINDOW, at, 2 * SECOND);
    expect(near.to - near.from).toBe(2 * SECOND);
    expect(xOf(at, near, 800)).toBeCloseTo(600, 6);
    expect(zoomAround(WINDOW, at, 60 * SECOND).from).toBe(0);
  });
});

describe('the axis', () => {
  test('has a tick a second where there is room, and fewer where there is not', () => {
    expect(axisTicks(WINDOW, 800)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(axisTicks(WINDOW, 200)).toEqual([5, 10]);
    expect(axisTicks({ from: 0.05 * SECOND, to: 0.75 * SECOND }, 400)).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7,
    ]);
  });

  test('the age’s scale ends at a round number that holds the age', () => {
    expect([0, 99, 100, 101, 450, 900, 1_001, 6_300, 61_000].map(scaleTop)).toEqual([
      100, 100, 100, 200, 500, 1_000, 2_000, 10_000, 120_000,
    ]);
  });

  test('samples are a power of two of milliseconds apart, and at least so many pixels', () => {
    const step = sampleStep(WINDOW, 800);
    expect(Math.log2(step / 1_000) % 1).toBe(0);
    expect(xOf(WINDOW.from + step, WINDOW, 800)).toBeGreaterThanOrEqual(3);
    expect(xOf(WINDOW.from + step, WINDOW, 800)).toBeLessThan(6);
  });
});

describe('the rows', () => {
  test('are the lanes of each shard up to the factor, used or not', () => {
    const { history } = run(3, 10);
    const { rows, only } = laneRows(history.consumers[0], 3, 0, 10 * SECOND);
    expect(rows.map(({ shard, lane }) => `${shard} ${lane}`)).toEqual([
      '0 0',
      '0 1',
      '0 2',
      '1 0',
      '1 1',
      '1 2',
    ]);
    expect(only).toBeNull();
  });

  test('keep a lane that was used when the factor is lower now, but not before it was used', () => {
    const { history } = run(2, 10);
    const first = laneOf(history, 0, 1).invocations.startsAt.data[0];
    const lanes = (t: Micros) =>
      laneRows(history.consumers[0], 1, 0, t).rows.filter((row) => row.shard === 0);
    expect(lanes(first - 1)).toHaveLength(1);
    expect(lanes(first)).toHaveLength(2);
    expect(lanes(10 * SECOND)).toHaveLength(2);
  });

  test('are those of the open shard when there are too many', () => {
    const { history } = run(5, 1);
    const { rows, only } = laneRows(history.consumers[0], 5, 1, 0, { furthest: 0, isOpen: true });
    expect(only).toBe(1);
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map((row) => row.shard))).toEqual(new Set([1]));
  });

  test('of many lanes are those that were ever used; the others are one line, which opens them', () => {
    const { history } = run(10, 20);
    const [consumer] = history.consumers;
    const t = 20 * SECOND;
    const { rows, folds } = laneRows(consumer, 10, 0, t);
    expect(rows).toEqual([
      { shard: 0, lane: 0 },
      { shard: 0, lane: 1 },
    ]);
    expect(folds).toEqual([{ shard: 0, lanes: 8 }]);
    const open = laneRows(consumer, 10, 0, t, { furthest: t, isOpen: true });
    expect(open.rows).toHaveLength(10);
    expect(open.folds).toEqual(folds);
    // Few are not worth a line that hides them.
    expect(laneRows(consumer, 4, 0, t).folds).toEqual([]);
    // Before anything has come the calls have a row to stand above.
    expect(laneRows(consumer, 10, 0, 0).rows).toEqual([{ shard: 0, lane: 0 }]);
  });

  test('come one at a time while the run plays, and stay when one goes back', () => {
    const keys = Array.from({ length: 40 }, (_, key) => ({ key: `key-${key}` }));
    const parsed = parseScenario({
      producers: [{ recordsPerSecond: 12, partitionKeys: keys }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 10 }, function: { millisPerRecord: 900 } }],
    });
    if (!parsed.ok) throw new Error('not a scenario');
    const simulation = Simulation.start(parsed.scenario);
    const last = 30 * SECOND;
    simulation.advance(last, Infinity);
    const [consumer] = simulation.history.consumers;
    const lines = (t: Micros, furthest = t) => {
      const { rows, folds } = laneRows(consumer, 10, 0, t, { furthest, isOpen: false });
      return rows.length + folds.length;
    };
    const used = consumer.shards[0].lanes
      .filter(({ rows }) => rows.length > 0)
      .map((lane) => enteredAt(lane, 0))
      .sort((a, b) => a - b);
    expect(used).toHaveLength(10);
    let before = lines(0);
    expect(before).toBe(2);
    for (const at of used) {
      const now = lines(at);
      // Lanes that are used at the very same moment come together.
      expect(now - before).toBeLessThanOrEqual(used.filter((other) => other === at).length);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(10);
    expect(lines(0, last)).toBe(10);
  });

  test('leave room for the line that stands for idle lanes, below those of its shard', () => {
    const lanes = [
      { shard: 0, lane: 0 },
      { shard: 1, lane: 0 },
    ];
    const { rows, folds, height } = layoutSwimlanes({
      rows: lanes,
      folds: lanes.map(({ shard }) => ({ shard, lanes: 9 })),
    });
    expect(folds.map(({ top }) => top)).toEqual(rows.map(({ top }) => top + ROW_HEIGHT));
    expect(rows[1].top).toBeGreaterThanOrEqual(folds[0].top + FOLD_HEIGHT);
    expect(height).toBeGreaterThan(folds[1].top + FOLD_HEIGHT);
  });

  test('leave room for the calls above the first lane of each shard', () => {
    const lanes = [
      { shard: 0, lane: 0 },
      { shard: 0, lane: 1 },
      { shard: 1, lane: 0 },
    ];
    const { rows, height } = layoutSwimlanes({ rows: lanes, folds: [] });
    const top = AXIS_HEIGHT + AGE_HEIGHT + CALLS_HEIGHT;
    expect(rows.map((row) => row.top)).toEqual([top, top + ROW_HEIGHT, top + 2 * ROW_HEIGHT + CALLS_HEIGHT]);
    expect(rows.map((row) => row.first)).toEqual([true, false, true]);
    expect(height).toBeGreaterThan(rows[2].top + ROW_HEIGHT);
  });
});

describe('the bars', () => {
  test('follow each other, and none goes beyond the playhead', () => {
    const { history } = run(1, 20);
    const t = 8.2 * SECOND;
    const window = { from: 4 * SECOND, to: 12 * SECOND };
    const bars = barsBetween(laneOf(history), window, t, 1, new LaneOutcomes());
    expect(bars.length).toBeGreaterThan(3);
    let before = 0;
    for (const bar of bars) {
      expect(bar.endsAt).toBeGreaterThan(Math.max(bar.startsAt, window.from));
      expect(bar.endsAt).toBeLessThanOrEqual(t);
      expect(bar.startsAt).toBeGreaterThanOrEqual(before);
      before = bar.endsAt;
    }
    expect(bars.at(-1)).toMatchObject({ state: 'running', endsAt: t });
    expect(bars.slice(0, -1).every((bar) => bar.state === 'ok')).toBe(true);
  });

  test('are the same however far the history reaches', () => {
    const t = 8.2 * SECOND;
    const bars = (seconds: number) =>
      barsBetween(laneOf(run(1, seconds).history), WINDOW, t, 1, new LaneOutcomes());
    expect(bars(8.2)).toEqual(bars(30));
  });

  test('of short invocations become one within the grain, and none is lost', () => {
    const { history } = run(1, 30, { millisPerRecord: 1 });
    const window = { from: 0, to: 30 * SECOND };
    const single = barsBetween(laneOf(history), window, 30 * SECOND, 1, new LaneOutcomes());
    const merged = barsBetween(laneOf(history), window, 30 * SECOND, 3 * SECOND, new LaneOutcomes());
    const invocations = (bars: typeof merged) => bars.reduce((sum, bar) => sum + bar.count, 0);
    expect(invocations(merged)).toBe(invocations(single));
    expect(merged.length).toBeLessThanOrEqual(11);
    expect(merged.length).toBeLessThan(single.length);
  });

  test.each([
    ['short invocations', { millisPerRecord: 1 }],
    ['many that fail', { millisPerRecord: 1, failures: { errorRate: 0.4 } }],
    ['throttled ones between those that run', { millisPerRecord: 40, reservedConcurrency: 1 }],
  ])('are fewer than pixels, and the same ones when the window moves on: %s', (_, change) => {
    const { history } = run(2, 300, change);
    const t = 300 * SECOND;
    for (const width of [120, 300, 800]) {
      const window = { from: 40 * SECOND, to: t };
      const grain = ((window.to - window.from) / width) * GRAIN_PIXELS;
      const bars = barsBetween(laneOf(history), window, t, grain, new LaneOutcomes());
      expect(bars.length).toBeGreaterThan(10);
      expect(bars.length).toBeLessThanOrEqual(width);
      const later = barsBetween(
        laneOf(history),
        { ...window, from: 50 * SECOND },
        t,
        grain,
        new LaneOutcomes(),
      );
      const starts = new Set(bars.map(({ row, count }) => `${row} ${count}`));
      expect(later.slice(1).filter(({ row, count }) => !starts.has(`${row} ${count}`))).toEqual([]);
    }
  });

  test('of many, one that failed or was throttled is seen', () => {
    const t = 300 * SECOND;
    const { history } = run(1, 300, { millisPerRecord: 1, failures: { poisonRecords: [901] } });
    for (const shard of [0, 1]) {
      const lane = laneOf(history, shard);
      const failures = [...lane.invocations.outcome.data.subarray(0, lane.invocations.outcome.length)];
      const failed = barsBetween(lane, { from: 0, to: t }, t, 60 * SECOND, new LaneOutcomes());
      expect(failed.length).toBeLessThan(12);
      expect(failed.some(({ state }) => state === 'failed')).toBe(failures.includes(1));
    }
    const tight = run(2, 300, { millisPerRecord: 150, reservedConcurrency: 1 }).history;
    const lanes = [0, 1].flatMap((shard) => [laneOf(tight, shard, 0), laneOf(tight, shard, 1)]);
    for (const lane of lanes) {
      const outcomes = [...lane.invocations.outcome.data.subarray(0, lane.invocations.outcome.length)];
      const merged = barsBetween(lane, { from: 0, to: t }, t, 60 * SECOND, new LaneOutcomes());
      expect(merged.some(({ hasThrottled }) => hasThrottled)).toBe(outcomes.includes(2));
    }
  });

  test('tell a failed try and a throttled one', () => {
    const failing = barsBetween(
      laneOf(run(1, 20, { failures: { errorRate: 1 } }).history),
      WINDOW,
      10 * SECOND,
      1,
      new LaneOutcomes(),
    );
    expect(new Set(failing.map((bar) => bar.state))).toEqual(new Set(['failed']));
    const { history } = run(1, 20, { reservedConcurrency: 1 });
    const states = [0, 1].flatMap((shard) =>
      barsBetween(laneOf(history, shard), { from: 0, to: 20 * SECOND }, 20 * SECOND, 1, new LaneOutcomes()),
    );
    const throttled = states.filter((bar) => bar.state === 'throttled');
    expect(throttled.length).toBeGreaterThan(0);
    expect(throttled.every((bar) => bar.startsAt === bar.endsAt)).toBe(true);
  });
});

describe('what a bar says', () => {
  test('the keys in proportion, and the numbers of a small batch', () => {
    const { history } = run(1, 20);
    const lane = laneOf(history);
    const row = lane.invocations.startsAt.length - 1;
    const face = faceOf(history.shards[0], lane, row);
    expect(face.records).toBe(lane.invocations.to.data[row] - lane.invocations.from.data[row]);
    expect(face.numbers).toHaveLength(face.records);
    expect(face.numbers).toEqual(face.numbers.toSorted((a, b) => a - b));
    expect(face.keys.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(face.keys).toHaveLength(2);
  });

  test('first and last number of a large batch, and no more than five keys', () => {
    const parsed = parseScenario({
      version: 1,
      producers: [{ recordsPerSecond: 400, partitionKeys: { count: 40, skew: 0 } }],
      consumers: [{}],
    });
    if (!parsed.ok) throw new Error('not a scenario');
    const simulation = Simulation.start(parsed.scenario);
    simulation.advance(3 * SECOND, Infinity);
    const face = faceOf(simulation.history.shards[0], laneOf(simulation.history), 0);
    expect(face.numbers).toEqual([1, face.records]);
    expect(face.keys).toHaveLength(5);
    expect(face.keys.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('what a lane finished', () => {
  const endAt = (history: History, lane: number, t: Micros) =>
    laneEndAt(history, history.consumers[0], { shard: 0, lane }, t);

  test('the last three records, in order', () => {
    const { history } = run(1, 20);
    const { numbers, order } = endAt(history, 0, 12 * SECOND);
    expect(numbers).toHaveLength(3);
    expect(order).toBe('all');
    const { endsAt, doneTo } = laneOf(history).invocations;
    const last = [...endsAt.data.subarray(0, endsAt.length)].findLastIndex((at) => at <= 12 * SECOND);
    const row = laneOf(history).rows.data[doneTo.data[last] - 1];
    expect(numbers[2]).toBe(history.shards[0].records.number.data[row] + 1);
  });

  test('nothing at the beginning, and in a lane that was never used', () => {
    const { history } = run(3, 10);
    expect(endAt(history, 0, 0).numbers).toEqual([]);
    expect(endAt(history, 2, 10 * SECOND).numbers).toEqual([]);
    expect(endAt(history, 9, 10 * SECOND).numbers).toEqual([]);
  });
});
