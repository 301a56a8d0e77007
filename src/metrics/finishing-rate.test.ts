import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { finishingOfLane, finishingOfShard, finishingRate } from './finishing-rate';
import { finishedAt } from './processing';

const SECOND = MICROS_PER_SECOND;
const SPAN = 10 * SECOND;

function ratesOf(input: ScenarioInput, from: number, to: number): number[] {
  const { history } = runTo(input, to);
  const rates: number[] = [];
  for (let t = from * SECOND; t <= to * SECOND; t += 370_001)
    rates.push(finishingRate(history, history.consumers[0], t, SPAN));
  return rates;
}

describe('the rate over whole batches', () => {
  test('is steady where batches of five end every 1.5 s, though they beat against any fixed span', () => {
    const opening = OPENING_SCENE.scenario as ScenarioInput;
    for (const rate of ratesOf(opening, 15, 90)) expect(rate).toBeCloseTo(20 / 3, 6);
    const { history } = runTo(opening, 90);
    const finished = history.shards.flatMap(({ index }) =>
      Array.from(finishedAt(history, history.consumers[0], index, 90 * SECOND)),
    );
    const counted = Array.from({ length: 60 }, (_, index) => {
      const t = 20 * SECOND + index * 370_001;
      return finished.filter((at) => at > t - SPAN && at <= t).length / 10;
    });
    expect(Math.max(...counted) - Math.min(...counted)).toBeGreaterThan(0.5);
  });

  test.each<[string, ScenarioInput, number]>([
    [
      'invocations that outlast the span',
      {
        producers: [{ recordsPerSecond: 50 }],
        consumers: [{ eventSourceMapping: { batchSize: 100 }, function: { millisPerRecord: 250 } }],
      },
      4,
    ],
    [
      'a poll that brings many batches',
      { producers: [{ recordsPerSecond: 100 }], consumers: [{ eventSourceMapping: { batchSize: 5 } }] },
      100,
    ],
    ['a KCL application', { producers: [{ recordsPerSecond: 20 }], consumers: [{ type: 'kcl' }] }, 20],
    ['Firehose', { producers: [{ recordsPerSecond: 20 }], consumers: [{ type: 'firehose' }] }, 20],
    [
      'enhanced fan-out',
      { producers: [{ recordsPerSecond: 20 }], consumers: [{ enhancedFanOut: true }] },
      20,
    ],
  ])('is right for %s', (_, input, right) => {
    for (const rate of ratesOf(input, 80, 140)) {
      expect(rate).toBeGreaterThan(right * 0.96);
      expect(rate).toBeLessThan(right * 1.04);
    }
  });

  test('sinks and is 0 soon after the last batch', () => {
    const input: ScenarioInput = { producers: [{ recordsPerSecond: 20, endsAt: 30 }] };
    const { history } = runTo(input, 60);
    const at = (seconds: number) => finishingRate(history, history.consumers[0], seconds * SECOND, SPAN);
    expect(at(30)).toBeGreaterThan(19);
    expect(at(36)).toBeLessThan(16);
    expect(at(45)).toBe(0);
  });

  test('counts a pause that the span begins with, however many batches end after it', () => {
    const input: ScenarioInput = {
      producers: [
        { recordsPerSecond: 30, endsAt: 3 },
        { recordsPerSecond: 30, startsAt: 8 },
      ],
      consumers: [{ eventSourceMapping: { batchSize: 1 }, function: { millisPerRecord: 10 } }],
    };
    const { history } = runTo(input, 17);
    const [consumer] = history.consumers;
    const finished = Array.from(finishedAt(history, consumer, 0, 17 * SECOND));
    for (let t = 11 * SECOND; t <= 17 * SECOND; t += 370_001) {
      const counted = finished.filter((at) => at > t - SPAN && at <= t).length;
      // A poll more or less may have been worked off.
      expect(Math.abs(finishingRate(history, consumer, t, SPAN) * 10 - counted)).toBeLessThanOrEqual(36);
    }
  });

  test('is 0 after a lane that had never rested has come to its end', () => {
    const opening = OPENING_SCENE.scenario as ScenarioInput;
    const commands = [{ at: 26, do: 'set' as const, path: 'producers.0.recordsPerSecond', value: 0 }];
    const { history } = runTo({ ...opening, commands }, 60);
    const [consumer] = history.consumers;
    const rates = [30, 46, 52, 60].map((t) => finishingRate(history, consumer, t * SECOND, SPAN));
    expect(rates[0]).toBeCloseTo(6.67, 1);
    expect(rates.slice(1)).toEqual([0, 0, 0]);
  });

  test('looks at few rows, however long the run is and never rests', () => {
    const opening = OPENING_SCENE.scenario as ScenarioInput;
    const { history } = runTo(opening, 3_000);
    const [consumer] = history.consumers;
    let looks = 0;
    for (const { lanes } of consumer.shards) {
      for (const { invocations } of lanes) {
        const { data } = invocations.doneTo;
        // Every look at a batch asks how many records it finished.
        Object.defineProperty(invocations.doneTo, 'data', {
          get: () => {
            looks++;
            return data;
          },
        });
      }
    }
    expect(finishingRate(history, consumer, 3_000 * SECOND, SPAN)).toBeCloseTo(6.67, 1);
    expect(looks).toBeLessThan(400);
    expect(looks).toBeGreaterThan(10);
  });

  test('does not depend on what comes later, and says over which time it was measured', () => {
    const opening = OPENING_SCENE.scenario as ScenarioInput;
    for (const t of [0.4, 1, 2.3, 5, 12.7].map((seconds) => seconds * SECOND)) {
      const early = runTo(opening, t / SECOND).history;
      const late = runTo(opening, 30).history;
      const measured = finishingOfShard(early, early.consumers[0], 0, t, SPAN);
      expect(finishingOfShard(late, late.consumers[0], 0, t, SPAN)).toEqual(measured);
      expect(measured.to).toBeLessThanOrEqual(t);
    }
  });

  test.each([0.5, 3, 7.7, 14, 30])('of all lanes comes to the rate of the consumer, at %d s', (seconds) => {
    const { history } = runTo(
      {
        stream: { shardCount: 3 },
        producers: [{ recordsPerSecond: 900, endsAt: 12, partitionKeys: { count: 90, skew: 0 } }],
        consumers: [
          {
            eventSourceMapping: { parallelizationFactor: 10, batchSize: 7 },
            function: { millisPerRecord: 12 },
          },
        ],
      },
      30,
    );
    const [consumer] = history.consumers;
    const t = seconds * SECOND;
    const lanes = consumer.shards.flatMap((shard) => shard.lanes);
    const sum = lanes.reduce((all, lane) => all + finishingOfLane(consumer, lane, t).rate, 0);
    expect(sum).toBeCloseTo(finishingRate(history, consumer, t), 6);
    expect(sum > 500).toBe(seconds > 1 && seconds < 30);
  });

  test('is 0 of nothing', () => {
    const { history } = runTo({ producers: [] }, 5);
    expect(finishingRate(history, history.consumers[0], 5 * SECOND, SPAN)).toBe(0);
    expect(finishingRate(history, history.consumers[0], 0, SPAN)).toBe(0);
  });
});
