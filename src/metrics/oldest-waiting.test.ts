import { expect, test } from 'vitest';
import { Simulation } from '../engine';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { countPushed, deliveryMillisAt, visitPushed } from './delivery';
import { iteratorAgeAt } from './iterator-age';
import { oldestWaitingAt } from './oldest-waiting';
import { finishedAt } from './processing';
import { refusedReadsOf } from './own-refusals';
import { refusedReadsBetween } from './rates';

function run(consumers: object[], seconds = 40) {
  const parsed = parseScenario({
    seed: 7,
    stream: { shardCount: 2 },
    producers: [{ recordsPerSecond: 8, partitionKeys: ['a', 'b', 'c', 'd'].map((key) => ({ key })) }],
    consumers,
  });
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * SECOND, Infinity);
  return simulation.history;
}

/** The same, by asking of every record whether it was finished. */
function oneByOne(history: ReturnType<typeof run>, id: number, t: number): number {
  let oldest = 0;
  for (const { index, records } of history.shards) {
    const finished = finishedAt(history, history.consumers[id], index, t);
    for (let row = 0; row < finished.length; row++) {
      const at = records.arrivedAt.data[row];
      if (at <= t && finished[row] === Infinity) oldest = Math.max(oldest, (t - at) / 1_000);
    }
  }
  return oldest;
}

test.each([
  ['lambda', { count: 20, function: { millisPerRecord: 300 } }],
  ['firehose', { type: 'firehose', count: 20 }],
  ['kcl', { type: 'kcl', count: 20 }],
  ['a factor', { eventSourceMapping: { parallelizationFactor: 3 }, function: { millisPerRecord: 400 } }],
])('%s: is the age of the oldest record that is not finished', (_, consumer) => {
  const history = run([consumer]);
  for (const { id } of history.consumers) {
    for (const seconds of [0, 1.3, 12, 39.9]) {
      const t = seconds * SECOND;
      expect(oldestWaitingAt(history, history.consumers[id], t)).toBeCloseTo(oneByOne(history, id, t), 6);
    }
  }
});

test('a starved reader is told from one that keeps up, where the iterator age is 0', () => {
  const history = run([{ count: 20, function: { millisPerRecord: 1 } }]);
  const starved = history.consumers.filter(
    (consumer) =>
      iteratorAgeAt(history, consumer, 40 * SECOND) === 0 &&
      oldestWaitingAt(history, consumer, 40 * SECOND) > 1_500,
  );
  expect(starved.length).toBeGreaterThan(0);
});

test('the twenty-first fan-out consumer reads nothing: its oldest record is as old as the run', () => {
  const history = run([{ enhancedFanOut: true, count: 21 }], 20);
  expect(oldestWaitingAt(history, history.consumers[20], 20 * SECOND)).toBeGreaterThan(19_000);
  expect(oldestWaitingAt(history, history.consumers[19], 20 * SECOND)).toBeLessThan(1_000);
});

test('refusals of one consumer add up to those of all', () => {
  const history = run([{ count: 9 }]);
  const [from, to] = [10 * SECOND, 20 * SECOND];
  const own = history.consumers.map((consumer) => refusedReadsOf(history, consumer, from, to));
  expect(own.reduce((sum, one) => sum + one, 0)).toBe(refusedReadsBetween(history, from, to));
  expect(Math.max(...own)).toBeGreaterThan(0);
  expect(refusedReadsOf(history, history.consumers[0], from, from)).toBe(0);
});

test('what is pushed comes 70 ms after the put; whoever polls has no such number', () => {
  const history = run([{ enhancedFanOut: true }, {}], 10);
  expect(deliveryMillisAt(history, history.consumers[0], 10 * SECOND)).toBeCloseTo(70, 3);
  expect(deliveryMillisAt(history, history.consumers[0], 0)).toBeNull();
  expect(deliveryMillisAt(history, history.consumers[1], 10 * SECOND)).toBeNull();
});

test('what was pushed in a span is every record that was put 70 ms before it', () => {
  const history = run([{ enhancedFanOut: true }], 10);
  const [from, to] = [4 * SECOND, 10 * SECOND];
  const { arrivedAt } = history.shards[0].records;
  const rows: number[] = [];
  visitPushed(history, history.consumers[0], 0, from, to, (at, row) => {
    expect(at - arrivedAt.data[row]).toBeLessThanOrEqual(70_000);
    rows.push(row);
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows).toEqual(rows.map((_, index) => rows[0] + index));
  expect(countPushed(history, history.consumers[0], 0, from, to)).toBe(rows.length);
});
