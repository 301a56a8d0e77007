/** A decision held against the run itself. */
import { simulate } from '../../../headless/simulate';
import { secondsOf, shardScenario, type Decision, type DecisionState } from '../../../narration/decide';

/** What a run says of a stream. */
export interface CheckedRun {
  readonly seconds: number;
  /** Of the reader that is furthest behind, when the run ends. */
  readonly ageSeconds: number;
  readonly waiting: number;
  /** What came in so many seconds is waiting, when the run ends: more than a poll and a batch take is a backlog. */
  readonly waitingSeconds: number;
  readonly refusedReads: number;
  readonly refusedPuts: number;
}

/** As long may a run that keeps up be behind what came: some polls, and two batches. */
export const CALM_WAITING_SECONDS = 3;

/** Runs the shard that has too much first. Takes up to seconds: not for the page's own thread. */
export function checkRun(state: DecisionState): CheckedRun {
  const seconds = secondsOf(state);
  const { stream, consumers } = simulate(shardScenario(state), { seconds });
  const most = (numbers: readonly number[]) => Math.max(0, ...numbers);
  const waiting = most(consumers.map(({ backlogRecords }) => backlogRecords));
  return {
    seconds,
    ageSeconds: most(consumers.map(({ iteratorAgeMillis }) => iteratorAgeMillis.last)) / 1_000,
    waiting,
    waitingSeconds: waiting === 0 ? 0 : (waiting * seconds) / stream.incomingRecords,
    refusedReads: consumers.reduce((sum, one) => sum + one.readProvisionedThroughputExceeded, 0),
    refusedPuts: stream.writeProvisionedThroughputExceeded,
  };
}

/** Whether records pile up in the run that, by calculation, has room for all of them. */
export function isContradicted({ after, measuredAfter }: Decision, run: CheckedRun): boolean {
  const ofBatches = after.functions === 0 ? 0 : (2 * after.batchSize) / measuredAfter.laneRate;
  return run.waitingSeconds > CALM_WAITING_SECONDS + ofBatches;
}
