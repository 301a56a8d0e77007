/** Lambda's mapping on one shard: batches, tries, lanes; what becomes of each record; the order of each key. */
import { DISCARDED_BY_AGE, type ConsumerHistory, type LaneHistory } from '../history';
import type { LambdaConsumerSetting } from '../scenario';
import {
  discardsOf,
  filteredTimes,
  headOf,
  isUntouched,
  lambdaAt,
  linedUpAt,
  readTimes,
  triesOf,
  type Complain,
  type Observed,
  type Try,
} from './observed';

/** One record in one lane: what became of it. */
interface Fate {
  readonly lane: number;
  /** The batch it was first sent in. */
  readonly batch: number;
  readonly sentAt: number;
  /** When it was processed or given up. */
  readonly settledAt: number;
}

export function checkShardOfMapping(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const name = `consumer ${consumer.id}, shard ${shard}`;
  const say: Complain = (text) => complain(`${name}: ${text}`);
  const tries = consumer.shards[shard].lanes.flatMap((lane, index) => triesOf(lane, index));
  const started = tries
    .filter(({ throttled }) => !throttled)
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  checkFactor(observed, consumer, started, say);
  checkKeysInFlight(observed, consumer, shard, started, say);
  checkLanesTakeTurns(consumer, shard, say);
  checkBatchesInOrder(consumer, shard, tries, say);
  const fates = fatesOf(observed, consumer, shard, say);
  checkConservation(observed, consumer, shard, fates, say);
  checkKeyOrder(observed, shard, fates, say);
  checkDealing(observed, consumer, shard, fates, say);
}

/** With a tumbling window there is one batch at a time. */
function inForce({
  parallelizationFactor,
  tumblingWindowInSeconds,
}: LambdaConsumerSetting['eventSourceMapping']): number {
  return tumblingWindowInSeconds > 0 ? 1 : parallelizationFactor;
}

/** No invocation starts while as many as the factor are in flight. */
function checkFactor(
  observed: Observed,
  consumer: ConsumerHistory,
  started: readonly Try[],
  say: Complain,
): void {
  let running: Try[] = [];
  for (const one of started) {
    running = running.filter(({ endsAt }) => endsAt > one.startsAt);
    running.push(one);
    const factor = Math.max(
      ...lambdaAt(observed, consumer, one.startsAt).map((setting) => inForce(setting.eventSourceMapping)),
    );
    if (running.length > factor)
      say(`${running.length} in flight at ${one.startsAt}, with a factor of ${factor}`);
  }
}

/** No invocation starts for a key that is in flight. */
function checkKeysInFlight(
  { history }: Observed,
  consumer: ConsumerHistory,
  shard: number,
  started: readonly Try[],
  say: Complain,
): void {
  const keys = history.shards[shard].records.key.data;
  const busyUntil = new Map<number, number>();
  for (const { lane, from, to, startsAt, endsAt } of started) {
    const rows = consumer.shards[shard].lanes[lane].rows.data.slice(from, to);
    for (const key of new Set(Array.from(rows, (row) => keys[row]))) {
      if ((busyUntil.get(key) ?? 0) > startsAt)
        say(`key ${key} is sent at ${startsAt} while it is in flight`);
      busyUntil.set(key, endsAt);
    }
  }
}

function checkLanesTakeTurns(consumer: ConsumerHistory, shard: number, say: Complain): void {
  consumer.shards[shard].lanes.forEach((lane, index) => {
    let freeAt = 0;
    for (const { startsAt, endsAt, throttled } of triesOf(lane, index)) {
      if (startsAt < freeAt) say(`lane ${index} starts at ${startsAt} before it is free at ${freeAt}`);
      if (endsAt < startsAt) say(`lane ${index} ends before it starts at ${startsAt}`);
      if (!throttled) freeAt = endsAt;
    }
  });
}

