/** What keeps a lane from sending, or a batch from growing, beside its own records: windows, and batches that failed. */
import { INVOCATION_ERROR, type ConsumerHistory } from '../history';
import { discardsOf, lambdaAt, triesOf, type Complain, type Observed } from './observed';

/** No batch holds records of two tumbling windows, while nothing changes. */
export function checkWindows(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const { arrivedAt } = observed.history.shards[shard].records;
  consumer.shards[shard].lanes.forEach((lane, index) => {
    for (const { from, to, startsAt } of triesOf(lane, index)) {
      const windows = lambdaOfRun(observed, consumer).map((one) => one.tumblingWindowInSeconds * 1_000_000);
      if (windows.some((window) => window !== windows[0]) || !(windows[0] > 0)) return;
      const [first, last] = [from, to - 1].map((entry) =>
        Math.floor(arrivedAt.data[lane.rows.data[entry]] / windows[0]),
      );
      if (first !== last)
        complain(`consumer ${consumer.id}, lane ${index}: windows ${first} to ${last} at ${startsAt}`);
    }
  });
}

/** The mapping of a consumer, as it was in all of the run. */
function lambdaOfRun({ settings }: Observed, { entry }: ConsumerHistory) {
  return settings.flatMap(({ scenario }) => {
    const setting = scenario.consumers.at(entry);
    return setting?.type === 'lambda' ? [setting.eventSourceMapping] : [];
  });
}

/** Where a failed batch holds up its shard, no other lane begins a new batch until it is done or given up. */
export function checkBlocking(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  if (lambdaOfRun(observed, consumer).some(({ failureBlocks }) => failureBlocks === 'lane')) return;
  const { lanes } = consumer.shards[shard];
  const failing = lanes.flatMap((lane, index) => failuresIn(observed, lane, index));
  lanes.forEach((lane, index) => {
    let begun = 0;
    for (const { startsAt, from, to, throttled } of triesOf(lane, index)) {
      if (throttled) continue;
      const isNew = from >= begun;
      begun = Math.max(begun, to);
      if (!isNew) continue;
      const by = failing.find((one) => one.lane !== index && one.from < startsAt && startsAt < one.to);
      const isSet = lambdaAt(observed, consumer, startsAt).every(
        ({ eventSourceMapping }) => eventSourceMapping.failureBlocks === 'shard',
      );
      if (by !== undefined && isSet)
        complain(
          `consumer ${consumer.id}, shard ${shard}: lane ${index} begins at ${startsAt}, lane ${by.lane} has failed`,
        );
    }
  });
}

/** From the end of each failed try to when the last of its records is done or given up. */
function failuresIn(observed: Observed, lane: Parameters<typeof triesOf>[0], index: number) {
  const tries = triesOf(lane, index).filter(({ throttled }) => !throttled);
  const discards = discardsOf(lane);
  return tries
    .filter(({ outcome, endsAt }) => outcome === INVOCATION_ERROR && endsAt <= observed.now)
    .map(({ endsAt, to }) => {
      const last = to - 1;
      const done = tries.find((one) => one.from <= last && last < one.doneTo)?.endsAt;
      const gone = discards.find((one) => one.from <= last && last < one.to)?.at;
      return { lane: index, from: endsAt, to: Math.min(done ?? Infinity, gone ?? Infinity) };
    });
}
