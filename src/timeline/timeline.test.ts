import { describe, expect, test } from 'vitest';
import { Simulation, type History } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { iteratorAgeAt } from '../metrics';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { Timeline } from './timeline';

const SECOND = MICROS_PER_SECOND;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

function opening() {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  return parsed.scenario;
}

/** Every invocation as start, end and record rows, by shard and lane. */
function invocationsOf(history: History) {
  return history.consumers[0].shards.flatMap((shard, shardIndex) =>
    shard.lanes.flatMap(({ rows, invocations }, lane) =>
      Array.from({ length: invocations.startsAt.length }, (_, row) => ({
        shard: shardIndex,
        lane,
        startsAt: invocations.startsAt.data[row],
        endsAt: invocations.endsAt.data[row],
        rows: Array.from(rows.data.subarray(invocations.from.data[row], invocations.to.data[row])),
      })),
    ),
  );
}

describe('the opening figure', () => {
  test('has two shards with two keys each and falls behind at factor 1', () => {
    const timeline = new Timeline(opening());
    timeline.ensure(60 * SECOND);
    expect(timeline.history.shards.map((shard) => shard.keys.length)).toEqual([2, 2]);
    const [consumer] = timeline.history.consumers;
    const ages = [30, 60].map((second) => iteratorAgeAt(timeline.history, consumer, second * SECOND));
    expect(ages[1] - ages[0]).toBeGreaterThan(3_500);
  });

  test('factor 2 set at 60 s brings iterator age under 2 s by 180 s', () => {
    const timeline = new Timeline(opening());
    timeline.change(60 * SECOND, FACTOR, 2);
    timeline.ensure(240 * SECOND);
    const [consumer] = timeline.history.consumers;
    expect(iteratorAgeAt(timeline.history, consumer, 60 * SECOND)).toBeGreaterThan(8_000);
    for (let second = 180; second <= 240; second++) {
      expect(iteratorAgeAt(timeline.history, consumer, second * SECOND)).toBeLessThan(2_000);
    }
  });

  test('factor 3 instead gives the identical invocations: a shard has two keys', () => {
    const runs = [2, 3].map((factor) => {
      const timeline = new Timeline(opening());
      timeline.change(60 * SECOND, FACTOR, factor);
      timeline.ensure(240 * SECOND);
      return invocationsOf(timeline.history);
    });
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0].length).toBeGreaterThan(500);
  });
});

describe('changing a setting', () => {
  test('keeps the past, row for row', () => {
    const timeline = new Timeline(opening());
    timeline.ensure(90 * SECOND);
    const before = invocationsOf(timeline.history).filter((one) => one.startsAt <= 40 * SECOND);
    timeline.change(40 * SECOND, FACTOR, 4);
    timeline.ensure(90 * SECOND);
    const after = invocationsOf(timeline.history).filter((one) => one.startsAt < 40 * SECOND);
    expect(after).toEqual(before.filter((one) => one.startsAt < 40 * SECOND));
    expect(timeline.scenarioAt(39 * SECOND).consumers[0]).toEqual(timeline.base.consumers[0]);
    expect(timeline.scenarioAt(40 * SECOND)).not.toEqual(timeline.base);
  });

  test('in the past forgets what was changed later', () => {
    const timeline = new Timeline(opening());
    timeline.change(50 * SECOND, FACTOR, 2);
    timeline.ensure(80 * SECOND);
    timeline.change(20 * SECOND, FACTOR, 3);
    expect(timeline.changeList).toEqual([{ at: 20 * SECOND, path: FACTOR, value: 3 }]);
  });

  test('again at the same moment replaces the value and keeps the other settings of that moment', () => {
    const timeline = new Timeline(opening());
    timeline.change(10 * SECOND, FACTOR, 2);
    timeline.change(10 * SECOND, 'consumers.0.eventSourceMapping.batchSize', 7);
    timeline.change(10 * SECOND, FACTOR, 5);
    expect(timeline.changeList.map(({ path, value }) => [path, value])).toEqual([
      ['consumers.0.eventSourceMapping.batchSize', 7],
      [FACTOR, 5],
    ]);
    expect(timeline.history.commands.map(({ value }) => value)).toEqual(['7', '5']);
  });

  test.each([
    [0.5, 3],
    [7, 31],
    [99, 100],
  ])('at %d s after looking ahead to %d s is the run that never looked ahead', (at, ahead) => {
    const looked = new Timeline(opening());
    looked.ensure(ahead * SECOND);
    looked.change(at * SECOND, FACTOR, 2);
    looked.ensure(120 * SECOND);
    const straight = Simulation.start(opening());
    straight.advance(at * SECOND);
    straight.apply(FACTOR, 2);
    straight.advance(120 * SECOND);
    expect(looked.run.digest()).toBe(straight.digest());
  });

  test('many times in a long run leaves the run that was asked for', () => {
    const timeline = new Timeline(opening());
    for (let factor = 1; factor <= 10; factor++) {
      timeline.ensure(400 * SECOND);
      timeline.change((400 - factor * 30) * SECOND, FACTOR, factor);
    }
    timeline.ensure(200 * SECOND);
    const straight = Simulation.start(opening());
    straight.advance(100 * SECOND);
    straight.apply(FACTOR, 10);
    straight.advance(200 * SECOND);
    expect(timeline.run.digest()).toBe(straight.digest());
  });
});

test('a budget of events is kept to, and the rest comes with the next call', () => {
  const timeline = new Timeline(opening());
  expect(timeline.ensure(300 * SECOND, 10)).toBe(false);
  expect(timeline.reached).toBeLessThan(300 * SECOND);
  while (!timeline.ensure(300 * SECOND, 10)) expect(timeline.reached).toBeLessThan(300 * SECOND);
  const straight = new Timeline(opening());
  straight.ensure(300 * SECOND);
  expect(timeline.run.digest()).toBe(straight.run.digest());
});