/** A batch holds its records in the order of their sequence numbers. */
function checkBatchesInOrder(
  consumer: ConsumerHistory,
  shard: number,
  tries: readonly Try[],
  say: Complain,
): void {
  for (const { lane, from, to, startsAt } of tries) {
    const rows = consumer.shards[shard].lanes[lane].rows.data.slice(from, to);
    if (rows.some((row, index) => index > 0 && row <= rows[index - 1]))
      say(`the batch of lane ${lane} at ${startsAt} is not in order`);
  }
}

/** Marks go on only, and never beyond what was lined up by then. */
function checkMarks(lane: LaneHistory, say: Complain): void {
  const { marks, rows } = lane;
  const times = linedUpAt(lane);
  for (let mark = 0; mark < marks.at.length; mark++) {
    const [at, head, tail] = [marks.at.data[mark], marks.head.data[mark], marks.tail.data[mark]];
    if (head > tail || tail > rows.length) say(`${head}..${tail} wait of ${rows.length}`);
    if (mark > 0 && (head < marks.head.data[mark - 1] || tail < marks.tail.data[mark - 1]))
      say(`${head}..${tail} wait, less far than before`);
    if (tail > 0 && times[tail - 1] > at) say(`entry ${tail - 1} waits at ${at}, before it is there`);
    if (tail < rows.length && times[tail] < at) say(`entry ${tail} does not wait at ${at}, and was there`);
  }
}

/** By row of the shard's log, the fates of its entries in lanes; entries that were dealt anew elsewhere have none. */
function fatesOf(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  say: Complain,
): Map<number, Fate[]> {
  const fates = new Map<number, Fate[]>();
  const { now } = observed;
  let batches = 0;
  consumer.shards[shard].lanes.forEach((lane, index) => {
    const { rows } = lane;
    const sentAt = Array.from({ length: rows.length }, () => Infinity);
    const settledAt = Array.from({ length: rows.length }, () => Infinity);
    const batch = Array.from({ length: rows.length }, () => -1);
    const settle = (entry: number, at: number) => {
      if (settledAt[entry] !== Infinity) say(`lane ${index}, entry ${entry}: is done twice, at ${at} again`);
      settledAt[entry] = at;
    };
    for (const { startsAt, endsAt, from, to, doneTo, throttled } of triesOf(lane, index)) {
      if (from >= to || to > rows.length || doneTo < from || doneTo > to)
        say(`lane ${index}: a batch of ${from}..${to}, done to ${doneTo}`);
      if (sentAt[from] === Infinity) batches++;
      for (let entry = from; entry < to; entry++) {
        if (settledAt[entry] !== Infinity)
          say(`lane ${index}, entry ${entry}: is sent at ${startsAt}, after it was done`);
        if (sentAt[entry] === Infinity) batch[entry] = batches;
        sentAt[entry] = Math.min(sentAt[entry], startsAt);
        if (!throttled && endsAt <= now && entry < doneTo) settle(entry, endsAt);
      }
    }
    for (const { at, from, to } of discardsOf(lane))
      for (let entry = from; entry < to; entry++) settle(entry, at);
    const head = headOf(lane);
    checkMarks(lane, (what) => say(`lane ${index}: ${what}`));
    for (let entry = 0; entry < rows.length; entry++) {
      const isWaiting = entry >= head;
      const isTouched = sentAt[entry] !== Infinity || settledAt[entry] !== Infinity;
      if (isWaiting && isTouched) say(`lane ${index}, entry ${entry}: waits and was sent`);
      if (!isWaiting && !isTouched) continue;
      const row = rows.data[entry];
      const fate = { lane: index, batch: batch[entry], sentAt: sentAt[entry], settledAt: settledAt[entry] };
      fates.set(row, [...(fates.get(row) ?? []), fate]);
    }
  });
  return fates;
}

