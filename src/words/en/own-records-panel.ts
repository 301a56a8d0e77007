import type { DivideBy, RecordsReading, ShardsSource } from '../../scenario/own-records';
import { count, number } from './numbers';

/** What stands around one's own records; what is said about them is in `own-records`. */
export const ownRecordsPanelWords = {
  region: 'Your records',
  drop: {
    before: 'Drop files here,',
    choose: 'choose files',
    after: 'or paste text.',
    formats:
      'CSV (ApproximateArrivalTimestamp, PartitionKey, Bytes), one partition key a line, or the JSON of aws kinesis get-records, list-shards or describe-stream-summary. Several files at once work.',
    stays: 'Nothing leaves your browser.',
    over: 'Let go to read',
  },
  paste: {
    label: 'Paste or type records',
    example: 'ApproximateArrivalTimestamp,PartitionKey,Bytes',
    read: 'Read this text',
  },
  earthquakes: 'One week of earthquakes (USGS)',
  opening: 'Back to the opening figure',

  reading: 'Reading …',
  loading: 'Loading …',
  outcome: {
    read: 'Read. Nothing has changed yet: use these records to see them run.',
    readShards: 'Read. Nothing has changed yet: use these shards to see them.',
    'nothing-read': 'Nothing of it can be used. What was there before stays.',
    used: 'Your records are in the stream. The run begins at 0 s.',
    earthquakes: 'The week of earthquakes is in the stream. The run begins at 0 s.',
    opening: 'This is the opening figure again.',
    'not-loaded':
      'The week of earthquakes could not be loaded. What was there before stays; press the button to try again.',
    broken: 'Something went wrong while reading. What was there before stays.',
    refused: 'This cannot run. What was there before stays.',
  },

  pendingTitle: 'Read, not yet used',
  runningTitle: 'Running now',
  facts: {
    format: 'Format',
    records: 'Records',
    span: 'Span of time',
    keys: 'Partition keys',
    shards: 'Shards',
  },
  formats: {
    csv: 'CSV',
    keys: 'one partition key a line',
    'get-records': 'aws kinesis get-records',
  } satisfies Readonly<Record<RecordsReading['format'], string>>,
  sources: {
    'list-shards': 'aws kinesis list-shards',
    'describe-stream': 'aws kinesis describe-stream',
    'describe-stream-summary': 'aws kinesis describe-stream-summary',
  } satisfies Readonly<Record<ShardsSource, string>>,
  usedOf: (used: number, total: number) =>
    used === total ? number(used) : `${number(used)} of ${number(total)}`,
  noTimes: 'no times',
  keys: (keys: number) => number(keys),
  repeated: (records: number) =>
    `${count(records, 'record stands', 'records stand')} in more than one file and ${records === 1 ? 'is' : 'are'} used once.`,
  beyond: (records: number, most: number) =>
    `${count(records, 'record')} of these files together ${records === 1 ? 'is' : 'are'} left out: at most ${number(most)} are used.`,
  patientRetry: (keys: number, millis: number) =>
    `With ${number(keys)} keys, a refused record is tried again after ${millis % 1_000 === 0 ? count(millis / 1_000, 'second') : `${number(millis)} ms`}.`,
  evenShards: 'The summary only counts the shards: they are taken as even.',
  /** What stands before what became of a file; null: of a text. */
  source: (name: string | null) => `${name ?? 'Pasted text'}:`,
  leftAside: {
    'cannot-open': 'It cannot be opened. Folders and files of more than half a gigabyte cannot.',
    'no-times-beside-times': 'Left aside: it has no times, and the other files have. Give it by itself.',
    'other-shards': 'Left aside: a later file names the shards.',
  },

  faults: {
    title: (faults: number) => `${count(faults, 'line')} could not be used`,
    listed: (listed: number, all: number) => `The first ${number(listed)} of ${number(all)} are listed.`,
  },

  time: {
    legend: 'Time',
    choices: {
      1: 'as it was',
      60: '÷ 60: a minute in a second',
      3600: '÷ 3600: an hour in a second',
    } satisfies Readonly<Record<DivideBy, string>>,
    atOnce: 'all at one moment',
    lasts: (duration: string) => `lasts ${duration}`,
    note: 'Only arrivals are moved together: polls, windows and functions stay real.',
    rate: 'Records a second',
    rateHelp: 'There are no times: the records are spread evenly.',
  },
  use: { records: 'Use these records', shards: 'Use these shards' },
  discard: 'Discard',

  advice: {
    list: 'What it means for each shard',
    more: (shards: number) => `and ${count(shards, 'further shard')}`,
  },
} as const;
