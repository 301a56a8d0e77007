import type {
  ConsumerSetting,
  ConsumerType,
  EventSourceMappingSetting,
  FailureSetting,
  FirehoseConsumerSetting,
  FunctionSetting,
  KclConsumerSetting,
  LambdaConsumerSetting,
  OnFailureDestination,
  OutageSetting,
} from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import {
  allowed,
  also,
  choice,
  depending,
  eitherOf,
  finished,
  flag,
  isPlainObject,
  isText,
  listOf,
  members,
  noKind,
  nullOr,
  numberIn,
  numbers,
  numbersOrNull,
  objectOrNull,
  type Report,
  type Schema,
  text,
  type Unchecked,
} from './checks';
import { DEFAULTS } from './defaults';
import { mustBe } from './faults';
import { describeRange, isInRange, RANGES, TOTALS } from './ranges';
import { filterCriteria } from './schema-filter';
import { partitionKey } from './schema-producer';

/** Where messages of what is given up may go. */
export const DESTINATION_CHOICES = ['sqs', 'sns', 's3', 'kafka'] as const;

const destination: Schema<OnFailureDestination | null> = nullOr(
  (value) => DESTINATION_CHOICES.includes(value as OnFailureDestination),
  eitherOf(DESTINATION_CHOICES),
);

const mappingMembers: Schema<EventSourceMappingSetting> = members(
  {
    startingPosition: choice(['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP']),
    ...numbersOrNull('startingPositionTimestamp'),
    ...numbers('batchSize', 'maximumBatchingWindowInSeconds', 'parallelizationFactor'),
    laneAssignment: choice(['by-key', 'by-hash-range']),
    ...numbersOrNull('readAheadRecords'),
    ...numbers('maximumRetryAttempts', 'maximumRecordAgeInSeconds'),
    bisectBatchOnFunctionError: flag,
    functionResponseTypes: listOf(choice(['ReportBatchItemFailures']), faultWords.items.names, 0, 1),
    filterCriteria,
    ...numbers('tumblingWindowInSeconds'),
    onFailureDestination: destination,
    failureBlocks: choice(['lane', 'shard']),
  },
  DEFAULTS.eventSourceMapping,
);

// Second 0 is the only time that is not in the future of a mapping's start: it goes with AT_TIMESTAMP, and only with it.
const eventSourceMapping = finished(mappingMembers, (mapping) => ({
  ...mapping,
  startingPositionTimestamp: mapping.startingPosition === 'AT_TIMESTAMP' ? 0 : null,
}));

const failures: Schema<FailureSetting> = members(
  {
    poisonRecords: listOf(numberIn(RANGES.poisonRecord), faultWords.items.places, 0, TOTALS.poisons),
    ...numbers('poisonRate'),
    poisonKeys: listOf(partitionKey, faultWords.items.partitionKeys, 0, TOTALS.poisons),
    ...numbers('errorRate'),
  },
  DEFAULTS.failures,
);

const lambdaFunction: Schema<FunctionSetting> = members(
  {
    ...numbers('millisPerInvocation', 'millisPerRecord', 'coldStartMillis'),
    ...numbersOrNull('reservedConcurrency', 'environmentIdleSeconds'),
    ...numbers('memoryMegabytes'),
    failures,
  },
  { ...DEFAULTS.function, failures: {} },
);

type Phase = ConsumerSetting['pollPhaseMillis'];
const PHASE = faultWords.consumer.pollPhase(describeRange(RANGES.pollPhaseMillis));
const onePhase: Schema<Phase> = allowed(
  (value) => value === null || isInRange(RANGES.pollPhaseMillis, value),
  PHASE,
);
const phaseList: Schema<Phase> = listOf(
  numberIn(RANGES.pollPhaseMillis),
  faultWords.items.numbers,
  1,
  RANGES.count.max,
);
const pollPhase = depending<Phase>((value) => (Array.isArray(value) ? phaseList : onePhase));

const seconds = numberIn(RANGES.seconds);
const outage: Schema<OutageSetting | null> = objectOrNull(
  members({ startsAt: seconds, endsAt: seconds }, DEFAULTS.outage),
  faultWords.consumer.outage,
);

function checkOutage({ outage: value }: Unchecked<ConsumerSetting>, report: Report): void {
  if (!isPlainObject(value)) return;
  const { startsAt = DEFAULTS.outage.startsAt, endsAt = DEFAULTS.outage.endsAt } = value;
  if (typeof startsAt !== 'number' || typeof endsAt !== 'number' || endsAt > startsAt) return;
  report(['outage', 'endsAt'], mustBe(faultWords.consumer.outageEndsAt(startsAt), endsAt));
}

/** The members that consumers of every kind have. */
function common<const T extends ConsumerType>(type: T) {
  return {
    name: text(TOTALS.nameCharacters),
    type: choice([type]),
    ...numbers('count'),
    pollPhaseMillis: pollPhase,
    ...numbers('pollJitterMillis'),
    outage,
  };
}

/** Their defaults. */
function defaultsOf<const T extends ConsumerType>(type: T) {
  return { ...DEFAULTS.consumer, name: DEFAULTS.consumerName[type], type };
}

/** Whose it is, is checked with all consumers at hand. */
const nameOrNull: Schema<string | null> = nullOr(
  (value) => isText(value, TOTALS.consumerNameCharacters),
  faultWords.text(TOTALS.consumerNameCharacters),
);

/** The members of consumers that can use enhanced fan-out. */
const fanOut = { enhancedFanOut: flag, sharesConsumerWith: nameOrNull };

const lambda: Schema<LambdaConsumerSetting> = members(
  { ...common('lambda'), ...fanOut, eventSourceMapping, function: lambdaFunction },
  { ...defaultsOf('lambda'), eventSourceMapping: {}, function: {} },
);

const polls: Schema<false> = allowed((value) => value === false, faultWords.consumer.polls);
const firehose: Schema<FirehoseConsumerSetting> = members(
  { ...common('firehose'), enhancedFanOut: polls },
  defaultsOf('firehose'),
);

const kcl: Schema<KclConsumerSetting> = members(
  {
    ...common('kcl'),
    ...fanOut,
    // Without AT_TIMESTAMP: a KCL application has no member for its time.
    startingPosition: choice(['TRIM_HORIZON', 'LATEST']),
    ...numbers('idleMillisBetweenReads'),
  },
  { ...defaultsOf('kcl'), ...DEFAULTS.kcl },
);

const KINDS: Readonly<Record<ConsumerType, Schema<ConsumerSetting>>> = { lambda, firehose, kcl };
const TYPES = Object.keys(KINDS) as ConsumerType[];

function checkConsumer(consumer: Unchecked<ConsumerSetting>, report: Report): void {
  checkOutage(consumer, report);
  const { count, pollPhaseMillis } = consumer;
  if (!Array.isArray(pollPhaseMillis) || typeof count !== 'number' || pollPhaseMillis.length === count)
    return;
  report(['pollPhaseMillis'], mustBe(faultWords.consumer.pollPhases(count), pollPhaseMillis));
}

const anyKind = depending<ConsumerSetting>((value) => {
  const given = isPlainObject(value) ? value['type'] : undefined;
  const type = given === undefined ? DEFAULTS.consumerType : given;
  // Without its type, nobody knows which other members it may have.
  return TYPES.includes(type as ConsumerType) ? KINDS[type as ConsumerType] : noKind('type', TYPES);
});

/** One entry of the consumers: a Lambda function with its mapping, a Firehose stream or a KCL application. */
export const consumerSchema: Schema<ConsumerSetting> = also(anyKind, checkConsumer);
