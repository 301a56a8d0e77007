import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { words } from '../words';
import { narrate } from './narrate';

interface Input {
  readonly mapping?: object;
  readonly failures?: object;
  readonly hold?: object;
  readonly keys?: number;
}

/** All that is said at a second of ten records that come at once, of one key or of two by turns; a try takes 0.1 s. */
function said(seconds: number, { mapping = {}, failures = {}, hold = {}, keys = 1 }: Input): string {
  const records = Array.from({ length: 10 }, (_, index) => ({
    at: 0.1 + index / 100,
    partitionKey: index % keys === 0 ? 'a' : 'b',
  }));
  const run = runTo(
    {
      producers: [{ records }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { parallelizationFactor: keys, ...mapping },
          function: { millisPerInvocation: 100, millisPerRecord: 0, failures, ...hold },
        },
      ],
    },
    seconds,
  );
  const { history, scenario } = run;
  const facts = narrate(history, scenario, history.consumers[0], seconds * MICROS_PER_SECOND);
  return words.narrator
    .sentencesOf(facts)
    .map(({ lead, rest }) => `${lead} ${rest}`.trim())
    .join(' ');
}

const poison = { poisonRecords: [6] };

test('a batch that was split in two is told by its lane, the time, and the records that are tried by themselves', () => {
  const mapping = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 };
  expect(said(1.15, { mapping, failures: poison })).toContain(
    'Record 7 makes it fail; lane 1’s batch was split in two at 1.1 s: records 1 to 5 are tried by themselves.',
  );
  // Its second half, though the first one did not fail.
  expect(said(1.25, { mapping, failures: poison })).toContain(
    'split in two at 1.1 s: records 6 to 10 are tried by themselves.',
  );
  expect(said(1.45, { mapping, failures: poison })).toMatch(
    /split in two at 1\.4 s: record \d is tried by itself\.$/,
  );
});

test('and where others lie between them, by how many there are', () => {
  const mapping = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 };
  expect(said(1.15, { mapping, failures: poison, keys: 2 })).toMatch(
    /lane \d’s batch was split in two at 1\.1 s: 2 records of \d to \d are tried by themselves\.$/,
  );
});

test('once the record that made a batch fail is given up, what is left of it is tried without it', () => {
  const mapping = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 };
  expect(said(1.55, { mapping, failures: poison })).toContain('Record 7 makes it fail;');
  expect(said(1.65, { mapping, failures: poison })).toContain(
    'Record 7 made it fail and was given up; lane 1’s batch was split in two at 1.3 s:',
  );
});

test('a partial response is told by the record that was reported', () => {
  const mapping = { functionResponseTypes: ['ReportBatchItemFailures'], maximumRetryAttempts: 4 };
  expect(said(1.5, { mapping, failures: poison })).toContain(
    'Record 7 makes it fail; it was reported: those before it are done, the rest is tried again; it is given up when 4 retries have failed.',
  );
});

test('without an end of the attempts it is the age of its records that ends its tries', () => {
  const kept =
    'the batch is tried until its records expire, 24 h old, for want of a lower limit on retries or age; until then lane 1 waits.';
  expect(said(1.5, { failures: poison })).toContain(`Record 7 makes it fail; ${kept}`);
  expect(said(1.5, { failures: poison, mapping: { failureBlocks: 'shard' } })).toMatch(
    /until then the shard waits\.$/,
  );
  expect(said(1.5, { failures: poison, mapping: { maximumRecordAgeInSeconds: 120 } })).toContain(
    'until its records are given up, 2 min old',
  );
  expect(said(1.5, { failures: poison, mapping: { maximumRetryAttempts: 9 } })).toMatch(
    /Record 7 makes it fail; it is given up when 9 retries have failed\.$/,
  );
  // A batch that becomes smaller first has another end.
  const bisect = { bisectBatchOnFunctionError: true };
  expect(said(1.15, { failures: poison, mapping: bisect })).not.toContain('expire');
  expect(said(1.75, { failures: poison, mapping: bisect })).toContain('its records expire, 24 h old');
});

test('why tries fail is said: by a record, by its key, by chance', () => {
  expect(said(1.5, { failures: { poisonKeys: ['a'] } })).toContain(
    'Its key “a” makes it fail, first in record 1;',
  );
  expect(said(1.5, { failures: { poisonRate: 1 } })).toContain(
    'Record 1, poison by chance (100 %), makes it fail;',
  );
  expect(said(1.5, { failures: { errorRate: 1 } })).toContain(
    'Tries fail by chance (100 %); the batch is tried until it is done or its records expire,',
  );
});

test('how a try will end is not told before it has ended', () => {
  expect(said(1.05, { failures: poison })).not.toContain('makes it fail');
});

test('a batch that was throttled says when it is tried at the latest', () => {
  const hold = { millisPerInvocation: 5_000, reservedConcurrency: 1 };
  // The other lane has the only place until 6 s; tries at 1, 2 and 4 s.
  expect(said(2.5, { hold, keys: 2 })).toContain('which waits for its next try, at the latest in 2 s;');
  expect(said(3.5, { hold, keys: 2 })).toContain('at the latest in 1 s;');
});
