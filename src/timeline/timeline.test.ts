import { describe, expect, test } from 'vitest';
import { historyBytes, historyDigest, isSet, Simulation, type History } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { iteratorAgeAt } from '../metrics';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { Player } from './player';
import { isSettingChange, Timeline } from './timeline';

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
    expect(timeline.changeList.filter(isSettingChange).map(({ path, value }) => [path, value])).toEqual([
      ['consumers.0.eventSourceMapping.batchSize', 7],
      [FACTOR, 5],
    ]);
    expect(timeline.history.commands.filter(isSet).map(({ value }) => value)).toEqual(['7', '5']);
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
    expect(historyDigest(looked.run.history)).toBe(historyDigest(straight.history));
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
    expect(historyDigest(timeline.run.history)).toBe(historyDigest(straight.history));
  });
});

test('a budget of events is kept to, and the rest comes with the next call', () => {
  const timeline = new Timeline(opening());
  expect(timeline.ensure(300 * SECOND, 10)).toBe(false);
  expect(timeline.reached).toBeLessThan(300 * SECOND);
  while (!timeline.ensure(300 * SECOND, 10)) expect(timeline.reached).toBeLessThan(300 * SECOND);
  const straight = new Timeline(opening());
  straight.ensure(300 * SECOND);
  expect(historyDigest(timeline.run.history)).toBe(historyDigest(straight.run.history));
});

test('a run that was cut in the middle of a moment goes on with the rest of it', () => {
  // Ten pollers that call at the very same microsecond.
  const parsed = parseScenario({
    producers: [{ recordsPerSecond: 50 }],
    consumers: [{ count: 10, pollPhaseMillis: 0, pollJitterMillis: 0 }],
  });
  if (!parsed.ok) throw new Error('the scenario is not valid');
  const whole = new Timeline(parsed.scenario);
  whole.ensure(3 * SECOND);
  const cut = new Timeline(parsed.scenario);
  for (let second = 1; second <= 3; second++) while (!cut.ensure(second * SECOND, 7));
  expect(historyDigest(cut.run.history)).toBe(historyDigest(whole.run.history));
});

describe('the commands of a scenario', () => {
  const commands = [
    { at: 5, do: 'set' as const, path: FACTOR, value: 3 },
    { at: 70, do: 'set' as const, path: FACTOR, value: 1 },
  ];

  test('are settings in force from their time on, in the run and on the page alike', () => {
    const timeline = new Timeline({ ...opening(), commands });
    timeline.ensure(100 * SECOND);
    const factorAt = (second: number) => {
      const [consumer] = timeline.scenarioAt(second * SECOND).consumers;
      return consumer.type === 'lambda' && consumer.eventSourceMapping.parallelizationFactor;
    };
    expect([4, 5, 69, 70].map(factorAt)).toEqual([1, 3, 3, 1]);
    const straight = Simulation.start({ ...opening(), commands });
    straight.advance(100 * SECOND);
    expect(historyDigest(timeline.run.history)).toBe(historyDigest(straight.history));
  });

  test('are forgotten when an earlier setting is changed by hand', () => {
    const timeline = new Timeline({ ...opening(), commands });
    timeline.change(60 * SECOND, FACTOR, 2);
    timeline.ensure(100 * SECOND);
    expect(timeline.changeList.filter(isSettingChange).map(({ at, value }) => [at / SECOND, value])).toEqual([
      [5, 3],
      [60, 2],
    ]);
    expect(timeline.history.commands).toHaveLength(2);
  });
});

describe('a history that may not grow further', () => {
  const BYTES = 100_000;
  /** A hundred thousand bytes of history, and what came before it is measured again. */
  const bounded = () => {
    const timeline = new Timeline(rushing(), [], BYTES);
    timeline.ensure(3600 * SECOND);
    return timeline;
  };

  test('ends, and says where: before the memory does, with nothing of it lost', () => {
    const timeline = bounded();
    const { end, reached, history } = timeline;
    expect(end).toBe(reached);
    expect(end).toBeGreaterThan(SECOND);
    const { used } = historyBytes(history);
    expect(used).toBeGreaterThanOrEqual(BYTES);
    // What comes between two looks at it, with room to spare.
    expect(used).toBeLessThan(BYTES + 10_000_000);
    const whole = new Timeline(rushing());
    whole.ensure(end);
    timeline.ensure(end);
    expect(historyDigest(timeline.run.history)).toBe(historyDigest(whole.run.history));
  });

  test('does no work for a moment behind its end', () => {
    const timeline = bounded();
    const digest = historyDigest(timeline.run.history);
    expect(timeline.ensure(2 * timeline.end)).toBe(false);
    expect(timeline.ensure(timeline.end / 2)).toBe(true);
    expect(historyDigest(timeline.run.history)).toBe(digest);
  });

  test('goes further when a change in the past makes it smaller', () => {
    const timeline = bounded();
    const { end } = timeline;
    timeline.change(SECOND, 'producers.0.recordsPerSecond', 1);
    expect(timeline.end).toBe(Infinity);
    expect(timeline.ensure(end + 60 * SECOND)).toBe(true);
  });

  test('the playhead plays up to the end, and stops; a seek goes no further', () => {
    const asked = new Set<(millis: number) => void>();
    const frames = (onFrame: (millis: number) => void) => {
      asked.add(onFrame);
      return () => {
        asked.delete(onFrame);
      };
    };
    const timeline = new Timeline(rushing(), [], BYTES);
    const player = new Player(timeline, frames, () => {});
    player.speed = 60;
    player.play();
    for (let count = 0; count < 500 && player.playing; count++)
      for (const onFrame of asked) onFrame(count * 100);
    expect(player.playing).toBe(false);
    expect(player.time).toBe(timeline.end);
    player.seek(10 * timeline.end);
    expect(player.time).toBe(timeline.end);
    player.approach(10 * timeline.end);
    expect([player.heading, player.time]).toEqual([null, timeline.end]);
  });
});

/** Many small records: some hundred bytes of history for each millisecond. */
function rushing() {
  const parsed = parseScenario({
    stream: { shardCount: 4 },
    producers: [{ recordsPerSecond: 3000, recordBytes: 20, partitionKeys: { count: 100, skew: 0 } }],
    consumers: [{ function: { millisPerRecord: 0.1 } }],
  });
  if (!parsed.ok) throw new Error('the rush is not valid');
  return parsed.scenario;
}
