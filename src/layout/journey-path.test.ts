import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { journeyAt } from '../metrics';
import { OPENING_SCENE } from '../scenario';
import { invocationNear, pathOf, recordOfBar } from './journey-path';
import { laneRows, layoutSwimlanes, ROW_HEIGHT } from './swimlanes';

const { history } = runTo(OPENING_SCENE.scenario, 20);
const [consumer] = history.consumers;
const t = 20 * MICROS_PER_SECOND;
const boxes = layoutSwimlanes(laneRows(consumer, 1, 0, t));
const lane = consumer.shards[1].lanes[0];
const { startsAt, endsAt, from } = lane.invocations;

test('a bar stands for the invocation at that time, and gives the first record of its batch', () => {
  const { top } = boxes.rows.find(({ shard }) => shard === 1)!;
  for (let row = 0; row < startsAt.length && startsAt.data[row] < t; row++) {
    const middle = (startsAt.data[row] + Math.min(t, endsAt.data[row])) / 2;
    expect(invocationNear(lane, middle, t, 0)).toBe(row);
    expect(recordOfBar(consumer, boxes, top + 5, middle, t, 0)).toEqual({
      shard: 1,
      row: lane.rows.data[from.data[row]],
    });
  }
});

test('there is no bar where nothing runs, beside the rows, and in the future', () => {
  const first = startsAt.data[0];
  expect(invocationNear(lane, first - 2, t, 1)).toBe(-1);
  expect(invocationNear(lane, first - 1, t, 1)).toBe(0);
  expect(invocationNear(lane, t + 10, first - 1, 1e9)).toBe(-1);
  expect(recordOfBar(consumer, boxes, 3, first + 1, t, 0)).toBeNull();
  expect(recordOfBar(consumer, boxes, 1e4, first + 1, t, 0)).toBeNull();
});

test('the way of a record goes from its arrival to its read, into its row and to its bar, never past t', () => {
  const place = { shard: 1, row: lane.rows.data[from.data[4]] };
  const whole = pathOf(journeyAt(history, consumer, place, t)!, boxes, t)!;
  expect(whole.knots.map(({ at }) => at)).toEqual(whole.knots.map(({ at }) => at).sort((a, b) => a - b));
  const row = boxes.rows.find(({ shard }) => shard === 1)!;
  expect(whole.bars).toEqual([{ from: startsAt.data[4], to: endsAt.data[4], top: row.top }]);
  const last = whole.knots.at(-1)!;
  expect(last.at).toBe(startsAt.data[4]);
  expect(last.y).toBeGreaterThan(row.top);
  expect(last.y).toBeLessThan(row.top + ROW_HEIGHT);
  const running = startsAt.data[4] + 1_000;
  const early = pathOf(journeyAt(history, consumer, place, running)!, boxes, running)!;
  expect(early.bars[0].to).toBe(running);
  const before = startsAt.data[4] - 1;
  expect(pathOf(journeyAt(history, consumer, place, before)!, boxes, before)!.bars).toEqual([]);
});

test('of a shard whose rows are not shown there is no way', () => {
  const only = layoutSwimlanes({ rows: [{ shard: 0, lane: 0 }], folds: [] });
  expect(pathOf(journeyAt(history, consumer, { shard: 1, row: 0 }, t)!, only, t)).toBeNull();
});
