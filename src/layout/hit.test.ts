import { expect, test } from 'vitest';
import { runTo, scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { readUpTo } from '../metrics';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { restedAt } from '../timeline';
import { fillFrame, makeFrame, type Moment } from './frame';
import { nearestTo, nextRecord, recordUnder, type Direction } from './hit';
import { ringRecords } from './ring-records';
import { layoutStage } from './stage';

const SHAPE = { lanes: 2, batchSize: 5, open: [true, true], hasLanes: true };

/** The frame of the opening figure with two lanes, or of another scenario. */
function frameAt(seconds: number, more: Partial<ScenarioInput> = {}, width = 1_100) {
  const scenario: ScenarioInput = {
    ...(OPENING_SCENE.scenario as ScenarioInput),
    consumers: [
      {
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 2 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
    ...more,
  };
  const { history } = runTo(scenario, seconds);
  const t = seconds * MICROS_PER_SECOND;
  const { seed } = scenarioOf(scenario);
  const moment: Moment = { history, consumer: history.consumers[0], seed, speed: 1, t, moves: restedAt(t) };
  const stage = layoutStage({ ...SHAPE, open: history.shards.map(() => true) }, width);
  const frame = makeFrame();
  fillFrame(frame, stage, moment);
  return { frame, stage, moment, history };
}

const glyphsOf = ({ frame: { glyphs } }: ReturnType<typeof frameAt>) =>
  Array.from({ length: glyphs.length }, (_, index) => ({ ...glyphs.at(index) }));

test('every glyph that is seen is under its own middle, ghosts and records at work alike', () => {
  const one = frameAt(9);
  const seen = glyphsOf(one).filter(({ opacity }) => opacity >= 0.25);
  expect(seen.length).toBeGreaterThan(20);
  expect(
    seen.some(
      ({ state, row, shard }) =>
        state === 'ghost' && row < readUpTo(one.history, one.history.consumers[0], shard, one.moment.t),
    ),
  ).toBe(true);
  expect(seen.some(({ x }) => x > one.stage.lambda.x)).toBe(true);
  for (const { x, y, shard, row } of seen)
    expect(recordUnder(one.frame, one.stage, { x, y })).toEqual({ shard, row, x, y });
});

test('a finger may be 12 px off; of two glyphs within reach the nearer one is meant', () => {
  const one = frameAt(9);
  const [a, b] = glyphsOf(one).filter(({ shard, x }) => shard === 0 && x > one.stage.lambda.x);
  expect(b.x - a.x).toBeLessThan(30);
  const at = (x: number, y = a.y) => recordUnder(one.frame, one.stage, { x, y })?.row;
  expect(at(a.x, a.y + 11.9)).toBe(a.row);
  expect(at(a.x - 11.9)).toBe(a.row);
  expect(at(a.x + (b.x - a.x) * 0.45)).toBe(a.row);
  expect(at(a.x + (b.x - a.x) * 0.55)).toBe(b.row);
  expect(at(a.x - 13)).toBeUndefined();
  expect(recordUnder(one.frame, one.stage, { x: 2, y: 2 })).toBeNull();
});

test('on a tape of dots it is the nearest dot, on this tape only', () => {
  const one = frameAt(9, {
    producers: [{ recordsPerSecond: 800, partitionKeys: [{ key: 'A' }, { key: 'B' }] }],
  });
  const { tape } = one.stage.shards[0];
  const { dotList: dots } = one.frame.shards[0];
  expect(dots.length).toBeGreaterThan(100);
  for (let index = 0; index < dots.length; index += 37) {
    const under = recordUnder(one.frame, one.stage, { x: dots.x[index], y: dots.y[index] })!;
    expect(under.shard).toBe(0);
    expect(Math.hypot(under.x - dots.x[index], under.y - dots.y[index])).toBeLessThan(1e-3);
  }
  expect(recordUnder(one.frame, one.stage, { x: tape.x + tape.width / 2, y: tape.y + 3 })).not.toBeNull();
  expect(recordUnder(one.frame, one.stage, { x: tape.x + tape.width / 2, y: tape.y - 20 })).toBeNull();
});

test('keys go along the tape, on into the lanes, and down to the next shard; never on the spot', () => {
  const one = frameAt(9);
  let at = nextRecord(one.frame, one.stage, null, 'right')!;
  const rows: number[] = [];
  const go = (direction: Direction) => {
    const next = nextRecord(one.frame, one.stage, at, direction);
    if (next !== null) at = next;
    return next !== null;
  };
  const tapeY = at.y;
  do rows.push(at.row);
  while (go('right') && at.y === tapeY);
  // Newest on the left: to the right they are older, one by one.
  expect(rows.length).toBeGreaterThan(5);
  expect(rows).toEqual(Array.from(rows, (_, index) => rows[0] - index));
  expect(at.x).toBeGreaterThan(one.stage.mapping.x);
  while (go('right'));
  expect(at.x).toBeGreaterThan(one.stage.lambda.x);
  while (go('left'));
  while (go('down'));
  expect(at.shard).toBe(1);
  while (go('up'));
  expect(at.shard).toBe(0);
});

test('on a phone, where all stands below each other, every record can be reached', () => {
  const one = frameAt(9, {}, 350);
  const seen = new Set<string>();
  const queue = [nextRecord(one.frame, one.stage, null, 'right')!];
  while (queue.length > 0) {
    const at = queue.pop()!;
    if (seen.has(`${at.x} ${at.y}`)) continue;
    seen.add(`${at.x} ${at.y}`);
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = nextRecord(one.frame, one.stage, at, direction);
      if (next !== null) queue.push(next);
    }
  }
  expect(seen.size).toBe(glyphsOf(one).filter(({ opacity }) => opacity >= 0.25).length);
});

test('a followed record has a ring wherever it is drawn; the keyboard has another', () => {
  const one = frameAt(9);
  const twice = glyphsOf(one).find(
    ({ shard, row }, index, all) =>
      all.findIndex((other) => other.shard === shard && other.row === row) !== index,
  )!;
  ringRecords(one.frame, one.stage, one.moment, [twice], twice);
  const { rings } = one.frame;
  expect(Array.from(rings.isCursor.subarray(0, rings.length)).sort()).toEqual([0, 0, 1, 1]);
  expect(nearestTo(one.frame, one.stage, twice, twice)).toMatchObject({ x: twice.x, y: twice.y });
  ringRecords(one.frame, one.stage, one.moment, [], null);
  expect(rings.length).toBe(0);
  // A place of another run: nothing is there, and nothing breaks.
  ringRecords(
    one.frame,
    one.stage,
    one.moment,
    [
      { shard: 7, row: 1 },
      { shard: 0, row: 1e6 },
    ],
    { shard: 9, row: 0 },
  );
  expect(rings.length).toBe(0);
});

test('among dots, a followed record is a token with its number', () => {
  const one = frameAt(9, {
    producers: [{ recordsPerSecond: 800, partitionKeys: [{ key: 'A' }, { key: 'B' }] }],
  });
  const before = one.frame.glyphs.length;
  const row = one.history.shards[0].records.number.length - 50;
  ringRecords(one.frame, one.stage, one.moment, [{ shard: 0, row }], null);
  expect(one.frame.glyphs.length).toBe(before + 1);
  expect(one.frame.rings.length).toBeGreaterThan(0);
  expect(one.frame.glyphs.at(before)).toMatchObject({
    shard: 0,
    row,
    number: one.history.shards[0].records.number.data[row] + 1,
    dot: 0,
  });
});
