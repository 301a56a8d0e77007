import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { largestAgeBetween, largestBacklogBetween, oldestAgeAt } from './backlog';
import { finishedAt } from './processing';

const SECOND = MICROS_PER_SECOND;

describe.each<[string, ScenarioInput]>([
  ['the opening figure', OPENING_SCENE.scenario as ScenarioInput],
  ['a KCL application', { producers: [{ recordsPerSecond: 20 }], consumers: [{ type: 'kcl' }] }],
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
