import { describe, expect, test } from 'vitest';
import { consumerOf, runTo } from '../headless/testing/scenarios';
import type { ScenarioInput } from '../scenario';
import { failureDocument, givenUpAt, lastFailureMessages } from './failure-messages';

const NAMES = { streamName: 'orders', functionName: 'order-processor' };

/** Ten records at once, of which those in these places are poison. */
function poisoned(poisonRecords: number[], mapping: object): ScenarioInput {
  const records = Array.from({ length: 10 }, () => ({ at: 0.5, partitionKey: 'a' }));
  return {
    producers: [{ records }],
    consumers: [
      {
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: mapping,
        function: { millisPerRecord: 10, failures: { poisonRecords } },
      },
    ],
  };
}

function messagesOf(input: ScenarioInput, seconds = 120) {
  const run = runTo(input, seconds);
  const consumer = consumerOf(run);
  const messages = lastFailureMessages(consumer, run.now, 100);
  const documents = messages.map((one) => failureDocument(run.history, consumer, one, NAMES));
  return { run, consumer, messages, documents };
}

test('one message a batch that was given up, as AWS writes it', () => {
  const { messages, documents } = messagesOf(
    poisoned([3], { maximumRetryAttempts: 2, onFailureDestination: 'sqs' }),
  );
  expect(messages).toHaveLength(1);
  // Read at 1 s; three tries of 0.1 s, and pauses of 1 and 2 s between them.
  expect(messages[0].at).toBe(4_300_000);
  expect(documents[0]).toEqual({
    requestContext: {
      requestId: '00000000-0000-4000-8000-000000000000',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:order-processor',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 3,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2023-03-08T00:00:04.300Z',
    KinesisBatchInfo: {
      shardId: 'shardId-000000000000',
      startSequenceNumber: expect.stringMatching(/^49\d{54}$/) as unknown,
      endSequenceNumber: expect.stringMatching(/^49\d{54}$/) as unknown,
      approximateArrivalOfFirstRecord: '2023-03-08T00:00:00.500Z',
      approximateArrivalOfLastRecord: '2023-03-08T00:00:00.500Z',
      batchSize: 10,
      streamArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders',
    },
  });
  const { startSequenceNumber, endSequenceNumber } = documents[0].KinesisBatchInfo;
  expect(BigInt(endSequenceNumber)).toBeGreaterThan(BigInt(startSequenceNumber));
});

test('of bisected batches only the bad records are named, each alone', () => {
  const { documents } = messagesOf(
    poisoned([3, 8], {
      maximumRetryAttempts: 0,
      bisectBatchOnFunctionError: true,
      onFailureDestination: 'sns',
    }),
  );
  expect(documents.map(({ KinesisBatchInfo }) => KinesisBatchInfo.batchSize)).toEqual([1, 1]);
});

test('only Amazon S3 gets the event, which carries no data here', () => {
  const { documents } = messagesOf(poisoned([3], { maximumRetryAttempts: 0, onFailureDestination: 's3' }));
  expect(documents[0].payload).toMatch(/carry no data/);
});

describe('records that are too old', () => {
  test('are given up with that condition; a function that never ran has no response', () => {
    const input = poisoned([], { maximumRecordAgeInSeconds: 60, onFailureDestination: 'kafka' });
    const [consumer] = input.consumers!;
    const { documents, messages } = messagesOf({
      ...input,
      consumers: [{ ...consumer, function: { reservedConcurrency: 0 } } as typeof consumer],
    });
    expect(messages.map(({ destination }) => destination)).toEqual(['kafka']);
    expect(documents[0].requestContext).toMatchObject({
      condition: 'RecordAgeExceeded',
      approximateInvokeCount: 0,
    });
    expect(documents[0]).not.toHaveProperty('responseContext');
  });
});

test('without a destination nothing is sent, and the records are counted as gone', () => {
  const { run, consumer, messages } = messagesOf(poisoned([3], { maximumRetryAttempts: 0 }));
  expect(messages).toEqual([]);
  expect(givenUpAt(consumer, run.now)).toEqual({ messages: 0, withoutMessage: 10 });
});

test('a destination that is set later gets only what is given up later, and what was before a time is told at it', () => {
  const input = {
    producers: [{ recordsPerSecond: 4 }],
    consumers: [
      {
        eventSourceMapping: { maximumRetryAttempts: 0 },
        function: { failures: { poisonKeys: ['user-17'] } },
      },
    ],
    commands: [
      {
        at: 10,
        do: 'set' as const,
        path: 'consumers.0.eventSourceMapping.onFailureDestination',
        value: 'sqs',
      },
    ],
  };
  const run = runTo(input, 20);
  const consumer = consumerOf(run);
  const { messages, withoutMessage } = givenUpAt(consumer, run.now);
  expect(messages).toBeGreaterThan(5);
  expect(withoutMessage).toBeGreaterThan(20);
  expect(lastFailureMessages(consumer, run.now, 100).at(-1)!.at).toBeGreaterThan(10_000_000);
  expect(givenUpAt(consumer, 9_999_999)).toEqual({ messages: 0, withoutMessage });
  expect(lastFailureMessages(consumer, run.now, 3)).toEqual(
    lastFailureMessages(consumer, run.now, 100).slice(0, 3),
  );
});
