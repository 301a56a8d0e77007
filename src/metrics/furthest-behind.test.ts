import { expect, test } from 'vitest';
import { Simulation } from '../engine';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { furthestBehind } from './furthest-behind';
import { unfinishedAt } from './shard-at';

function run(partitionKeys: object[], shardCount: number) {
  const parsed = parseScenario({
    version: 1,
    seed: 42,
    stream: { shardCount },
    producers: [{ recordsPerSecond: 40, partitionKeys }],
    consumers: [{ function: { millisPerRecord: 300 } }],
  });
  if (!parsed.ok) throw new Error('not a scenario');
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(40 * SECOND, Infinity);
  return simulation.history;
}

test('one hot key: its shard is looked at, and stays', () => {
  const history = run([{ key: 'user-29', weight: 9 }, { key: 'a' }, { key: 'b' }], 6);
  const [consumer] = history.consumers;
  const behind = history.shards.map(({ index }) => unfinishedAt(history, consumer, index, 40 * SECOND));
  const most = behind.indexOf(Math.max(...behind));
  expect(most).not.toBe(0);
  expect(furthestBehind(history, consumer, 0, 40 * SECOND)).toBe(most);
  expect(furthestBehind(history, consumer, most, 40 * SECOND)).toBe(most);
  // A shard that never had a record is left for the first one that has something to do.
  const empty = history.shards.findIndex(({ records }) => records.arrivedAt.length === 0);
  const early = furthestBehind(history, consumer, empty, 0.2 * SECOND);
  expect(unfinishedAt(history, consumer, early, 0.2 * SECOND)).toBeGreaterThan(0);
  // Before anything has come, nothing is behind, and nothing moves.
  expect(furthestBehind(history, consumer, 3, 0)).toBe(3);
});

test('of two that are behind alike, the one that was looked at', () => {
  const history = run([{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }], 2);
  const [consumer] = history.consumers;
  for (let t = 5 * SECOND; t <= 40 * SECOND; t += 0.4 * SECOND) {
    expect(furthestBehind(history, consumer, 1, t)).toBe(1);
    expect(furthestBehind(history, consumer, 0, t)).toBe(0);
  }
});

test('a shard that is no longer there is not looked at, nor is one of nobody', () => {
  const history = run([{ key: 'a' }], 2);
  expect(furthestBehind(history, undefined, 7, SECOND)).toBe(1);
  expect(furthestBehind(history, history.consumers[0], 7, 0)).toBe(1);
});
