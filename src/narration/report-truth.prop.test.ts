import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from './fact';
import { checkRun } from './testing/check-facts';
import { DIRECTED } from './testing/directed-runs';
import { FAN_OUT } from './testing/fan-out-runs';
import { RESHARDED } from './testing/resharded-runs';
import { FOUND } from './testing/found-runs';
import { troubledStream } from './testing/streams';

// Every kind of sentence, beside the report of the same run at the same moment. What the report does not hold is
// counted from the tables, record by record.

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 30);

/** Every kind, so that the compiler names one that is new. */
const NONE: Readonly<Record<Fact['kind'], number>> = {
  'just-begun': 0,
  'just-changed': 0,
  'age-fell': 0,
  joined: 0,
  'waiting-for-records': 0,
  'no-reader': 0,
  'registration-refused': 0,
  'reads-refused': 0,
  'writes-refused': 0,
  'partly-refused': 0,
  burst: 0,
  ramp: 0,
  stopped: 0,
  'came-back': 0,
  'reshard-refused': 0,
  updating: 0,
  'old-records': 0,
  'records-lost': 0,
  quiet: 0,
  'reads-nothing': 0,
  registering: 0,
  registered: 0,
  'subscription-taken': 0,
  'holds-subscription': 0,
  renewed: 0,
  'refused-often': 0,
  'falling-behind': 0,
  'building-up': 0,
  failing: 0,
  'given-up': 0,
  throttled: 0,
  'failing-often': 0,
  'reading-behind': 0,
  'catching-up': 0,
  behind: 0,
  unclear: 0,
  'too-early': 0,
  'keeping-up': 0,
  gathering: 0,
  'factor-could-help': 0,
  'range-could-part': 0,
  'factor-at-maximum': 0,
  'one-key': 0,
  'window-forces-one-lane': 0,
  filtering: 0,
  'fewer-keys-than-lanes': 0,
  'window-open': 0,
  'key-in-lane': 0,
  'failure-course': 0,
  'cold-starts': 0,
};
const told: Record<Fact['kind'], number> = { ...NONE };

function count(kinds: readonly Fact['kind'][]): void {
  for (const kind of kinds) told[kind]++;
}

test(`of ${RUNS} runs, every sentence is what the report of the same run says at that moment`, () => {
  fc.assert(
    fc.property(troubledStream, (input) => {
      const { kinds, faults } = checkRun(input, 60);
      expect(faults).toEqual([]);
      count(kinds);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test.each(Object.entries({ ...DIRECTED, ...FAN_OUT, ...RESHARDED, ...FOUND }))(
  'and so it is of %s',
  (_, { input, seconds, retentionHours, expected }) => {
    const { kinds, faults } = checkRun(input, seconds, retentionHours);
    expect(faults).toEqual([]);
    expect(kinds).toEqual(expect.arrayContaining([...expected]));
    count(kinds);
  },
);

test('no kind of sentence was left out', () => {
  const missing = Object.entries(told).filter(([, times]) => times === 0);
  expect(missing).toEqual([]);
});
