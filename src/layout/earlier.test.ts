import { expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { arrivedAt, readUpTo } from '../metrics';
import { parseScenario } from '../scenario';
import { restedAt, Timeline } from '../timeline';
import { showsEarlier } from './earlier';
import { fillFrame, makeFrame } from './frame';
import { layoutStage } from './stage';

const SECOND = MICROS_PER_SECOND;
const JOINED = 20 * SECOND;

/** Two functions read one shard: one from the beginning, the other, that of row 1, since `JOINED`, at LATEST. */
function run(perSecond: number) {
  const parsed = parseScenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: perSecond, partitionKeys: { count: 4, skew: 0 } }],
    consumers: [{ eventSourceMapping: { batchSize: 10 }, function: { millisPerRecord: 5 } }],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(JOINED, 'consumers.0.count', 2);
  timeline.ensure(90 * SECOND);
  return timeline.history;
}

const full = layoutStage({ lanes: 1, batchSize: 10, open: [true], hasLanes: true }, 1_200);
const line = layoutStage({ lanes: 1, batchSize: 10, open: [false], rows: true, hasLanes: true }, 1_200);

const few = run(6);
const many = run(100);

function filled(history: typeof few, consumer: number, t: number, stage = full) {
  const frame = makeFrame();
  const reader = history.consumers.at(consumer);
  fillFrame(frame, stage, { history, consumer: reader, seed: 1, speed: 1, t, moves: restedAt(t) });
  const { glyphs, shards } = frame;
  const onTape = Array.from({ length: glyphs.length }, (_, index) => glyphs.at(index)).filter(
    ({ x, opacity }) => opacity === 1 && x < stage.mapping.x,
  );
  return { onTape, dots: shards[0].dotList };
}

test('records from before a consumer began are neither read nor unread', () => {
  const [, { startRow }] = few.consumers.map(({ shards }) => shards[0]);
  const at = JOINED + 1.9 * SECOND;
  const states = (consumer: number) =>
    new Map(filled(few, consumer, at).onTape.map(({ row, state }) => [row, state]));
  const [first, late] = [states(0), states(1)];
  expect(first.get(startRow - 1)).toBe('ghost');
  expect(late.get(startRow - 1)).toBe('earlier');
  for (const [row, state] of late) expect(state === 'earlier', `row ${row}`).toBe(row < startRow);
  expect([...late.values()]).toContain('ghost');
  expect([...first.values()]).not.toContain('earlier');
});

test.each([
  ['in full', full],
  ['in one line', line],
])('as dots of a shard %s they are fainter than those that were read', (_, stage) => {
  const [, late] = many.consumers;
  const { startRow } = late.shards[0];
  const at = JOINED + 1.9 * SECOND;
  const firstUnread = readUpTo(many, late, 0, at);
  expect(arrivedAt(many.shards[0], at) - firstUnread).toBeGreaterThan(20);
  const { dots } = filled(many, 1, at, stage);
  const alphaOf = (row: number) => dots.alpha[dots.row.subarray(0, dots.length).indexOf(row)];
  const [before, read, unread] = [startRow - 40, startRow + 5, firstUnread].map(alphaOf);
  expect(before).toBeGreaterThan(20);
  expect(read).toBeGreaterThan(1.8 * before);
  expect(unread).toBeGreaterThan(1.8 * read);
});

test('where nobody reads, no record is drawn as read', () => {
  const { onTape } = filled(few, 7, 10 * SECOND);
  expect(onTape.length).toBeGreaterThan(5);
  for (const { state } of onTape) expect(state).toBe('solid');
  const { dots } = filled(many, 7, 10 * SECOND);
  expect(dots.length).toBeGreaterThan(100);
  expect(dots.alpha[Math.floor(dots.length / 2)]).toBe(255);
});

test('they are told of while one of them is in sight', () => {
  const shown = (history: typeof few, consumer: number, seconds: number, speed = 1, stage = full) =>
    showsEarlier(history, history.consumers[consumer], stage.shards[0], speed, JOINED + seconds * SECOND);
  expect(shown(few, 1, 1)).toBe(true);
  expect(shown(few, 0, 1)).toBe(false);
  // Twelve tokens at six a second are gone after two seconds; dots stay for six, and longer at a higher speed.
  expect(shown(few, 1, 10)).toBe(false);
  expect(shown(few, 1, 5, 1, line)).toBe(true);
  expect(shown(few, 1, 10, 1, line)).toBe(false);
  expect(shown(many, 1, 5)).toBe(true);
  expect(shown(many, 1, 10)).toBe(false);
  expect(shown(many, 1, 10, 4)).toBe(true);
});
