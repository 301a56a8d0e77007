/** The read side: the shared budget of a shard worked out anew, the pipes of enhanced fan-out, and what replies hold. */
import {
  CALL_OK,
  CALL_REFUSED_BY_BYTES,
  CALL_REFUSED_BY_CALLS,
  CALL_SKIPPED,
  type ConsumerHistory,
  type ReaderHistory,
} from '../history';
import { pollTime } from '../consumers/poll-schedule';
import { spansOf } from './check-subscriptions';
import { lambdaAt, scenariosAt, sizesOf, type Complain, type Observed } from './observed';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const MEBIBYTE = 1_048_576;
const BYTES_PER_SECOND = 2 * MEBIBYTE;

/** One GetRecords call, those included that were answered with nothing. */
interface Call {
  readonly reader: ReaderHistory;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly outcome: number;
}

export function checkReads(observed: Observed, complain: Complain): void {
  for (let shard = 0; shard < observed.history.shards.length; shard++) {
    const calls = callsOf(observed, shard, complain);
    checkBudget(observed, shard, calls, complain);
    checkReplies(observed, shard, calls, complain);
    for (const consumer of observed.history.consumers) checkTiling(observed, consumer, shard, complain);
  }
  for (const reader of observed.history.readers)
    if (reader.schedule === null) checkPipe(observed, reader, complain);
}

/** All calls of a shard's shared readers in the order in which they came. */
function callsOf({ scenario, history, now }: Observed, shard: number, complain: Complain): Call[] {
  const all: Call[] = [];
  for (const reader of history.readers) {
    const { schedule, calls } = reader;
    if (reader.shard !== shard || schedule === null) continue;
    let row = 0;
    for (let k = schedule.firstPoll; ; k++) {
      const at = pollTime(scenario.seed, schedule, k);
      if (at > now || at > reader.endsAt) break;
      if (row < calls.at.length && calls.at.data[row] === at) {
        const outcome = calls.outcome.data[row];
        all.push({ reader, at, from: calls.from.data[row], to: calls.to.data[row], outcome });
        row++;
      } else all.push({ reader, at, from: 0, to: 0, outcome: CALL_OK });
    }
    if (row !== calls.at.length) complain(`reader ${reader.id} made a call that its schedule does not have`);
  }
  return all.sort((a, b) => a.at - b.at || a.reader.id - b.reader.id);
}

/**
 * 5 calls/s with 5 saved up, 2 MiB/s with silence after large replies: by virtual scheduling, that is, by when the
 * bucket would be full and when the bytes would have drained, not by counting tokens.
 */
function checkBudget({ history }: Observed, shard: number, calls: readonly Call[], complain: Complain): void {
  const name = history.shards[shard].shardId;
  const sizes = sizesOf(history.shards[shard].records);
  let fullAt = 0;
  /** When all bytes have drained, in units of 1/BYTES_PER_SECOND microseconds. */
  let drainedAt = 0;
  let silentUntil = 0;
  const answered: { at: number; bytes: number }[] = [];
  for (const { at, from, to, outcome } of calls) {
    if (outcome === CALL_SKIPPED) continue;
    let expected = CALL_OK;
    if (at < fullAt - 4 * (SECOND / 5)) expected = CALL_REFUSED_BY_CALLS;
    else if (at < silentUntil || drainedAt - at * BYTES_PER_SECOND >= SECOND * BYTES_PER_SECOND) {
      expected = CALL_REFUSED_BY_BYTES;
    }
    if (outcome !== expected) complain(`${name}: the call at ${at} came to ${outcome}, not ${expected}`);
    if (outcome !== CALL_OK) continue;
    fullAt = Math.max(at, fullAt) + SECOND / 5;
    const bytes = sizes.slice(from, to).reduce((sum, size) => sum + size, 0);
    drainedAt = Math.max(drainedAt, at * BYTES_PER_SECOND) + bytes * SECOND;
    if (bytes > BYTES_PER_SECOND) silentUntil = at + Math.ceil((bytes * SECOND) / BYTES_PER_SECOND);
    answered.push({ at, bytes });
  }
  checkWindows(name, answered, complain);
}

/** In any T seconds at most 5 + 5T calls, and less than 2 + 2T MiB but for the last reply. */
function checkWindows(
  name: string,
  answered: readonly { at: number; bytes: number }[],
  complain: Complain,
): void {
  let bytesBefore = 0;
  // Over all starts: the most that calls and bytes have run ahead of their rates.
  let callsAhead = -Infinity;
  let bytesAhead = -Infinity;
  answered.forEach(({ at, bytes }, index) => {
    callsAhead = Math.max(callsAhead, (5 * at) / SECOND - index);
    bytesAhead = Math.max(bytesAhead, (BYTES_PER_SECOND * at) / SECOND - bytesBefore);
    const calls = index + 1 - (5 * at) / SECOND + callsAhead;
    const given = bytesBefore - (BYTES_PER_SECOND * at) / SECOND + bytesAhead;
    if (calls > 5 + 1e-6) complain(`${name}: ${calls} calls more than the rate by ${at}`);
    if (given >= BYTES_PER_SECOND + 1) complain(`${name}: ${given} bytes more than the rate before ${at}`);
    bytesBefore += bytes;
  });
}

