/** A decision held against the run itself. */
import { simulate } from '../../../headless/simulate';
import { secondsOf, shardScenario, type DecisionState } from '../../../narration/decide';

/** What a run says of a stream. */
export interface CheckedRun {
  readonly seconds: number;
  /** Of the reader that is furthest behind, when the run ends. */
  readonly ageSeconds: number;
  readonly waiting: number;
  readonly refusedReads: number;
  readonly refusedPuts: number;
}

/** Runs the shard that has too much first. Takes up to seconds: not for the page's own thread. */
export function checkRun(state: DecisionState): CheckedRun {
  const seconds = secondsOf(state);
  const { stream, consumers } = simulate(shardScenario(state), { seconds });
  const most = (numbers: readonly number[]) => Math.max(0, ...numbers);
  return {
    seconds,
    ageSeconds: most(consumers.map(({ iteratorAgeMillis }) => iteratorAgeMillis.last)) / 1_000,
    waiting: most(consumers.map(({ backlogRecords }) => backlogRecords)),
    refusedReads: consumers.reduce((sum, one) => sum + one.readProvisionedThroughputExceeded, 0),
    refusedPuts: stream.writeProvisionedThroughputExceeded,
  };
}
