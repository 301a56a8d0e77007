import { LIMITS } from '../../engine/index';
import { MEBIBYTE } from '../../lib/bytes';
import type {
  Cure,
  Finding,
  Fullness,
  MonthItem,
  NumberFault,
  NumberName,
} from '../../narration/decide/index';
import { asWritten, capital, count, duration, inWords, number, perSecond } from './numbers';

const MEGABYTE_LIMIT = LIMITS.writeBytesPerSecond.value / MEBIBYTE;
const READ_LIMIT = LIMITS.readBytesPerSecond.value / MEBIBYTE;
const CALLS = LIMITS.readCallsPerSecond.value;
const MOST_LANES = LIMITS.parallelizationFactorMaximum.value;
const LONGEST = LIMITS.functionSecondsMaximum.value;

const percent = (share: number): string =>
  `${number(share * 100, share < 0.0995 && share > 0 ? 1 : 0)}\u00a0%`;
const millis = (value: number): string => `${number(value, value < 10 ? 2 : 0)} ms`;
const rate = (value: number): string => `${perSecond(value)} records/s`;
const mebibytes = (value: number): string => `${asWritten(Math.round((value / MEBIBYTE) * 100) / 100)} MiB/s`;
const times = (value: number, one: string): string =>
  value === 1 ? `one ${one}` : `${inWords(value)} ${one}s`;

/** How long a run was, as one says it. */
const runTime = (seconds: number): string => (seconds === 120 ? 'two minutes' : duration(seconds));

/** What is wrong with a field, in a sentence that names it. */
const faultOf = (label: string, given: string, fault: NumberFault): string => {
  if (fault.kind === 'range') {
    const { min, max, whole, also } = fault.range;
    const zero = also.includes(0) ? '0, or ' : '';
    const what = `${label} is ${zero}a ${whole ? 'whole ' : ''}number from ${asWritten(min)} to ${asWritten(max)}`;
    return given === '' ? `${what}; the field is empty.` : `${what}, not “${given}”.`;
  }
  if (fault.kind === 'only')
    return `${label} is below 100 with ${fault.keys} keys: with 100 there would be one key.`;
  if (fault.kind === 'coolest')
    return fault.keys === 1
      ? `${label} is 100 where there is one key: it has every record.`
      : `${label} is at least ${asWritten(fault.percent)} with ${count(fault.keys, 'key')}: one of them has an even share or more.`;
  if (fault.kind === 'pushed')
    return `${label} is at most ${number(fault.functions)}: there are no more functions.`;
  return `${label} is at least 1 where no Firehose stream reads: somebody has to.`;
};

/** Which limit binds. */
const findingOf = (finding: Finding): string => {
  switch (finding.kind) {
    case 'timeout':
      return `A batch of ${count(finding.batch, 'record')} takes ${duration(finding.seconds)}, and an invocation ends after ${duration(LONGEST)}.`;
    case 'hot-key-write':
      return `One key is put ${rate(finding.perSecond)}. All of it goes to one shard, and a shard takes ${rate(finding.limit)}${finding.by === 'bytes' ? ' of this size' : ''}.`;
    case 'write':
      return `The busiest shard is put ${rate(finding.perSecond)}, and it takes ${rate(finding.limit)}${finding.by === 'bytes' ? `, which is ${MEGABYTE_LIMIT} MiB/s` : ''}. The rest is refused.`;
    case 'read-calls': {
      const interval = duration(finding.calls / CALLS);
      return `${capital(inWords(finding.calls))} GetRecords calls come to each shard in a second, and it answers ${inWords(CALLS)}. Nothing is lost: a reader is answered every ${interval} instead of every second.`;
    }
    case 'read-bytes':
      return `${capital(times(finding.readers, 'reader'))} want ${mebibytes(finding.each)} each. A shard gives ${READ_LIMIT} MiB/s to all that poll, which is room for ${inWords(finding.most)}.`;
    case 'hot-key':
      return `One key has ${rate(finding.perSecond)}, and a lane does ${rate(finding.limit)}. A key has one lane, whatever the factor.`;
    case 'lanes':
      return `The busiest shard has ${rate(finding.perSecond)}, and a lane does ${rate(finding.limit)}. ${capital(times(finding.factor, 'lane'))} ${finding.factor === 1 ? 'is' : 'are'} not enough.`;
  }
};

