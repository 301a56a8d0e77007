import { expect, test } from 'vitest';
import { parseScenario } from '../../scenario';
import { words } from '../../words';
import { patientRetryOf } from './patient-retry';

function retryOf(keys: number, producer: object) {
  const parsed = parseScenario({ producers: [producer] });
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  return patientRetryOf({ keys: Array.from({ length: keys }, (_, key) => `key-${key}`) }, parsed.scenario);
}

test('is said where it changes when a refused record is tried again, and only there', () => {
  expect(retryOf(2_001, {})).toEqual({ keys: 2_001, millis: 1_000 });
  expect(retryOf(2_000, {})).toBeNull();
  expect(retryOf(2_001, { retryMillis: 3_000 })).toBeNull();
  expect(retryOf(2_001, { onThrottle: 'drop' })).toBeNull();
});

test('in one sentence', () => {
  expect(words.ownRecordsPanel.patientRetry(2_001, 1_000)).toBe(
    'With 2,001 keys, a refused record is tried again after 1 second.',
  );
});
