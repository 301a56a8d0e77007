import { expect, test, vi } from 'vitest';
import { CALL_SKIPPED, Simulation } from '../engine';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { AgeSamples } from './age-samples';
import { CallCounter } from './call-counter';
import { consumerCalls } from './calls';
import { nameOfConsumer } from './consumer-name';
import { OutcomeRows } from './outcome-rows';
import { isRefusal } from './rates';
import { visitCalls, wasRefused, wayOfReadingAt, type CallKind } from './recent-calls';

function run(consumers: object[], seconds = 30) {
  const parsed = parseScenario({
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [{ recordsPerSecond: 8 }],
    consumers,
  });
  if (!parsed.ok) throw new Error('not a scenario');
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * SECOND, Infinity);
  return { history: simulation.history, seed: parsed.scenario.seed };
}

test('the counter counts what is counted one by one, forwards and backwards', () => {
  const { history, seed } = run([
    {
      count: 6,
      eventSourceMapping: { readAheadRecords: 1, batchSize: 1 },
      function: { millisPerRecord: 1_500 },
    },
    { type: 'kcl' },
  ]);
  const { outcome } = history.readers[0].calls;
  expect(outcome.data.subarray(0, outcome.length)).toContain(CALL_SKIPPED);
  const counter = new CallCounter();
  for (const seconds of [0, 3.3, 12, 30, 7.5, 0.2, 29]) {
    for (const { id } of history.consumers) {
      const { calls, refused } = counter.countsAt(history, seed, id, seconds * SECOND);
      expect({ calls, refused }).toEqual(consumerCalls(history, seed, id, seconds * SECOND));
    }
  }
});

test('whoever is pushed to makes no calls and gets pushes', () => {
  const { history, seed } = run([{ enhancedFanOut: true }]);
  const counts = new CallCounter().countsAt(history, seed, 0, 30 * SECOND);
  expect(counts).toMatchObject({ calls: 0, refused: 0 });
  expect(counts.pushes).toBeGreaterThan(100);
});

test('a strip shows each call of its span once, and the refused ones as refused', () => {
  const { history, seed } = run([{ count: 8 }]);
  const [from, to] = [20 * SECOND, 26 * SECOND];
  const known = new OutcomeRows(isRefusal);
  for (const consumer of history.consumers) {
    const seen: CallKind[] = [];
    for (const shard of [0, 1]) {
      let before = from;
      visitCalls(history, seed, consumer, shard, from, to, (at, kind) => {
        expect(at).toBeGreaterThan(before);
        expect(at).toBeLessThanOrEqual(to);
        before = at;
        seen.push(kind);
      });
    }
    const counts = [from, to].map((t) => consumerCalls(history, seed, consumer.id, t));
    expect(seen).toHaveLength(counts[1].calls - counts[0].calls);
    const refused = counts[1].refused - counts[0].refused;
    expect(seen.filter((kind) => kind === 'refused')).toHaveLength(refused);
    expect(wasRefused(history, consumer, from, to)).toBe(refused > 0);
    expect(wasRefused(history, consumer, from, to, known)).toBe(refused > 0);
  }
});

test('polls that find nothing are empty, pushes are pushes', () => {
  const quiet = run([{}, { enhancedFanOut: true, name: 'pushed' }], 10);
  const kinds = (consumer: number, from: number) => {
    const seen = new Set<CallKind>();
    visitCalls(
      quiet.history,
      quiet.seed,
      quiet.history.consumers[consumer],
      0,
      from,
      10 * SECOND,
      (_, kind) => seen.add(kind),
    );
    visitCalls(
      quiet.history,
      quiet.seed,
      quiet.history.consumers[consumer],
      1,
      from,
      10 * SECOND,
      (_, kind) => seen.add(kind),
    );
    return [...seen].toSorted();
  };
  // One key: one of the two shards never gets a record.
  expect(kinds(0, 0)).toEqual(['answered', 'empty']);
  expect(kinds(1, 0)).toEqual(['pushed']);
});

test('the twenty-first registration is refused, and its consumer reads nothing', () => {
  const { history } = run([{ enhancedFanOut: true, count: 21 }], 5);
  const ways = history.consumers.map((consumer) => wayOfReadingAt(history, consumer, 5 * SECOND));
  expect(ways).toEqual([...Array.from({ length: 20 }, () => 'pushed'), 'refused']);
  const polling = run([{}], 5).history;
  expect(wayOfReadingAt(polling, polling.consumers[0], 0)).toBe('polls');
});

test('names of a count have their number', () => {
  expect(nameOfConsumer({ name: 'reader', count: 1 }, 0)).toBe('reader');
  expect(nameOfConsumer({ name: 'reader', count: 3 }, 2)).toBe('reader-3');
});

test('a sample is measured once, and anew at another step', () => {
  const measure = vi.fn<(t: number) => number>((t) => t / 2);
  const samples = new AgeSamples(measure);
  expect([samples.at(10, 3), samples.at(10, 3), samples.at(10, 4)]).toEqual([15, 15, 20]);
  expect(measure).toHaveBeenCalledTimes(2);
  expect(samples.at(20, 3)).toBe(30);
  expect(measure).toHaveBeenCalledTimes(3);
});
