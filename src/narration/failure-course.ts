/** Why tries fail, what becomes of the batch, and until when: what stands beside the news that invocations fail. */
import {
  hasPoison,
  INVOCATION_ERROR,
  isSet,
  poisonOf,
  type LambdaConsumerSetting,
  type LaneHistory,
} from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { batchAt, cutAt, isHeldAt, lastRowAt, runningAt } from '../metrics';
import { keptFor } from './expiry';
import type { FailureCause, FailureCourseFact } from './fact';
import type { Look } from './look';
import { hasGivenUp, isFailing } from './trouble';

/** What is told of failing tries of a shard. */
type Failures = 'failing' | 'given-up' | 'failing-often';

/** A lane and the row of its try that failed last. */
interface Failed {
  readonly lane: number;
  readonly row: number;
}

/** The course of the failures that are told of a shard; null: nothing more is known of them. */
export function failureCourse(look: Look, shard: number, told: Failures): FailureCourseFact | null {
  const { consumer, setting } = look;
  const { lanes } = consumer.shards[shard];
  const failed = failedOf(look, lanes, told);
  if (failed === null || setting?.type !== 'lambda') return null;
  const lane = lanes[failed.lane];
  const cause = causeOf(look, setting, shard, lane, failed.row);
  const goesOn = told === 'failing';
  const cut = goesOn ? cutOf(look, shard, lane) : null;
  const until = goesOn ? untilOf(look, setting, lane) : null;
  if (cause === null && cut === null && until === null) return null;
  const isOne = cause?.by === 'record' || cause?.by === 'rate';
  const isGone = goesOn && isOne && !isLeft(look, shard, lane, cause.record);
  return { kind: 'failure-course', shard, lane: failed.lane, told, cause, isGone, cut, until };
}

/** The lane that is told of, and its last try that ended in an error. */
function failedOf(look: Look, lanes: readonly LaneHistory[], told: Failures): Failed | null {
  let latest: Failed | null = null;
  let endedAt = -1;
  for (const [lane, one] of lanes.entries()) {
    if (told === 'failing' && !isFailing(one, look.t)) continue;
    if (told === 'given-up' && !hasGivenUp(one, look.t)) continue;
    const { endsAt, outcome } = one.invocations;
    let row = lastRowAt(endsAt, look.t);
    while (row >= 0 && outcome.data[row] !== INVOCATION_ERROR) row--;
    if (row < 0 || endsAt.data[row] <= endedAt) continue;
    latest = { lane, row };
    endedAt = endsAt.data[row];
    // Of several that fail now, the first one is told of, as long as it does.
    if (told !== 'failing-often') break;
  }
  return latest;
}

/** Whether a record is in the batch of a lane, or in a part of it, and not done with. */
function isLeft({ history, t }: Look, shard: number, lane: LaneHistory, record: number): boolean {
  const { number } = history.shards[shard].records;
  const { from, to } = batchAt(lane, t);
  return lane.rows.data.subarray(from, to).some((row) => number.data[row] === record - 1);
}

/** By what a try that ended failed; null: the settings were changed since it began. */
function causeOf(
  { history, scenario }: Look,
  setting: LambdaConsumerSetting,
  shard: number,
  { rows, invocations }: LaneHistory,
  row: number,
): FailureCause | null {
  const begun = invocations.startsAt.data[row];
  if (history.commands.some((one) => isSet(one) && one.path.includes('failures') && one.at > begun))
    return null;
  const { failures } = setting.function;
  const { records, keys } = history.shards[shard];
  const end = hasPoison(failures) ? invocations.to.data[row] : 0;
  for (let entry = invocations.from.data[row]; entry < end; entry++) {
    const place = rows.data[entry];
    const number = records.number.data[place];
    const { partitionKey: key } = history.keys[keys.data[records.key.data[place]]];
    const by = poisonOf(failures, scenario.seed, key, number);
    if (by === 'record') return { by, record: number + 1 };
    if (by === 'key') return { by, record: number + 1, key };
    if (by === 'rate') return { by, record: number + 1, share: failures.poisonRate };
  }
  return failures.errorRate > 0 ? { by: 'chance', share: failures.errorRate } : null;
}

/** Of what the batch in the lane is a part. */
function cutOf({ history, t }: Look, shard: number, lane: LaneHistory): FailureCourseFact['cut'] {
  const cut = cutAt(lane, t);
  if (cut === null) return null;
  const { number } = history.shards[shard].records;
  const numberOf = (entry: number) => number.data[lane.rows.data[entry]] + 1;
  const first = numberOf(cut.from);
  if (cut.kind === 'reported') return { kind: 'reported', record: first };
  const records = cut.to - cut.from;
  const atSeconds = cut.at / MICROS_PER_SECOND;
  return { kind: 'split', atSeconds, first, last: numberOf(cut.to - 1), records };
}

/** Until when the batch is tried again. */
function untilOf(
  { scenario, t }: Look,
  { eventSourceMapping }: LambdaConsumerSetting,
  lane: LaneHistory,
): FailureCourseFact['until'] {
  const { maximumRetryAttempts, bisectBatchOnFunctionError, failureBlocks } = eventSourceMapping;
  const row = isHeldAt(lane, t) ? lastRowAt(lane.invocations.startsAt, t) : runningAt(lane, t);
  const left = row < 0 ? 0 : lane.invocations.to.data[row] - batchAt(lane, t).from;
  // A batch that can be split still becomes smaller before that.
  if (left < 1 || (bisectBatchOnFunctionError && left > 1)) return null;
  if (maximumRetryAttempts >= 0) return { by: 'retries', retries: maximumRetryAttempts };
  return { ...keptFor(scenario, eventSourceMapping), blocks: failureBlocks };
}
