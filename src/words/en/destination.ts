import type { OnFailureDestination } from '../../engine';
import { count, number } from './numbers';

const names: Readonly<Record<OnFailureDestination, string>> = {
  sqs: 'Amazon SQS queue',
  sns: 'Amazon SNS topic',
  s3: 'Amazon S3 bucket',
  kafka: 'Kafka topic',
};

/** The words of the on-failure destination: what lies in it, and what is gone without it. */
export const destinationWords = {
  title: 'On-failure destination',
  summary: (destination: OnFailureDestination, messages: number) =>
    `${names[destination]}: ${messages === 0 ? 'no message yet' : count(messages, 'message')}`,
  /** On the stage, behind the instances. */
  onStage: (destination: OnFailureDestination, messages: number) =>
    `${number(messages)} to ${destination === 'kafka' ? 'Kafka' : destination.toUpperCase()}`,
  lostOnStage: (records: number) => `${number(records)} given up`,
  empty:
    'Empty: nothing was given up. A message comes when a batch has no tries left, or its records are older than the maximum record age.',
  gone: (records: number) =>
    `${count(records, 'record was', 'records were')} given up and ${records === 1 ? 'is' : 'are'} gone: nobody was told.`,
  setOne:
    'An on-failure destination, under “Failures”, keeps a message of each batch that has no tries left or is past its maximum age; of records past the retention there is none.',
  last: (shown: number, all: number) =>
    `The last ${number(shown)} of ${number(all)} messages, the newest first.`,
  /** What a message is of, in one line. */
  line: (seconds: number, shard: number, records: number, condition: string) =>
    `${number(seconds, 1)} s · shard ${number(shard)} · ${count(records, 'record')} · ${condition}`,
  metadata:
    'A message names the records, it does not hold them: they can be read from the stream until their retention ends.',
  withEvent: 'In Amazon S3 the event is part of it; simulated records carry no data, so it is left out here.',
  text: (line: string) => `Message, ${line}`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied: the browser does not allow it',
} as const;
