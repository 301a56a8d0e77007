/**
 * What Lambda sends to the on-failure destination of a mapping: one message for each batch that it gave up. Messages
 * are worked out from what was given up and tried; they are stored nowhere else.
 */
import {
  DESTINATIONS,
  DISCARDED_BY_RETRIES,
  INVOCATION_ERROR,
  INVOCATION_THROTTLED,
  sequenceNumber,
  STREAM_CREATED_EPOCH_SECONDS,
  type ConsumerHistory,
  type History,
  type LaneHistory,
  type OnFailureDestination,
} from '../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastRowAt } from './lane-at';

/** A message, by the row of the lane's discards that it is of. */
export interface FailureMessage {
  readonly at: Micros;
  readonly destination: OnFailureDestination;
  readonly shard: number;
  readonly lane: number;
  readonly discard: number;
}

/** What a consumer gave up by a time: in how many messages, and records of which there is none. */
export interface GivenUp {
  readonly messages: number;
  readonly withoutMessage: number;
}

/** How much a consumer gave up by t, with a message of it and without. */
export function givenUpAt(consumer: ConsumerHistory, t: Micros): GivenUp {
  let messages = 0;
  let withoutMessage = 0;
  for (const { lanes } of consumer.shards) {
    for (const { discards } of lanes) {
      for (let row = lastRowAt(discards.at, t); row >= 0; row--) {
        if (discards.destination.data[row] > 0) messages++;
        else withoutMessage += discards.to.data[row] - discards.from.data[row];
      }
    }
  }
  return { messages, withoutMessage };
}

/** The last `most` messages by t, the newest first. */
export function lastFailureMessages(consumer: ConsumerHistory, t: Micros, most: number): FailureMessage[] {
  const found: FailureMessage[] = [];
  consumer.shards.forEach(({ lanes }, shard) =>
    lanes.forEach(({ discards }, lane) => {
      let left = most;
      for (let discard = lastRowAt(discards.at, t); discard >= 0 && left > 0; discard--) {
        const destination = DESTINATIONS[discards.destination.data[discard]];
        if (destination === null) continue;
        found.push({ at: discards.at.data[discard], destination, shard, lane, discard });
        left--;
      }
    }),
  );
  found.sort((a, b) => b.at - a.at || b.shard - a.shard || b.lane - a.lane || b.discard - a.discard);
  return found.slice(0, most);
}

/** What a message is called by: its function and its stream, of an account and a Region that stand for any. */
interface Names {
  readonly streamName: string;
  readonly functionName: string;
}

/** A message as AWS writes it. */
export interface FailureDocument {
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
    readonly approximateInvokeCount: number;
  };
  /** Left out where the function was not invoked. */
  readonly responseContext?: {
    readonly statusCode: number;
    readonly executedVersion: string;
    readonly functionError: string;
  };
  readonly version: '1.0';
  readonly timestamp: string;
  readonly KinesisBatchInfo: {
    readonly shardId: string;
    readonly startSequenceNumber: string;
    readonly endSequenceNumber: string;
    readonly approximateArrivalOfFirstRecord: string;
    readonly approximateArrivalOfLastRecord: string;
    readonly batchSize: number;
    readonly streamArn: string;
  };
  /** Amazon S3 only: the event. */
  readonly payload?: string;
}

const WHERE = 'us-east-1:123456789012';
/** In the place of the event that a message to Amazon S3 holds. */
const NO_DATA = 'The whole event; simulated records carry no data.';

/** The text of a message, as an object to be written as JSON. Source: AWS Lambda Developer Guide, Retaining discarded batch records. */
export function failureDocument(
  history: History,
  consumer: ConsumerHistory,
  message: FailureMessage,
  { streamName, functionName }: Names,
): FailureDocument {
  const { at, destination, shard, lane: laneIndex, discard } = message;
  const { records, shardId } = history.shards[shard];
  const lane = consumer.shards[shard].lanes[laneIndex];
  const { discards, rows } = lane;
  const [from, to] = [discards.from.data[discard], discards.to.data[discard]];
  const rowsOf = [rows.data[from], rows.data[to - 1]];
  const [start, end] = rowsOf.map((row) => sequenceNumber(shard, row, records.arrivedAt.data[row]));
  const [first, last] = rowsOf.map((row) => dateOf(records.arrivedAt.data[row]));
  const isRetries = discards.reason.data[discard] === DISCARDED_BY_RETRIES;
  const { tries, hasFailed } = triesOf(lane, from, at);
  return {
    requestContext: {
      requestId: requestId(consumer.id, shard, laneIndex, discard),
      functionArn: `arn:aws:lambda:${WHERE}:function:${functionName}`,
      condition: isRetries ? 'RetryAttemptsExhausted' : 'RecordAgeExceeded',
      approximateInvokeCount: tries,
    },
    ...(hasFailed
      ? {
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        }
      : {}),
    version: '1.0',
    timestamp: dateOf(at),
    KinesisBatchInfo: {
      shardId,
      startSequenceNumber: start,
      endSequenceNumber: end,
      approximateArrivalOfFirstRecord: first,
      approximateArrivalOfLastRecord: last,
      batchSize: to - from,
      streamArn: `arn:aws:kinesis:${WHERE}:stream/${streamName}`,
    },
    ...(destination === 's3' ? { payload: NO_DATA } : {}),
  };
}

/** How often a batch was tried, counted since it was split off; a throttled try is none. */
function triesOf({ invocations }: LaneHistory, entry: number, t: Micros) {
  const { startsAt, from, to, attempt, outcome } = invocations;
  for (let row = lastRowAt(startsAt, t); row >= 0 && to.data[row] > entry; row--) {
    if (outcome.data[row] === INVOCATION_THROTTLED || from.data[row] > entry) continue;
    return { tries: attempt.data[row] + 1, hasFailed: outcome.data[row] === INVOCATION_ERROR };
  }
  return { tries: 0, hasFailed: false };
}

/** The simulated stream's calendar begins when it is created. */
function dateOf(at: Micros): string {
  const millis =
    STREAM_CREATED_EPOCH_SECONDS * (MICROS_PER_SECOND / MICROS_PER_MILLI) + at / MICROS_PER_MILLI;
  return new Date(millis).toISOString();
}

/** In the form that AWS's have; it follows from what the message is of. */
function requestId(consumer: number, shard: number, lane: number, discard: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);
  return `${hex(consumer, 8)}-${hex(shard, 4)}-4${hex(lane, 3)}-8000-${hex(discard, 12)}`;
}
