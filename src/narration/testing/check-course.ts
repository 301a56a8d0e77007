/** Why tries fail and what becomes of their batch, looked up record by record. */
import { INVOCATION_ERROR } from '../../engine';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import type { FailureCause, FailureCourseFact } from '../fact';
import type { Scene } from './check-facts';
import { settingOf } from './check-other-facts';

interface Try {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isError: boolean;
  /** Numbers of its records, and of those that it did. */
  readonly numbers: readonly number[];
  readonly done: readonly number[];
}

/** All tries of the lane that began by now, with the numbers that are written on their records. */
function triesOf({ run, t, consumer }: Scene, { shard, lane }: FailureCourseFact): Try[] {
  const { rows, invocations } = run.history.consumers[consumer].shards[shard].lanes[lane];
  const { number } = run.history.shards[shard].records;
  const { startsAt, endsAt, from, to, doneTo, outcome } = invocations;
  const numbers = (first: number, end: number) =>
    Array.from({ length: end - first }, (_, entry) => number.data[rows.data[first + entry]] + 1);
  return Array.from({ length: startsAt.length }, (_, row) => ({
    startsAt: startsAt.data[row],
    endsAt: endsAt.data[row],
    isError: outcome.data[row] === INVOCATION_ERROR,
    numbers: numbers(from.data[row], to.data[row]),
    done: numbers(from.data[row], doneTo.data[row]),
  })).filter((one) => one.startsAt <= t);
}

export function checkCourse(scene: Scene, fact: FailureCourseFact): string | null {
  const { cause, cut, until } = fact;
  const failed = triesOf(scene, fact).filter(({ isError, endsAt }) => isError && endsAt <= scene.t);
  if (failed.length === 0) return 'no try of the lane has failed';
  const { eventSourceMapping } = settingOf(scene);
  if (until !== null) {
    const retries = eventSourceMapping.maximumRetryAttempts;
    if (until.by === 'retries') return retries === until.retries ? null : 'it is another number of retries';
    if (retries !== -1) return 'its attempts end it';
    const retention = scene.run.scenario.stream.retentionPeriodHours * 3_600;
    const most = eventSourceMapping.maximumRecordAgeInSeconds;
    if (until.keptSeconds !== (most < 0 ? retention : Math.min(most, retention))) return 'it is another age';
    if (until.blocks !== eventSourceMapping.failureBlocks) return 'something else waits';
  }
  if (fact.isGone && !isGivenUp(scene, fact)) return 'that record was not given up';
  return (cause === null ? null : checkCause(scene, cause, failed)) ?? checkCut(scene, cut, fact, failed);
}

function isGivenUp({ run, t, consumer }: Scene, { shard, lane, cause }: FailureCourseFact): boolean {
  const { rows, discards } = run.history.consumers[consumer].shards[shard].lanes[lane];
  const { number } = run.history.shards[shard].records;
  const record = cause !== null && 'record' in cause ? cause.record : -1;
  return Array.from(discards.at.data.subarray(0, discards.at.length)).some(
    (at, row) =>
      at <= t &&
      rows.data
        .subarray(discards.from.data[row], discards.to.data[row])
        .some((one) => number.data[one] + 1 === record),
  );
}

/** The failures are what they are set to be: runs of tests do not change them but as a whole. */
function checkCause(scene: Scene, cause: FailureCause, failed: readonly Try[]): string | null {
  const { failures } = settingOf(scene).function;
  if (cause.by === 'chance') return cause.share === failures.errorRate ? null : 'it is another rate';
  if (!failed.some(({ numbers, done }) => numbers.includes(cause.record) && !done.includes(cause.record)))
    return 'no try with that record failed';
  if (cause.by === 'record')
    return failures.poisonRecords.includes(cause.record - 1) ? null : 'that record is not poison';
  if (cause.by === 'key') return failures.poisonKeys.includes(cause.key) ? null : 'that key is not poison';
  return cause.share === failures.poisonRate ? null : 'it is another rate';
}

function checkCut(
  scene: Scene,
  cut: FailureCourseFact['cut'],
  fact: FailureCourseFact,
  failed: readonly Try[],
): string | null {
  if (cut === null) return null;
  if (cut.kind === 'reported') {
    const isReported = failed.some(
      ({ numbers, done }) => numbers[done.length] === cut.record && done.length > 0,
    );
    return isReported ? null : 'it was not reported';
  }
  const whole = failed.find(({ endsAt }) => endsAt === Math.round(cut.atSeconds * SECOND));
  if (whole === undefined) return 'no try failed then';
  const part = triesOf(scene, fact).findLast(({ startsAt }) => startsAt >= whole.endsAt);
  if (part === undefined) return 'no part is tried';
  const isPart =
    part.numbers.length === cut.records &&
    part.numbers[0] === cut.first &&
    part.numbers.at(-1) === cut.last &&
    part.numbers.length < whole.numbers.length &&
    part.numbers.every((one) => whole.numbers.includes(one));
  return isPart ? null : 'the try now is of other records';
}
