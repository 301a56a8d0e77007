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
  numberOrNull,
  objectOrNull,
  or,
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

const MAPPING = DEFAULTS.eventSourceMapping;

/** Where messages of what is given up may go. */
export const DESTINATION_CHOICES = ['sqs', 'sns', 's3', 'kafka'] as const;

const destination: Schema<OnFailureDestination | null> = nullOr(
  (value) => DESTINATION_CHOICES.includes(value as OnFailureDestination),
  eitherOf(DESTINATION_CHOICES),
);

const mappingMembers: Schema<EventSourceMappingSetting> = members({
  startingPosition: or(choice(['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP']), MAPPING.startingPosition),
  startingPositionTimestamp: or(
    numberOrNull(RANGES.startingPositionTimestamp),
    MAPPING.startingPositionTimestamp,
  ),
  batchSize: or(numberIn(RANGES.batchSize), MAPPING.batchSize),
  maximumBatchingWindowInSeconds: or(
    numberIn(RANGES.maximumBatchingWindowInSeconds),
    MAPPING.maximumBatchingWindowInSeconds,
  ),
  parallelizationFactor: or(numberIn(RANGES.parallelizationFactor), MAPPING.parallelizationFactor),
  laneAssignment: or(choice(['by-key', 'by-hash-range']), MAPPING.laneAssignment),
  readAheadRecords: or(numberOrNull(RANGES.readAheadRecords), MAPPING.readAheadRecords),
  maximumRetryAttempts: or(numberIn(RANGES.maximumRetryAttempts), MAPPING.maximumRetryAttempts),
  maximumRecordAgeInSeconds: or(
    numberIn(RANGES.maximumRecordAgeInSeconds),
    MAPPING.maximumRecordAgeInSeconds,
  ),
  bisectBatchOnFunctionError: or(flag, MAPPING.bisectBatchOnFunctionError),
  functionResponseTypes: or(
    listOf(choice(['ReportBatchItemFailures']), faultWords.items.names, 0, 1),
    MAPPING.functionResponseTypes,
  ),
  filterCriteria: or(filterCriteria, MAPPING.filterCriteria),
  tumblingWindowInSeconds: or(numberIn(RANGES.tumblingWindowInSeconds), MAPPING.tumblingWindowInSeconds),
  onFailureDestination: or(destination, MAPPING.onFailureDestination),
  failureBlocks: or(choice(['lane', 'shard']), MAPPING.failureBlocks),
});

// Second 0 is the only time that is not in the future of a mapping's start: it goes with AT_TIMESTAMP, and only with it.
const eventSourceMapping = finished(mappingMembers, (mapping) => ({
  ...mapping,
  startingPositionTimestamp: mapping.startingPosition === 'AT_TIMESTAMP' ? 0 : null,
}));

const failures: Schema<FailureSetting> = members({
  poisonRecords: or(
    listOf(numberIn(RANGES.poisonRecord), faultWords.items.places, 0, TOTALS.poisons),
    DEFAULTS.failures.poisonRecords,
  ),
  poisonRate: or(numberIn(RANGES.poisonRate), DEFAULTS.failures.poisonRate),
  poisonKeys: or(
    listOf(partitionKey, faultWords.items.partitionKeys, 0, TOTALS.poisons),
    DEFAULTS.failures.poisonKeys,
  ),
  errorRate: or(numberIn(RANGES.errorRate), DEFAULTS.failures.errorRate),
});

const lambdaFunction: Schema<FunctionSetting> = members({
  millisPerInvocation: or(numberIn(RANGES.millisPerInvocation), DEFAULTS.function.millisPerInvocation),
  millisPerRecord: or(numberIn(RANGES.millisPerRecord), DEFAULTS.function.millisPerRecord),
  coldStartMillis: or(numberIn(RANGES.coldStartMillis), DEFAULTS.function.coldStartMillis),
  reservedConcurrency: or(numberOrNull(RANGES.reservedConcurrency), DEFAULTS.function.reservedConcurrency),
  environmentIdleSeconds: or(
    numberOrNull(RANGES.environmentIdleSeconds),
    DEFAULTS.function.environmentIdleSeconds,
  ),
  memoryMegabytes: or(numberIn(RANGES.memoryMegabytes), DEFAULTS.function.memoryMegabytes),
  failures: or(failures, {}),
});

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

const outage: Schema<OutageSetting | null> = objectOrNull(
  members({
    startsAt: or(numberIn(RANGES.seconds), DEFAULTS.outage.startsAt),
    endsAt: or(numberIn(RANGES.seconds), DEFAULTS.outage.endsAt),
  }),
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
    name: or(text(TOTALS.nameCharacters), DEFAULTS.consumerName[type]),
    type: or<T>(choice([type]), type as NoInfer<T>),
    count: or(numberIn(RANGES.count), DEFAULTS.consumer.count),
    pollPhaseMillis: or(pollPhase, DEFAULTS.consumer.pollPhaseMillis),
    pollJitterMillis: or(numberIn(RANGES.pollJitterMillis), DEFAULTS.consumer.pollJitterMillis),
    outage: or(outage, DEFAULTS.consumer.outage),
  };
}

/** Whose it is, is checked with all consumers at hand. */
const nameOrNull: Schema<string | null> = nullOr(
  (value) => isText(value, TOTALS.consumerNameCharacters),
  faultWords.text(TOTALS.consumerNameCharacters),
);

/** The members of consumers that can use enhanced fan-out. */
const fanOut = {
  enhancedFanOut: or(flag, DEFAULTS.consumer.enhancedFanOut),
  sharesConsumerWith: or(nameOrNull, DEFAULTS.consumer.sharesConsumerWith),
};

const lambda: Schema<LambdaConsumerSetting> = members({
  ...common('lambda'),
  ...fanOut,
  eventSourceMapping: or(eventSourceMapping, {}),
  function: or(lambdaFunction, {}),
});

const polls: Schema<false> = allowed((value) => value === false, faultWords.consumer.polls);
const firehose: Schema<FirehoseConsumerSetting> = members({
  ...common('firehose'),
  enhancedFanOut: or(polls, DEFAULTS.consumer.enhancedFanOut),
});

const kcl: Schema<KclConsumerSetting> = members({
  ...common('kcl'),
  ...fanOut,
  // Without AT_TIMESTAMP: a KCL application has no member for its time.
  startingPosition: or(choice(['TRIM_HORIZON', 'LATEST']), DEFAULTS.kcl.startingPosition),
  idleMillisBetweenReads: or(numberIn(RANGES.idleMillisBetweenReads), DEFAULTS.kcl.idleMillisBetweenReads),
});

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