/** Every record is in exactly one place: unread, passed over as expired, waiting, in a live batch, done, given up. */
function checkConservation(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  fates: ReadonlyMap<number, readonly Fate[]>,
  say: Complain,
): void {
  const read = readTimes(observed, consumer, shard);
  const rows = observed.history.shards[shard].records.arrivedAt.length;
  const filtered = filteredTimes(consumer, shard);
  for (let row = 0; row < rows; row++) {
    const at = read[row];
    const mine = fates.get(row) ?? [];
    if (at === undefined || at < 0) {
      if (mine.length > 0) say(`row ${row} is in a lane and was not read`);
    } else if (filtered.has(row)) {
      if (mine.length > 0) say(`row ${row} is in a lane, past the filters`);
    } else if (mine.length !== 1) say(`row ${row}, read at ${at}, is in ${mine.length} places`);
    else if (mine[0].sentAt < at) say(`row ${row} is sent at ${mine[0].sentAt}, read at ${at}`);
  }
}

/** A record is sent when the one before it of its key is done with, or together with it. */
function checkKeyOrder(
  { history }: Observed,
  shard: number,
  fates: ReadonlyMap<number, readonly Fate[]>,
  say: Complain,
): void {
  const keys = history.shards[shard].records.key.data;
  const last = new Map<number, { row: number; fate: Fate }>();
  for (const [row, [fate]] of [...fates].sort(([a], [b]) => a - b)) {
    const before = last.get(keys[row]);
    last.set(keys[row], { row, fate });
    if (before === undefined) continue;
    const together = before.fate.lane === fate.lane && before.fate.batch === fate.batch && fate.batch >= 0;
    if (!together && fate.sentAt < before.fate.settledAt) {
      say(
        `row ${row} is sent at ${fate.sentAt}, row ${before.row} of its key is done at ${before.fate.settledAt}`,
      );
    }
    if (fate.settledAt < before.fate.settledAt) say(`row ${row} is done before row ${before.row} of its key`);
  }
}

/** By hash range, while nothing is changed: the lane is the place of the key's hash key in the shard's range. */
function checkDealing(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  fates: ReadonlyMap<number, readonly Fate[]>,
  say: Complain,
): void {
  const [{ eventSourceMapping: mapping }] = lambdaAt(observed, consumer, 0);
  if (!isUntouched(observed) || mapping.laneAssignment !== 'by-hash-range') return;
  const { history } = observed;
  const { range, keys, records } = history.shards[shard];
  const width = range.end - range.start + 1n;
  for (const [row, [{ lane }]] of fates) {
    const { hashKey } = history.keys[keys.data[records.key.data[row]]];
    const place = hashKey < range.start ? range.start : hashKey > range.end ? range.end : hashKey;
    const expected = Number(((place - range.start) * BigInt(inForce(mapping))) / width);
    if (lane !== expected) say(`row ${row} is in lane ${lane}, not ${expected}`);
  }
}

/** Discards by age concern records that are past the age; returns nothing, complains. */
export function checkAges(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const { arrivedAt } = observed.history.shards[shard].records;
  const oldestAt = (t: number) =>
    lambdaAt(observed, consumer, t).map(({ eventSourceMapping: { maximumRecordAgeInSeconds: most } }) => {
      const retention = observed.scenario.stream.retentionPeriodHours * 3_600_000_000;
      return t - (most < 0 ? retention : Math.min(retention, most * 1_000_000));
    });
  consumer.shards[shard].lanes.forEach((lane, index) => {
    for (const { at, from, to, reason } of discardsOf(lane)) {
      if (reason !== DISCARDED_BY_AGE) continue;
      const oldest = Math.max(...oldestAt(at));
      if (lane.rows.data.slice(from, to).some((row) => arrivedAt.data[row] >= oldest))
        complain(`lane ${index}: gives up at ${at} what is not too old`);
    }
    for (const { startsAt, from } of triesOf(lane, index)) {
      const oldest = Math.min(...oldestAt(startsAt));
      if (arrivedAt.data[lane.rows.data[from]] < oldest)
        complain(`lane ${index}: sends at ${startsAt} what is too old`);
    }
  });
}
