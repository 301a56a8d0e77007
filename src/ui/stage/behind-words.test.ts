import { expect, test } from 'vitest';
import { Simulation } from '../../engine';
import { runTo } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { shardAgeAt, unfinishedAt } from '../../metrics';
import { OPENING_SCENE, parseScenario, type ScenarioInput } from '../../scenario';
import { behindWords } from './behind-words';

test('the oldest unfinished record and AWS’s metric are two numbers, each named', () => {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(30 * SECOND, Infinity);
  const { history } = simulation;
  const [consumer] = history.consumers;
  let older = 0;
  for (let t = 10 * SECOND; t < 30 * SECOND; t += 0.7 * SECOND) {
    const [full, mark, rough] = behindWords(history, consumer, 1, t);
    const [, records, oldest, age] = /^(\d+) unfinished · oldest ([\d.]+) s · iterator age ([\d.]+) s$/.exec(
      full,
    )!;
    expect(Number(records)).toBe(unfinishedAt(history, consumer, 1, t));
    expect(Number(age)).toBeCloseTo(shardAgeAt(history, consumer, 1, t) / 1_000, 1);
    expect(full.startsWith(mark)).toBe(true);
    expect(mark.startsWith(rough)).toBe(true);
    if (Number(oldest) > Number(age)) older++;
  }
  // The metric is taken of the last record of a batch, at its sending: what still waits is older than it says.
  expect(older).toBeGreaterThan(20);
  expect(behindWords(history, consumer, 1, 0)).toEqual(['no records yet']);
});

test('who reads nothing has no such metric, though the last reply told one', () => {
  const [consumer] = (OPENING_SCENE.scenario as ScenarioInput).consumers!;
  const input = {
    ...OPENING_SCENE.scenario,
    consumers: [{ ...consumer, outage: { startsAt: 20, endsAt: 60 } }],
  };
  const { history } = runTo(input as ScenarioInput, 40);
  const saidAt = (seconds: number) => behindWords(history, history.consumers[0], 1, seconds * SECOND)[0];
  expect(saidAt(19)).toMatch(/unfinished · oldest .* · iterator age/);
  expect(shardAgeAt(history, history.consumers[0], 1, 40 * SECOND)).toBeGreaterThan(0);
  expect(saidAt(40)).toMatch(/unfinished · oldest [^·]*$/);
});