/** What else somebody might try first, and what comes of it. */
const insteadOf = (finding: Finding): string | null => {
  if (finding.kind === 'hot-key')
    return `With this function no key may have more than ${number(finding.percent, 1)}\u00a0% of the records.`;
  if (finding.kind !== 'lanes') return null;
  return finding.batchEnough === null
    ? `A bigger batch is no way out: a lane does ${rate(finding.batchMost)} at most, however large it is.`
    : `Or a batch size of ${number(finding.batchEnough)}: fewer invocations, and it is just enough.`;
};

/** What to do, and why it helps. */
const cureOf = (cure: Cure): { readonly title: string; readonly text: string } => {
  switch (cure.kind) {
    case 'batch':
      return {
        title: `Batch size ${number(cure.batchSize)}`,
        text: `So that a full batch is done within ${duration(LONGEST)}.`,
      };
    case 'faster':
      return {
        title: `Code that takes ${millis(cure.millisPerRecord)} a record`,
        text: 'Not even a batch of one record is done in time.',
      };
    case 'finer-key': {
      const which = cure.all ? 'Every key' : 'The hottest key';
      const faster =
        cure.mostMillis === null ? '' : ` Or code that takes less than ${millis(cure.mostMillis)} a record.`;
      return {
        title: `${which} written as ${number(cure.parts)} finer keys`,
        text: `Each part has a hash of its own, so parts can be processed side by side, and in different shards.${faster}`,
      };
    }
    case 'shards':
      return {
        title: `${count(cure.shards, 'shard')}`,
        text: `Each takes ${number(LIMITS.writeRecordsPerSecond.value)} records/s and ${MEGABYTE_LIMIT} MiB/s, and has lanes of its own. One call changes the number by a factor of ${LIMITS.updateShardCountTimesMost.value} at most, ${LIMITS.updateShardCountPerDay.value} calls in 24 hours.`,
      };
    case 'factor':
      return {
        title: `Parallelization factor ${cure.factor}`,
        text: 'So many batches of a shard run at a time. The work stays the same, and so does its price.',
      };
    case 'fan-out':
      return {
        title: `Enhanced fan-out for ${times(cure.readers, 'function')}`,
        text: `Each has ${LIMITS.fanOutBytesPerSecond.value / MEBIBYTE} MiB/s of every shard to itself, and makes no calls.`,
      };
    case 'other-stream':
      return {
        title: `A stream of its own for ${times(cure.readers, 'Firehose stream')}`,
        text: 'Firehose polls; it cannot be pushed to.',
      };
  }
};

const notCured: Readonly<Record<Cure['kind'] | 'none', string>> = {
  none: 'What holds on average: a burst, an outage or a slow dependency leaves a backlog, and only room above the load drains it.',
  batch: 'The time of one record.',
  faster: 'The limits of the shard.',
  'finer-key': 'Order across the parts: it holds within each of them only.',
  shards:
    'A backlog: it stays in the old shards and is read there first. A hot key: it stays whole. The number of readers: each shard answers five calls, as before.',
  factor: `Reading: a shard is still polled once a second. A hot key: it keeps one lane. Order within the shard: it holds for each key only. Above ${MOST_LANES} there is none.`,
  'fan-out':
    'A slow function: what is pushed sooner is not processed faster. Writing: a shard takes no more.',
  'other-stream': 'The work of writing everything twice, and its price.',
};

const NAMES: Readonly<
  Record<NumberName, { readonly label: string; readonly unit: string; readonly help?: string }>
> = {
  recordsPerSecond: { label: 'Records written', unit: '/s', help: 'To the whole stream.' },
  recordBytes: { label: 'Size of a record', unit: 'bytes', help: 'On average, partition key included.' },
  shards: { label: 'Shards', unit: '' },
  keys: { label: 'Partition keys', unit: '', help: 'Different ones. Their hashes are taken to fall evenly.' },
  hottestPercent: { label: 'Share of the hottest key', unit: '%' },
  millisPerRecord: {
    label: 'Time for a record',
    unit: 'ms',
    help: 'In the function, for each record of a batch.',
  },
  millisPerInvocation: { label: 'Time for an invocation', unit: 'ms', help: 'Besides, whatever the batch.' },
  batchSize: { label: 'Batch size', unit: 'records' },
  parallelizationFactor: { label: 'Parallelization factor', unit: '' },
  functions: { label: 'Lambda functions', unit: '', help: 'That read this stream.' },
  pushedFunctions: { label: 'With enhanced fan-out', unit: '', help: 'Of these functions.' },
  firehoses: { label: 'Firehose streams', unit: '', help: 'Each polls, as a function does.' },
};

