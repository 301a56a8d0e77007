/** Each lane's batches in turn: how large, when sent, for how long, and what follows when one fails. */
import {
  DISCARDED_BY_AGE,
  DISCARDED_BY_RETRIES,
  INVOCATION_ERROR,
  INVOCATION_OK,
  type ConsumerHistory,
} from '../history';
import { drawUnit, streamNumber } from '../random';
import type { LambdaConsumerSetting } from '../scenario';
import {
  discardsOf,
  isUntouched,
  lambdaAt,
  readTimes,
  sizesOf,
  triesOf,
  type Complain,
  type Discard,
  type Observed,
  type Try,
} from './observed';

const SECOND = 1_000_000;
/** The draws that say which records are poison. */
const POISON_DRAWS = 6;
const PAYLOAD = 6 * 1_048_576;

interface Pending {
  readonly from: number;
  readonly to: number;
  readonly attempt: number;
  readonly notBefore: number;
}

export function checkBatches(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const read = readTimes(observed, consumer, shard);
  const sizes = sizesOf(observed.history.shards[shard].records);
  consumer.shards[shard].lanes.forEach((lane, index) => {
    const say: Complain = (text) =>
      complain(`consumer ${consumer.id}, shard ${shard}, lane ${index}: ${text}`);
    const tries = triesOf(lane, index);
    const fresh = followRetries(observed, consumer, tries, discardsOf(lane), say);
    const rows = Array.from(lane.rows.data.slice(0, lane.rows.length));
    const payload = rows.map((row) => 4 * Math.ceil(sizes[row] / 3) + 500);
    for (const one of fresh) checkSize(observed, consumer, one, payload, say);
    for (const one of tries) if (!one.throttled) checkCourse(observed, consumer, shard, one, rows, say);
    if (isPlain(observed, consumer) && lane.discards.at.length === 0) {
      const { data } = observed.history.shards[shard].records.arrivedAt;
      const put = rows.map((row) => data[row]);
      checkPromptness(
        lambdaAt(observed, consumer, 0)[0],
        tries,
        fresh,
        { rows, payload, read, put, afterOutage: afterOutageOf(consumer) },
        say,
      );
    }
  });
}

/** What is due while a consumer is down is done when it comes back. */
function afterOutageOf({ outages: { at, isOut } }: ConsumerHistory): (t: number) => number {
  return (t) => {
    for (let row = 0; row + 1 < at.length; row++)
      if (isOut.data[row] === 1 && t > at.data[row] && t < at.data[row + 1]) return at.data[row + 1];
    return t;
  };
}

/** Nothing was changed and nothing throttles: a lane that could send, sends. */
function isPlain(observed: Observed, consumer: ConsumerHistory): boolean {
  const [
    {
      function: { reservedConcurrency },
      eventSourceMapping,
    },
  ] = lambdaAt(observed, consumer, 0);
  const isFree = reservedConcurrency === null && observed.scenario.account.concurrentExecutions >= 1_000;
  return isUntouched(observed) && isFree && eventSourceMapping.failureBlocks === 'lane';
}

/**
 * What is tried next follows from what came before: the rest of a failed batch, its halves, the same again after a
 * pause, or a new batch. Returns the first tries of new batches.
 */
function followRetries(
  observed: Observed,
  consumer: ConsumerHistory,
  tries: readonly Try[],
  discards: readonly Discard[],
  say: Complain,
): Try[] {
  const fresh: Try[] = [];
  let pending: Pending[] = [];
  let seen = 0;
  const wasGivenUp = ({ from, to }: Pending, before: number) =>
    discards.some(
      (one) => one.from === from && one.to === to && one.reason === DISCARDED_BY_AGE && one.at <= before,
    );
  // Of a batch that is sent, the records in front that are too old are given up first.
  const withoutOld = (batch: Pending, at: number): Pending => {
    const old = discards.find(
      (one) =>
        one.from === batch.from && one.to < batch.to && one.reason === DISCARDED_BY_AGE && one.at === at,
    );
    return old === undefined ? batch : { ...batch, from: old.to };
  };
  for (const one of tries) {
    const { from, to, attempt, startsAt, endsAt, doneTo, outcome, throttled } = one;
    while (pending.length > 0 && pending[0].from !== from && wasGivenUp(pending[0], startsAt))
      pending.shift();
    if (pending.length > 0) pending[0] = withoutOld(pending[0], startsAt);
    const expected = pending[0];
    if (expected === undefined) {
      if (from < seen || attempt !== 0)
        say(`${from}..${to} at ${startsAt} is neither new nor expected again`);
      fresh.push(one);
      pending = [{ from, to, attempt, notBefore: startsAt }];
    } else if (expected.from !== from || expected.to !== to || attempt > expected.attempt) {
      say(
        `${from}..${to}, attempt ${attempt}, at ${startsAt}; expected was ${expected.from}..${expected.to}`,
      );
    } else if (startsAt < expected.notBefore)
      say(`${from}..${to} is tried at ${startsAt}, before its pause is over`);
    seen = Math.max(seen, to);
    if (throttled || endsAt > observed.now) continue;
    pending.shift();
    if (outcome === INVOCATION_OK) continue;
    const choices = lambdaAt(observed, consumer, endsAt).map((setting) => afterError(setting, one));
    const isRight = (next: readonly Pending[]) =>
      next.length > 0 ||
      discards.some(
        (gone) =>
          gone.at === endsAt &&
          gone.from === doneTo &&
          gone.to === to &&
          gone.reason === DISCARDED_BY_RETRIES,
      );
    const next = choices.find(isRight);
    if (next === undefined)
      say(`${from}..${to}, done to ${doneTo}: its tries are used up at ${endsAt}, but it is not given up`);
    // At the very microsecond of a change either way is right; what is tried next tells which.
    else if (choices.length === 1) pending.unshift(...next);
    else return fresh;
  }
  return fresh;
}

