import { describe, expect, test } from 'vitest';
import { runTo, type ConsumerInput } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { largestAgeBetween, largestBacklogBetween, oldestAgeAt, oldestWaitingAt } from './backlog';
import { iteratorAgeAt } from './iterator-age';
import { finishedAt } from './processing';

const SECOND = MICROS_PER_SECOND;

const dealtAnew: ScenarioInput = {
  seed: 541,
  producers: [{ recordsPerSecond: 30, arrivals: 'poisson', partitionKeys: { count: 12, skew: 1 } }],
  consumers: [
    {
      count: 2,
      eventSourceMapping: { parallelizationFactor: 10, batchSize: 1, maximumBatchingWindowInSeconds: 2 },
      function: { millisPerRecord: 100, failures: { errorRate: 0.3 } },
    },
  ],
  commands: [{ at: 30, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 1 }],
};

describe.each<[string, ScenarioInput]>([
  ['the opening figure', OPENING_SCENE.scenario as ScenarioInput],
  ['a KCL application', { producers: [{ recordsPerSecond: 20 }], consumers: [{ type: 'kcl' }] }],
  ['lanes that are fewer from now on, and get records older than those they have at work', dealtAnew],
])('the backlog of %s', (_, input) => {
  const { history } = runTo(input, 40);
  const [consumer] = history.consumers;
  const { arrivedAt } = history.shards[0].records;
  const finished = finishedAt(history, consumer, 0, 40 * SECOND);

  /** Found by asking every record. */
  function slowly(t: number) {
    let age = 0;
    let records = 0;
    for (let row = 0; row < finished.length && arrivedAt.data[row] <= t; row++) {
      if (finished[row] <= t) continue;
      age = Math.max(age, t - arrivedAt.data[row]);
      records++;
    }
    return { age, records };
  }

  test('is as old as its oldest record', () => {
    for (let t = 0; t < 38 * SECOND; t += 313_000)
      expect(oldestAgeAt(history, consumer, 0, t)).toBe(slowly(t).age);
  });

  test('is never older nor larger than the largest of the span', () => {
    let age = 0;
    for (let t = 20 * SECOND + 1; t <= 30 * SECOND; t += 10_000) age = Math.max(age, slowly(t).age);
    const largest = largestAgeBetween(history, consumer, 0, 20 * SECOND, 30 * SECOND);
    expect(largest).toBeGreaterThanOrEqual(age);
    expect(largest - age).toBeLessThanOrEqual(10_000);
    const most = Math.max(...[22.5, 25, 27.5, 30].map((seconds) => slowly(seconds * SECOND).records));
    expect(largestBacklogBetween(history, consumer, 0, 20 * SECOND, 30 * SECOND, 4)).toBe(most);
  });
});

describe('how long the oldest record of all shards waits', () => {
  function run(consumers: readonly ConsumerInput[], seconds = 40) {
    const input: ScenarioInput = {
      seed: 7,
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 8, partitionKeys: ['a', 'b', 'c', 'd'].map((key) => ({ key })) }],
      consumers,
    };
    return runTo(input, seconds).history;
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

  test.each<[string, ConsumerInput]>([
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
});