/** The words of the decision with a reader's own numbers. */
export const decisionWords = {
  name: 'Which one when, with your own numbers',
  groups: { stream: 'The stream', keys: 'Its keys', function: 'The function', readers: 'Its readers' },
  fields: NAMES,
  faultOf,
  stillBefore: 'The answer is still that of the last numbers that can be.',
  examples: 'Start from an example',
  ownNumbers: 'Back to your numbers',
  exampleNames: {
    article: 'The article’s load',
    whale: 'A key with 90 %',
    sixth: 'A sixth function',
    third: 'Three readers of a full shard',
    slow: 'A slow function, pushed to',
    heavy: 'Large records',
  },
  binds: 'What binds',
  fits: 'Nothing binds. Every limit has room for this.',
  andThen: 'And then:',
  findingOf,
  insteadOf,
  helps: 'What helps',
  nothing: 'Nothing has to change',
  nothingText: 'More shards, a higher factor or enhanced fan-out would cost something, or change nothing.',
  cureOf,
  notCuredTitle: 'What that does not cure',
  notCured,
  concurrency: (executions: number) =>
    `It may want ${number(executions)} concurrent executions; an account has ${number(LIMITS.accountConcurrency.value)} until it asks for more.`,
  fullness: 'How full each limit is',
  fullnessNote: 'Of the shard that has too much first.',
  fullnessOf: {
    write: 'Writing to it',
    readCalls: 'GetRecords calls',
    readBytes: 'Bytes that are polled',
    hotKey: 'The hottest key in its lane',
    lanes: 'The fullest lane',
  } satisfies Record<keyof Fullness, string>,
  percent,
  now: 'Now',
  withCure: 'With this',
  overFull: 'too much',
  run: 'Checked by the run',
  running: 'The simulation runs these numbers …',
  runFailed: 'The simulation could not run these numbers. The answer above is by calculation alone.',
  disagrees:
    'The run does not agree: records pile up in it. The calculation counts on keys that share the lanes evenly and on full batches; open the run in Explore to see which of its lanes falls behind.',
  runLead: (seconds: number) =>
    `The busiest shard, simulated for ${runTime(seconds)}${seconds < 120 ? ': with so many records not for two minutes' : ''}.`,
  /** The age is that of the reader that is furthest behind. */
  rows: {
    age: (seconds: number) => `Iterator age after ${runTime(seconds)}`,
    waiting: 'Records waiting',
    refusedReads: 'GetRecords calls refused',
    refusedPuts: 'Puts refused',
  },
  duration: (seconds: number) => (seconds < 0.000_05 ? '0 s' : duration(seconds)),
  runSaid: (seconds: number, before: number, after: number | null) =>
    after === null
      ? `The iterator age after ${runTime(seconds)} is ${duration(before)}.`
      : `The iterator age after ${runTime(seconds)} is ${duration(before)} now, and ${duration(after)} with this.`,
  longBatch: (seconds: number) =>
    `A full batch takes ${duration(seconds)}: the age goes up and down by as much, whatever helps.`,
  explore: 'Open in Explore:',
  exploreNow: 'as it is now',
  exploreCured: 'with this',
  price: 'A month of it',
  /** The hours of a month are a link. */
  priceNote: {
    hours: (amount: string) => `${amount} hours`,
    text: ' of this load, in us-east-1. Lambda is not counted: the same work costs the same, whatever the factor.',
  },
  each: (amount: string) => `${amount} each`,
  kilobytesEach: (amount: string) => `${amount} KB a unit, rounded up a record`,
  items: {
    shards: 'Shard-hours',
    puts: 'Millions of PUT payload units',
    fanOutHours: 'Consumer-shard-hours',
    fanOutData: 'GB pushed',
  } satisfies Record<MonthItem['kind'], string>,
  item: 'Item',
  total: 'Together',
  source: 'By:',
};
