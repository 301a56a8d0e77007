import { expect, test } from 'vitest';
import { runTo, scenarioOf } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { journeyAt, recordOfNumber } from '../../metrics';
import { proveOrder } from '../../narration';
import { OPENING_SCENE, type ScenarioInput } from '../../scenario';
import { words } from '../../words';
import { journeySteps } from './journey-steps';

const SECOND = MICROS_PER_SECOND;

function told(input: ScenarioInput, seconds: number, number: number): string {
  const { history } = runTo(input, seconds);
  const t = seconds * SECOND;
  const journey = journeyAt(history, history.consumers[0], recordOfNumber(history, number, t)!, t)!;
  return journeySteps(journey)
    .map(({ at, text }) => (at === null ? text : `${text} ${(at / SECOND).toFixed(1)}`))
    .join(' → ');
}

test('a way is told step by step, up to where the record is', () => {
  const opening = OPENING_SCENE.scenario as ScenarioInput;
  expect(told(opening, 30, 41)).toMatch(
    /^arrived 5\.1 → read by a poll [\d.]+ → lane 1 [\d.]+ → invoked, 5 records [\d.]+ → finished [\d.]+$/,
  );
  expect(told(opening, 30, 239)).toMatch(/^arrived [\d.]+ → not read yet$/);
  expect(told(opening, 30, 210)).toMatch(/→ lane 1 [\d.]+ → waits$/);
  const moved: ScenarioInput = {
    ...opening,
    commands: [{ at: 20, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 2 }],
  };
  expect(told(moved, 40, 155)).toMatch(/ → lane 1 [\d.]+ → dealt anew to lane 2 2[\d.]+ → /);
});

test('of many tries the first and the last ones are told, and how many there are between', () => {
  const poison: ScenarioInput = {
    producers: [{ recordsPerSecond: 5, partitionKeys: [{ key: 'A' }] }],
    consumers: [
      {
        eventSourceMapping: { maximumRetryAttempts: 8 },
        function: { millisPerRecord: 10, failures: { poisonRecords: [0] } },
      },
    ],
  };
  const way = told(poison, 300, 1);
  expect(way).toMatch(
    / → invoked, \d+ records?, cold [\d.]+ → failed [\d.]+ → try 2, .* → 5 more tries [\d.]+ → try 8, /,
  );
  expect(way).toMatch(/ → given up: no tries left [\d.]+$/);
});

test('the four answers, word by word', () => {
  const input: ScenarioInput = {
    ...(OPENING_SCENE.scenario as ScenarioInput),
    consumers: [
      {
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 3 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  };
  const { history } = runTo(input, 60);
  const verdicts = new Set<string>();
  for (let number = 1; number < 300; number++) {
    for (const [other, seconds] of [
      [number + 2, 60],
      [number + 4, 60],
      [number + 2, 20],
      [number + 4, 20],
    ]) {
      const places = [number, other].map((one) => recordOfNumber(history, one, seconds * SECOND));
      if (places[0] === null || places[1] === null) continue;
      const proof = proveOrder(
        history,
        scenarioOf(input),
        history.consumers[0],
        [places[0], places[1]],
        seconds * SECOND,
      )!;
      verdicts.add(words.order.verdict(proof).replaceAll(/^\d+ before \d+: /g, ''));
    }
  }
  for (const verdict of [
    'guaranteed.',
    'guaranteed; not both are finished yet.',
    'not guaranteed; it happened so.',
    'not guaranteed; it happened the other way.',
    'not guaranteed; not both are finished yet.',
  ])
    expect(verdicts).toContain(verdict);
});

test('a record that PutRecords refused is told of from its first put on', () => {
  const records = [
    { at: 0.1, partitionKey: 'A', bytes: 600_000 },
    { at: 0.2, partitionKey: 'B', bytes: 500_000 },
    { at: 0.4, partitionKey: 'B', bytes: 7 },
  ];
  const producers = [{ records, putMode: 'PutRecords' as const, recordsPerCall: 3, retryMillis: 300 }];
  expect(told({ producers }, 5, 3)).toMatch(
    /^put, refused 4 times 0\.4 → accepted, behind a later record of its key 1\.6 → read by a poll /,
  );
  expect(told({ producers }, 5, 2)).toMatch(/^arrived 0\.4 → /);
});
