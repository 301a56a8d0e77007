/** Nothing hangs: where a run stands now, whatever could go on does. */
import { INVOCATION_ERROR, type ConsumerHistory, type ReaderHistory } from '../history';
import { spansOf } from './check-subscriptions';
import {
  discardsOf,
  headOf,
  isWaiting,
  linedUpAt,
  mayBeOutAt,
  readTimes,
  sizesOf,
  triesOf,
  type Complain,
  type Observed,
} from './observed';

const SECOND = 1_000_000;

export function checkNothingHangs(observed: Observed, complain: Complain): void {
  const { history } = observed;
  for (const consumer of history.consumers) {
    if (consumer.endsAt !== Infinity || mayBeOutAt(observed, consumer, observed.now)) continue;
    for (let shard = 0; shard < consumer.shards.length; shard++) {
      const say: Complain = (text) => complain(`consumer ${consumer.id}, shard ${shard}: ${text}`);
      if (consumer.type === 'lambda') checkLanes(observed, consumer, shard, say);
      const reader = history.readers[consumer.shards[shard].readers.at(-1) ?? -1];
      if (reader?.schedule === null && reader.endsAt === Infinity)
        checkPushes(observed, consumer, reader, say);
    }
  }
}

/** A lane with records waiting, no batch of its own and a free place among the factor has its window still open. */
function checkLanes(observed: Observed, consumer: ConsumerHistory, shard: number, say: Complain): void {
  const { now, settings, history } = observed;
  const mapping = mappingNow(observed, consumer);
  const window = Math.max(...settings.map(({ scenario }) => windowOf(scenario.consumers[consumer.entry])));
  const lastCommand = history.commands.at(-1)?.at ?? 0;
  const { at: outages } = consumer.outages;
  const lastOutage = outages.length === 0 ? 0 : outages.data[outages.length - 1];
  const { lanes } = consumer.shards[shard];
  const running = lanes.filter((lane, index) =>
    triesOf(lane, index).some(
      ({ startsAt, endsAt, throttled }) => !throttled && startsAt <= now && endsAt > now,
    ),
  );
  lanes.forEach((lane, index) => {
    if (!isWaiting(lane) || running.includes(lane)) return;
    const tries = triesOf(lane, index);
    const sentTo = Math.max(0, ...tries.map(({ to }) => to));
    const settledTo = Math.max(
      0,
      ...tries.map(({ doneTo }) => doneTo),
      ...discardsOf(lane).map(({ to }) => to),
    );
    // A batch of its own waits for its next try.
    if (sentTo > settledTo) return;
    const factor = mapping.tumblingWindowInSeconds > 0 ? 1 : mapping.parallelizationFactor;
    if (mapping.failureBlocks === 'shard' && isHeldUp(lanes, index, now)) return;
    if (index >= factor) say(`lane ${index} is beyond the factor and keeps records waiting`);
    if (running.length >= factor) return;
    const since = Math.max(linedUpAt(lane)[headOf(lane)], tries.at(-1)?.endsAt ?? 0, lastCommand, lastOutage);
    if (now - since > window) say(`lane ${index} has waited since ${since} for nothing`);
  });
}

/** Whether a batch of another lane has failed and is not done, and holds up this one. */
function isHeldUp(
  lanes: ConsumerHistory['shards'][number]['lanes'],
  index: number,
  now: Observed['now'],
): boolean {
  return lanes.some((lane, other) => {
    if (other === index) return false;
    // How a try comes out is settled when it starts; what counts is what has ended.
    const ended = triesOf(lane, other).filter(({ endsAt }) => endsAt <= now);
    const settledTo = Math.max(
      0,
      ...ended.map(({ doneTo }) => doneTo),
      ...discardsOf(lane).map(({ to }) => to),
    );
    return ended.some(({ outcome, to }) => outcome === INVOCATION_ERROR && to > settledTo);
  });
}

function windowOf(setting: Observed['scenario']['consumers'][number]): number {
  return setting.type === 'lambda' ? setting.eventSourceMapping.maximumBatchingWindowInSeconds * SECOND : 0;
}

function mappingNow({ settings }: Observed, { entry }: ConsumerHistory) {
  const setting = settings[settings.length - 1].scenario.consumers[entry];
  if (setting.type !== 'lambda') throw new Error('no Lambda function');
  return setting.eventSourceMapping;
}

/** A reader that is pushed to has what is older than 70 ms, unless its pipe or its read-ahead is full. */
function checkPushes(
  observed: Observed,
  consumer: ConsumerHistory,
  reader: ReaderHistory,
  say: Complain,
): void {
  const { now, history } = observed;
  const { records } = history.shards[reader.shard];
  const read = readTimes(observed, consumer, reader.shard);
  const { startRow, lanes } = consumer.shards[reader.shard];
  const next = Math.max(startRow, read.length);
  if (next >= records.arrivedAt.length) return;
  if (consumer.type === 'lambda') {
    const bound = mappingNow(observed, consumer).readAheadRecords;
    const waiting = lanes.reduce((sum, lane) => sum + lane.rows.length - headOf(lane), 0);
    if (bound !== null && waiting >= bound) return;
  }
  const { calls } = reader;
  const last = calls.at.length - 1;
  const span = spansOf(reader).at(-1);
  if (span === undefined || span.to <= now) return;
  // What another one was pushed may still fill the pipe of the registration.
  let freeAt = span.from + SECOND / 2;
  if (last >= 0) {
    const sizes = sizesOf(records).slice(calls.from.data[last], calls.to.data[last]);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    freeAt = Math.max(freeAt, calls.at.data[last] + (bytes * SECOND) / (2 * 1_048_576));
  }
  if (records.arrivedAt.data[next] + 70_000 < now && freeAt + 1 < now)
    say(`row ${next} is not pushed by ${now}`);
}