/** Lambda's rules for a batch that failed. */
function afterError({ eventSourceMapping: mapping }: LambdaConsumerSetting, failed: Try): Pending[] {
  const { from, to, doneTo, attempt, endsAt } = failed;
  const partial = doneTo > from;
  if (mapping.bisectBatchOnFunctionError && to - from > 1 && !partial) {
    const middle = from + Math.floor((to - from) / 2);
    return [
      { from, to: middle, attempt: 0, notBefore: endsAt },
      { from: middle, to, attempt: 0, notBefore: endsAt },
    ];
  }
  if (partial && mapping.bisectBatchOnFunctionError && to - from > 1)
    return [{ from: doneTo, to, attempt, notBefore: endsAt }];
  if (mapping.maximumRetryAttempts >= 0 && attempt >= mapping.maximumRetryAttempts) return [];
  let pause = SECOND;
  for (let doubled = 0; doubled < attempt && pause < 60 * SECOND; doubled++) pause *= 2;
  return [{ from: doneTo, to, attempt: attempt + 1, notBefore: endsAt + Math.min(pause, 60 * SECOND) }];
}

/** At most the batch size, and 6 MiB of event unless it is a single record. */
function checkSize(
  observed: Observed,
  consumer: ConsumerHistory,
  { from, to, startsAt }: Try,
  payload: readonly number[],
  say: Complain,
): void {
  const most = Math.max(
    ...lambdaAt(observed, consumer, startsAt).map((one) => one.eventSourceMapping.batchSize),
  );
  const bytes = payload.slice(from, to).reduce((sum, size) => sum + size, 0);
  if (to - from > most) say(`a batch of ${to - from} at ${startsAt}, ${most} are allowed`);
  if (bytes > PAYLOAD && to - from > 1) say(`an event of ${bytes} bytes at ${startsAt}`);
}

/** Duration, outcome and progress follow from the function's settings. */
function checkCourse(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  one: Try,
  rows: readonly number[],
  say: Complain,
): void {
  const { history } = observed;
  const { keys, records } = history.shards[shard];
  const { from, to, doneTo, startsAt, endsAt, outcome } = one;
  const fits = lambdaAt(observed, consumer, startsAt).some(
    ({ function: fn, eventSourceMapping: mapping }) => {
      const { poisonKeys, poisonRecords, poisonRate, errorRate } = fn.failures;
      const cold = one.cold ? Math.round(fn.coldStartMillis * 1000) : 0;
      const duration = Math.round((fn.millisPerInvocation + fn.millisPerRecord * (to - from)) * 1000);
      const partial = mapping.functionResponseTypes.length > 0;
      const bad = rows.slice(from, to).findIndex((row) => {
        const { partitionKey } = history.keys[keys.data[records.key.data[row]]];
        const number = records.number.data[row];
        const isByRate = drawUnit(observed.scenario.seed, streamNumber(POISON_DRAWS), number) < poisonRate;
        return isByRate || poisonKeys.includes(partitionKey) || poisonRecords.includes(number);
      });
      if (endsAt - startsAt !== cold + duration) return false;
      if (bad >= 0) return outcome === INVOCATION_ERROR && doneTo === from + (partial ? bad : 0);
      if (outcome === INVOCATION_OK) return doneTo === to && errorRate < 1;
      return errorRate > 0 && doneTo === from;
    },
  );
  if (!fits)
    say(`${from}..${to} at ${startsAt} takes until ${endsAt}, comes to ${outcome}, done to ${doneTo}`);
}

/** A new batch leaves when the lane is free and it is full, or its window is over: not before, not after. */
function checkPromptness(
  { eventSourceMapping: mapping }: LambdaConsumerSetting,
  tries: readonly Try[],
  fresh: readonly Try[],
  {
    rows,
    payload,
    read,
    afterOutage,
    put,
  }: {
    rows: readonly number[];
    payload: readonly number[];
    read: readonly (number | undefined)[];
    afterOutage: (t: number) => number;
    put: readonly number[];
  },
  say: Complain,
): void {
  const window = mapping.maximumBatchingWindowInSeconds * SECOND;
  const readAt = (entry: number) => read[rows[entry]] ?? Infinity;
  for (const one of fresh) {
    const { from, to, startsAt } = one;
    const before = tries[tries.indexOf(one) - 1];
    const opened = Math.max(before?.endsAt ?? 0, readAt(from));
    const bytes = payload.slice(from, to).reduce((sum, size) => sum + size, 0);
    const byCount = to - from === mapping.batchSize;
    const byBytes = to < rows.length && bytes + payload[to] > PAYLOAD && readAt(to) <= startsAt;
    const tumbling = mapping.tumblingWindowInSeconds * SECOND;
    const isNext = to < rows.length && readAt(to) <= startsAt;
    const byWindow =
      tumbling > 0 && isNext && Math.floor(put[from] / tumbling) !== Math.floor(put[to] / tumbling);
    const due =
      byCount || byBytes || byWindow ? Math.max(opened, readAt(byCount ? to - 1 : to)) : opened + window;
    if (startsAt !== afterOutage(Math.min(due, opened + window)))
      say(`${from}..${to} is sent at ${startsAt}, due at ${due}`);
    const leftBehind = to < rows.length && readAt(to) < startsAt;
    if (leftBehind && !byCount && !byBytes && !byWindow)
      say(`${from}..${to} at ${startsAt} leaves records behind`);
  }
}
