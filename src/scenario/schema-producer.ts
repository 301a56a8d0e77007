import {
  type BurstSetting,
  LIMITS,
  type OwnRecord,
  type RampSetting,
  type ProducerSetting,
  type WeightedKey,
  type ZipfKeys,
} from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import {
  allowed,
  also,
  choice,
  depending,
  finished,
  isPlainObject,
  kindOrNull,
  listOf,
  members,
  numberIn,
  numberOrNull,
  numbers,
  objectOrNull,
  type Report,
  type Schema,
  text,
  type Unchecked,
} from './checks';
import { DEFAULTS } from './defaults';
import { mustBe } from './faults';
import { RANGES, TOTALS } from './ranges';
import { hashKeyOrNull } from './schema-stream';

const seconds = numberIn(RANGES.seconds);
const spanSeconds = numberIn(RANGES.spanSeconds);

/** A partition key. */
export const partitionKey: Schema<string> = text(LIMITS.partitionKeyCharacters.value);

const weightedKey: Schema<WeightedKey> = members(
  { key: partitionKey, ...numbers('weight'), explicitHashKey: hashKeyOrNull },
  DEFAULTS.weightedKey,
);

const zipfKeys: Schema<ZipfKeys> = members(
  { count: numberIn(RANGES.keyCount), ...numbers('skew') },
  DEFAULTS.zipfKeys,
);

type Keys = ProducerSetting['partitionKeys'];
const keyList: Schema<Keys> = listOf(weightedKey, faultWords.items.keys, 1, TOTALS.weightedKeys);
const noKeys: Schema<Keys> = allowed(() => false, faultWords.producer.keys);
const partitionKeys = depending<Keys>((value) => {
  if (Array.isArray(value)) return keyList;
  return isPlainObject(value) ? zipfKeys : noKeys;
});

const ownRecord: Schema<OwnRecord> = members(
  { at: seconds, partitionKey, bytes: numberIn(RANGES.recordBytes), explicitHashKey: hashKeyOrNull },
  DEFAULTS.ownRecord,
);

type Records = ProducerSetting['records'];
const recordList: Schema<Records> = listOf(ownRecord, faultWords.items.records, 0, TOTALS.ownRecords);
const records: Schema<Records> = kindOrNull(Array.isArray, recordList, faultWords.producer.records);

const burst: Schema<BurstSetting | null> = objectOrNull(
  members(
    { ...numbers('recordsPerSecond'), everySeconds: spanSeconds, forSeconds: spanSeconds },
    DEFAULTS.burst,
  ),
  faultWords.producer.burst,
);
const ramp: Schema<RampSetting | null> = objectOrNull(
  members(
    { toRecordsPerSecond: numberIn(RANGES.recordsPerSecond), startsAt: seconds, overSeconds: spanSeconds },
    DEFAULTS.ramp,
  ),
  faultWords.producer.ramp,
);

function checkBurst({ burst: value }: Unchecked<ProducerSetting>, report: Report): void {
  if (!isPlainObject(value)) return;
  const { everySeconds = DEFAULTS.burst.everySeconds, forSeconds = DEFAULTS.burst.forSeconds } = value;
  if (typeof everySeconds !== 'number' || typeof forSeconds !== 'number' || forSeconds <= everySeconds)
    return;
  report(['burst', 'forSeconds'], mustBe(faultWords.producer.forSeconds(everySeconds), forSeconds));
}

function checkProducer(producer: Unchecked<ProducerSetting>, report: Report): void {
  checkBurst(producer, report);
  const { startsAt, endsAt } = producer;
  if (typeof startsAt !== 'number' || typeof endsAt !== 'number' || endsAt > startsAt) return;
  report(['endsAt'], mustBe(faultWords.producer.endsAt(startsAt), endsAt));
}

const producer: Schema<ProducerSetting> = members(
  {
    ...numbers('recordsPerSecond'),
    burst,
    ramp,
    arrivals: choice(['steady', 'poisson']),
    startsAt: seconds,
    endsAt: numberOrNull(RANGES.seconds),
    ...numbers('recordBytes'),
    partitionKeys,
    keyOrder: choice(['in-turn', 'random']),
    aggregation: choice(['none', 'KPL']),
    putMode: choice(['PutRecord', 'PutRecords']),
    ...numbers('recordsPerCall'),
    onThrottle: choice(['retry', 'drop']),
    ...numbers('retryMillis'),
    records,
  },
  DEFAULTS.producer,
);

/** One producer: a rate and keys, or records of one's own, which are put in order of time. */
export const producerSchema: Schema<ProducerSetting> = finished(also(producer, checkProducer), (value) =>
  value.records === null ? value : { ...value, records: value.records.toSorted((a, b) => a.at - b.at) },
);
