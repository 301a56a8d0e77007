/** Runs of functions that fail or start cold: each names the kinds of sentences that must come up in it. */
import type { DirectedRun } from './directed-runs';

const poisoned = (mapping: object, failures: object): DirectedRun => ({
  input: {
    producers: [{ recordsPerSecond: 12, partitionKeys: ['a', 'b', 'c'].map((key) => ({ key })) }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 8, parallelizationFactor: 2, ...mapping },
        function: { millisPerInvocation: 600, millisPerRecord: 20, failures },
      },
    ],
  },
  seconds: 30,
  expected: ['failing', 'failure-course'],
});

export const DIRECTED_FAILURES: Readonly<Record<string, DirectedRun>> = {
  'batches that are split in two until one record is left': poisoned(
    { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 },
    { poisonRate: 0.1 },
  ),
  'records that are reported': poisoned(
    { functionResponseTypes: ['ReportBatchItemFailures'], maximumRetryAttempts: 2 },
    { poisonRecords: [20, 61, 100] },
  ),
  'records that are reported, and batches that are split there': poisoned(
    { functionResponseTypes: ['ReportBatchItemFailures'], bisectBatchOnFunctionError: true },
    { poisonRecords: [20, 61, 100] },
  ),
  'batches that fail by chance, and are tried until they grow too old': poisoned(
    { maximumRecordAgeInSeconds: 60 },
    { errorRate: 0.7 },
  ),
  'environments that are gone before the next batch': {
    input: {
      producers: [{ recordsPerSecond: 0.5, partitionKeys: [{ key: 'a' }] }],
      consumers: [{ function: { millisPerRecord: 20, coldStartMillis: 3_000, environmentIdleSeconds: 1 } }],
    },
    seconds: 30,
    expected: ['cold-starts', 'keeping-up'],
  },
};