/** A reply begins where the last one ended and holds all there is, up to 10,000 records, 10 MiB, the read-ahead. */
function checkReplies(observed: Observed, shard: number, calls: readonly Call[], complain: Complain): void {
  const { history } = observed;
  const { arrivedAt } = history.shards[shard].records;
  const sizes = sizesOf(history.shards[shard].records);
  for (const { reader, at, from, to, outcome } of calls) {
    const who = `reader ${reader.id} at ${at}`;
    const consumer = history.consumers[reader.consumer];
    const settings = lambdaAt(observed, consumer, at).map((setting) => setting.eventSourceMapping);
    const bounded = settings.some(({ readAheadRecords }) => readAheadRecords !== null);
    if (outcome === CALL_SKIPPED) {
      if (!bounded) complain(`${who}: did not ask, though nothing bounds its read-ahead`);
      continue;
    }
    if (outcome !== CALL_OK) {
      if (from !== 0 || to !== 0) complain(`${who}: was refused and has records`);
      continue;
    }
    let there = 0;
    while (there < arrivedAt.length && arrivedAt.data[there] <= at) there++;
    const cursor = to > from ? from : nextRow(observed, consumer, shard, at);
    const end = to > from ? to : cursor;
    const bytes = sizes.slice(from, to).reduce((sum, size) => sum + size, 0);
    if (end > there) complain(`${who}: has records that were not put yet`);
    if (to - from > 10_000) complain(`${who}: has ${to - from} records`);
    if (bytes > 10 * MEBIBYTE && to - from > 1) complain(`${who}: has ${bytes} bytes`);
    const full = to - from === 10_000 || (end < there && bytes + sizes[end] > 10 * MEBIBYTE);
    if (end < there && !full && !bounded) complain(`${who}: left ${there - end} records behind`);
    const oldest =
      at - Math.min(...scenariosAt(observed, at).map((one) => one.stream.retentionPeriodHours)) * HOUR;
    if (to > from && arrivedAt.data[from] < oldest) complain(`${who}: has expired records`);
  }
}

/** The first row that a consumer has neither read nor passed over at t. */
function nextRow({ history }: Observed, consumer: ConsumerHistory, shard: number, t: number): number {
  const { readers, expired, startRow } = consumer.shards[shard];
  let row = startRow;
  for (let index = 0; index < expired.at.length; index++) {
    if (expired.at.data[index] <= t) row = Math.max(row, expired.to.data[index]);
  }
  for (const id of readers) {
    const { calls } = history.readers[id];
    for (let index = 0; index < calls.at.length && calls.at.data[index] <= t; index++) {
      if (calls.outcome.data[index] === CALL_OK) row = Math.max(row, calls.to.data[index]);
    }
  }
  return row;
}

/** What was read and what had expired follow each other without a gap or an overlap. */
function checkTiling(
  { history }: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const { readers, expired, startRow } = consumer.shards[shard];
  const parts: { at: number; from: number; to: number }[] = [];
  for (let row = 0; row < expired.at.length; row++) {
    parts.push({ at: expired.at.data[row], from: expired.from.data[row], to: expired.to.data[row] });
  }
  for (const id of readers) {
    const { calls } = history.readers[id];
    for (let row = 0; row < calls.at.length; row++) {
      if (calls.outcome.data[row] !== CALL_OK) continue;
      parts.push({ at: calls.at.data[row], from: calls.from.data[row], to: calls.to.data[row] });
    }
  }
  const { arrivedAt } = history.shards[shard].records;
  const before = arrivedAt.data.slice(0, arrivedAt.length).filter((at) => at <= consumer.startsAt).length;
  if (startRow !== (consumer.startsAt === 0 ? 0 : before)) {
    complain(`consumer ${consumer.id}, shard ${shard}: begins at row ${startRow}`);
  }
  let next = startRow;
  for (const { at, from, to } of parts.sort((a, b) => a.from - b.from)) {
    if (from !== next || to <= from)
      complain(`consumer ${consumer.id}, shard ${shard}: rows ${from}..${to} at ${at} after ${next}`);
    next = to;
  }
  if (next > history.shards[shard].records.arrivedAt.length)
    complain(`consumer ${consumer.id} read what is not there`);
}

/** 2 MiB/s a consumer a shard, and 70 ms from the put of an event's first record to its push. */
function checkPipe(observed: Observed, reader: ReaderHistory, complain: Complain): void {
  const { history } = observed;
  const { arrivedAt } = history.shards[reader.shard].records;
  const sizes = sizesOf(history.shards[reader.shard].records);
  const { at, from, to } = reader.calls;
  const spans = spansOf(reader);
  const isFirst = history.consumers[reader.consumer].shards[reader.shard].readers[0] === reader.id;
  let freeAt = reader.startsAt;
  for (let row = 0; row < at.length; row++) {
    const pushedAt = at.data[row];
    const who = `reader ${reader.id} at ${pushedAt}`;
    const consumer = history.consumers[reader.consumer];
    const bounded = lambdaAt(observed, consumer, 0)
      .concat(lambdaAt(observed, consumer, pushedAt))
      .some((setting) => setting.eventSourceMapping.readAheadRecords !== null);
    const span = spans.findLast((one) => one.from <= pushedAt);
    const due = Math.max(freeAt, arrivedAt.data[from.data[row]] + 70_000, span?.from ?? 0);
    if (pushedAt < due) complain(`${who}: pushed before ${due}`);
    // What another one was pushed may still fill the pipe of the registration.
    const most = span?.from === reader.startsAt && isFirst ? due : due + SECOND / 2;
    if (pushedAt > most && !bounded && history.commands.length === 0) complain(`${who}: pushed after ${due}`);
    if (arrivedAt.data[to.data[row] - 1] > pushedAt - 65_000)
      complain(`${who}: has records younger than 65 ms`);
    const bytes = sizes.slice(from.data[row], to.data[row]).reduce((sum, size) => sum + size, 0);
    if (bytes > MEBIBYTE && to.data[row] - from.data[row] > 1) complain(`${who}: an event of ${bytes} bytes`);
    if (pushedAt > reader.endsAt) complain(`${who}: pushed after its end`);
    freeAt = pushedAt + Math.ceil((bytes * SECOND) / BYTES_PER_SECOND);
  }
}
