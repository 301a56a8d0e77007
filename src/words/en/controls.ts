import type { SettingGroup, SettingKey, SettingUnit } from '../../scenario';
import type { ConsumerType } from '../../engine';

const one = (count: number, single: string, many: string) => (count === 1 ? single : many);

/** Keys named in a sentence. */
const MOST_KEYS = 3;

/** The words of the control panel; those of each setting are in `settings`. */
export const controlsWords = {
  region: 'Settings',
  groups: {
    'lambda-trigger': 'Lambda trigger',
    readers: 'Readers',
    function: 'Lambda function',
    producers: 'Producers',
    stream: 'Stream',
    failures: 'Failures',
    assumptions: 'What AWS does not publish',
  } satisfies Readonly<Record<SettingGroup, string>>,
  more: 'More settings',
  reset: 'Reset all settings',
  explain: (setting: string) => `About ${setting}`,
  typed: (setting: string) => `${setting}, as a number`,
  unpublished: 'not published by AWS: our assumption',
  newRun: 'starts a new run',
  source: (source: string) => `Source: ${source}`,
  none: 'none',
  on: 'on',
  off: 'off',
  /** Values with a meaning of their own, by setting; `null` and numbers alike. */
  special: {
    startingPositionTimestamp: { null: 'none' },
    readAheadRecords: { null: 'no bound' },
    maximumRetryAttempts: { '-1': 'until they expire' },
    maximumRecordAgeInSeconds: { '-1': 'no limit' },
    reservedConcurrency: { null: 'none reserved' },
    environmentIdleSeconds: { null: 'for ever' },
    onFailureDestination: { null: 'none: the records are gone' },
    tumblingWindowInSeconds: { 0: 'no windows' },
    endsAt: { null: 'never' },
    burst: { null: 'none' },
    ramp: { null: 'none' },
    outage: { null: 'none' },
  } satisfies Readonly<Partial<Record<SettingKey, Readonly<Record<string, string>>>>> as Readonly<
    Partial<Record<SettingKey, Readonly<Record<string, string>>>>
  >,
  /** Values of choices that are not AWS's own names. */
  choices: {
    'by-key': 'by key',
    'by-hash-range': 'by hash range',
    lambda: 'Lambda function',
    firehose: 'Firehose',
    kcl: 'KCL application',
    steady: 'steady',
    poisson: 'Poisson',
    'in-turn': 'in turn',
    random: 'random',
    none: 'none',
    tank: 'tank',
    KPL: 'KPL',
    PutRecord: 'PutRecord',
    PutRecords: 'PutRecords',
    retry: 'retry',
    drop: 'drop',
    sqs: 'Amazon SQS queue',
    sns: 'Amazon SNS topic',
    s3: 'Amazon S3 bucket',
    kafka: 'Kafka topic',
    lane: 'its lane',
    shard: 'its shard',
  } as Readonly<Record<string, string>>,
  /** The unit behind a value; '' where the label says it. */
  units: {
    shards: '',
    consumers: '',
    records: '',
    'records-per-second': '',
    bytes: 'B',
    keys: '',
    batches: '',
    retries: '',
    invocations: '',
    seconds: 's',
    milliseconds: 'ms',
    hours: 'h',
    megabytes: 'MB',
    share: '',
  } satisfies Readonly<Record<SettingUnit, string>>,
  /** A value with its unit in full, for ears. */
  unitsLong: {
    shards: (n) => one(n, 'shard', 'shards'),
    consumers: (n) => one(n, 'consumer', 'consumers'),
    records: (n) => one(n, 'record', 'records'),
    'records-per-second': () => 'records per second',
    bytes: (n) => one(n, 'byte', 'bytes'),
    keys: (n) => one(n, 'key', 'keys'),
    batches: (n) => one(n, 'batch', 'batches'),
    retries: (n) => one(n, 'retry', 'retries'),
    invocations: (n) => one(n, 'invocation', 'invocations'),
    seconds: (n) => one(n, 'second', 'seconds'),
    milliseconds: (n) => one(n, 'millisecond', 'milliseconds'),
    hours: (n) => one(n, 'hour', 'hours'),
    megabytes: () => 'megabytes',
    share: () => '',
  } satisfies Readonly<Record<SettingUnit, (count: number) => string>> as Readonly<
    Record<SettingUnit, (count: number) => string>
  >,
  /** Names of the numbers that a setting is made of. */
  numbers: {
    recordsPerSecond: 'Records per second',
    toRecordsPerSecond: 'To records per second',
    everySeconds: 'Every',
    forSeconds: 'For',
    startsAt: 'From second',
    endsAt: 'To second',
    overSeconds: 'Over',
  } as Readonly<Record<string, string>>,
  /** A fault of one line of a list. */
  line: (number: number) => `Line ${number}`,

  consumer: {
    shown: 'Settings of',
    kinds: { lambda: 'Lambda', firehose: 'Firehose', kcl: 'KCL' } satisfies Readonly<
      Record<ConsumerType, string>
    >,
    /** Before the buttons, and what each adds. */
    addLabel: 'Add a reader; starts a new run',
    add: {
      lambda: 'Add a Lambda function',
      firehose: 'Add a Firehose',
      kcl: 'Add a KCL application',
    } satisfies Readonly<Record<ConsumerType, string>>,
    remove: (name: string) => `Remove ${name}`,
    times: (name: string, count: number) => (count === 1 ? name : `${name} × ${count}`),
  },
  producer: { shown: 'Settings of producer', name: (number: number) => `Producer ${number}` },

  keys: {
    label: 'Partition keys',
    numberOf: 'Partition keys',
    help: 'How many different keys the records carry. Records of one key always go to the same shard and stay in order.',
    kind: 'Partition keys come from',
    listed: 'a list',
    generated: 'a count and a skew',
    hint: 'One a line: the key, and if you like a comma and its weight, a comma and an explicit hash key.',
  },
  lists: {
    'hash-key-ranges':
      'One range a line: first and last hash key, with a comma between them. Empty: equal parts.',
    'poll-phases':
      'One number for all, or one for each consumer, with commas between them. Empty: by the seed.',
    'record-places': 'Numbers of records, as on their glyphs, with commas between them.',
    'key-names': 'One key a line.',
  },
  filter: {
    hint: 'One pattern a line, such as {"partitionKey": [{"prefix": "user-"}]}. Empty: all records pass.',
  },
  factorForced: 'In force is 1: with a tumbling window a shard has one batch at a time.',
  /** Where shards were split or merged, by hand or in on-demand mode. */
  shardsOpen: (open: number, atStart: number) => `${open} open at this time; the run starts with ${atStart}.`,
  /** Poison keys of which nothing comes. */
  keysNobodyPuts: (keys: readonly string[]) => {
    const more = keys.length > MOST_KEYS ? ` and ${keys.length - MOST_KEYS} more` : '';
    return `No producer puts records with the ${one(keys.length, 'key', 'keys')} ${keys.slice(0, MOST_KEYS).join(', ')}${more}.`;
  },
  commit: 'Applies when you leave the field.',
  tooLong: 'The list is too long to be edited here; it is in force as it is.',
  ownRecords: {
    some: (count: string) => `${count} records of your own are put instead of the rate and keys above.`,
    none: 'None. Bring them in under “Your records”.',
    drop: 'Put generated records again',
  },
  instead: 'Your own records are put instead.',
};
