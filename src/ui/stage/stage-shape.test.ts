import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../../lib/time';
import { isUsedAt } from '../../metrics';
import { parseScenario } from '../../scenario';
import { Timeline } from '../../timeline';
import type { Live } from './live';
import { MOST_ROWS, rowsLeftOut, stageShapeOf } from './stage-shape';

const only = (...shards: number[]) => Array.from({ length: 200 }, (_, index) => shards.includes(index));
const rows = (leftOut: readonly boolean[]) => leftOut.flatMap((left, index) => (left ? [] : [index]));

test('of two hundred shards the open one has a row, those with records, and the first ones', () => {
  const listed = rows(rowsLeftOut(only(150), only(3, 160, 199), false));
  expect(listed).toHaveLength(MOST_ROWS);
  for (const shard of [0, 1, 3, 150, 160, 199]) expect(listed).toContain(shard);
  expect(rows(rowsLeftOut(only(150), only(3), true))).toHaveLength(200);
});

test('more with records than there are rows: the first of them, and the open one', () => {
  const all = only(...Array.from({ length: 200 }, (_, index) => index));
  expect(rows(rowsLeftOut(only(199), all, false))).toEqual([
    ...Array.from({ length: MOST_ROWS - 1 }, (_, index) => index),
    199,
  ]);
});

describe('lanes in which no batch can form', () => {
  const runOf = (keys: number, factor: number) => {
    const parsed = parseScenario({
      producers: [{ recordsPerSecond: 6, partitionKeys: { count: keys, skew: 0 }, startsAt: 2 }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: factor } }],
    });
    if (!parsed.ok) throw new Error('not valid');
    const timeline = new Timeline(parsed.scenario);
    timeline.ensure(30 * MICROS_PER_SECOND);
    return { history: timeline.history, scenario: parsed.scenario };
  };
  const liveAt = ({ history, scenario }: ReturnType<typeof runOf>, seconds: number): Live => {
    const [consumer] = history.consumers;
    const t = seconds * MICROS_PER_SECOND;
    return { history, scenario, seed: 1, t, consumer, openShard: 0, speed: 1 };
  };
  const foldedAt = (keys: number, factor: number, seconds: number) =>
    stageShapeOf(liveAt(runOf(keys, factor), seconds), false, false).folded?.[0] ?? 0;

  test('are one row, if they are more than three', () => {
    expect(foldedAt(2, 10, 30)).toBe(8);
    expect(foldedAt(6, 10, 30)).toBe(4);
    expect(foldedAt(7, 10, 30)).toBe(0);
    expect(foldedAt(2, 5, 30)).toBe(0);
    // Before anything has arrived one lane waits for it.
    expect(foldedAt(30, 10, 1)).toBe(9);
  });

  test('come out of it before they get a record, and never go back', () => {
    const run = runOf(30, 10);
    let before = 10;
    for (let seconds = 0; seconds < 20; seconds += 0.1) {
      const live = liveAt(run, seconds);
      const now = stageShapeOf(live, false, false).folded?.[0] ?? 0;
      expect(now).toBeLessThanOrEqual(before);
      before = now;
      const { consumer, t } = live;
      const used = consumer!.shards[0].lanes.filter((lane) => isUsedAt(lane, t)).length;
      expect(used).toBeLessThanOrEqual(10 - now);
    }
    expect(before).toBe(0);
  });
});
