/** What becomes of a batch whose invocation failed. */
import { ASSUMPTIONS } from '../limits';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import type { EventSourceMappingSetting } from '../scenario';
import type { PendingBatch } from '../state';

const FIRST = ASSUMPTIONS.retryBackoffSeconds.value;
const LONGEST = ASSUMPTIONS.retryBackoffSecondsMaximum.value;

/** Microseconds to wait before try `attempt`, counted from 1, the first retry. AWS does not publish it. */
export function backoffMicros(attempt: number): Micros {
  let seconds = FIRST;
  for (let doubling = 1; doubling < attempt && seconds < LONGEST; doubling++) seconds *= 2;
  return Math.min(seconds, LONGEST) * MICROS_PER_SECOND;
}

/**
 * The batches that take the place of one whose invocation failed at `now`; none when its tries are used up.
 * `done` is the first entry that was not processed: above `batch.from` only with ReportBatchItemFailures.
 * Splitting a batch uses up no attempt and its halves are sent at once. With both, a batch is split at `done`; when that
 * is its first record, which AWS does not speak of, it is halved.
 * Source: AWS Lambda Developer Guide, Using AWS Lambda with Amazon Kinesis (error handling).
 */
export function afterFailure(
  batch: PendingBatch,
  done: number,
  setting: EventSourceMappingSetting,
  now: Micros,
): PendingBatch[] {
  const rest = batch.to - done;
  if (setting.bisectBatchOnFunctionError && batch.to - batch.from > 1) {
    if (done > batch.from) return [fresh(done, batch.to, batch.attempt, now)];
    const middle = done + Math.floor(rest / 2);
    return [fresh(done, middle, 0, now), fresh(middle, batch.to, 0, now)];
  }
  const most = setting.maximumRetryAttempts;
  if (most >= 0 && batch.attempt >= most) return [];
  // What a partial response leaves over is tried again like a whole batch, and uses up the same attempts.
  const attempt = batch.attempt + 1;
  return [{ ...batch, from: done, attempt, notBefore: now + backoffMicros(attempt), throttles: 0 }];
}

function fresh(from: number, to: number, attempt: number, now: Micros): PendingBatch {
  return { from, to, attempt, notBefore: now, throttles: 0 };
}
