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
  objectOrNull,
  or,
  type Report,
  type Schema,
  text,
  type Unchecked,
} from './checks';
import { DEFAULTS } from './defaults';
import { mustBe } from './faults';
import { RANGES, TOTALS } from './ranges';
import { hashKeyOrNull } from './schema-stream';

/** A partition key. */
export const partitionKey: Schema<string> = text(LIMITS.partitionKeyCharacters.value);

const weightedKey: Schema<WeightedKey> = members({
  key: partitionKey,
  weight: or(numberIn(RANGES.weight), DEFAULTS.weightedKey.weight),
  explicitHashKey: or(hashKeyOrNull, DEFAULTS.weightedKey.explicitHashKey),
});

const zipfKeys: Schema<ZipfKeys> = members({
  count: or(numberIn(RANGES.keyCount), DEFAULTS.zipfKeys.count),
  skew: or(numberIn(RANGES.skew), DEFAULTS.zipfKeys.skew),
});

type Keys = ProducerSetting['partitionKeys'];
const keyList: Schema<Keys> = listOf(weightedKey, faultWords.items.keys, 1, TOTALS.weightedKeys);
const noKeys: Schema<Keys> = allowed(() => false, faultWords.producer.keys);
const partitionKeys = depending<Keys>((value) => {
  if (Array.isArray(value)) return keyList;
  return isPlainObject(value) ? zipfKeys : noKeys;
});

const ownRecord: Schema<OwnRecord> = members({
  at: numberIn(RANGES.seconds),
  partitionKey,
  bytes: or(numberIn(RANGES.recordBytes), DEFAULTS.ownRecord.bytes),
  explicitHashKey: or(hashKeyOrNull, DEFAULTS.ownRecord.explicitHashKey),
});

type Records = ProducerSetting['records'];
const recordList: Schema<Records> = listOf(ownRecord, faultWords.items.records, 0, TOTALS.ownRecords);
const records: Schema<Records> = kindOrNull(Array.isArray, recordList, faultWords.producer.records);

const burst: Schema<BurstSetting | null> = objectOrNull(
  members({
    recordsPerSecond: or(numberIn(RANGES.recordsPerSecond), DEFAULTS.burst.recordsPerSecond),
    everySeconds: or(numberIn(RANGES.spanSeconds), DEFAULTS.burst.everySeconds),
    forSeconds: or(numberIn(RANGES.spanSeconds), DEFAULTS.burst.forSeconds),
  }),
  faultWords.producer.burst,
);
const ramp: Schema<RampSetting | null> = objectOrNull(
  members({
    toRecordsPerSecond: or(numberIn(RANGES.recordsPerSecond), DEFAULTS.ramp.toRecordsPerSecond),
    startsAt: or(numberIn(RANGES.seconds), DEFAULTS.ramp.startsAt),
    overSeconds: or(numberIn(RANGES.spanSeconds), DEFAULTS.ramp.overSeconds),
  }),
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

const producer: Schema<ProducerSetting> = members({
  recordsPerSecond: or(numberIn(RANGES.recordsPerSecond), DEFAULTS.producer.recordsPerSecond),
  burst: or(burst, DEFAULTS.producer.burst),
  ramp: or(ramp, DEFAULTS.producer.ramp),
  arrivals: or(choice(['steady', 'poisson']), DEFAULTS.producer.arrivals),
  startsAt: or(numberIn(RANGES.seconds), DEFAULTS.producer.startsAt),
  endsAt: or(numberOrNull(RANGES.seconds), DEFAULTS.producer.endsAt),
  recordBytes: or(numberIn(RANGES.recordBytes), DEFAULTS.producer.recordBytes),
  partitionKeys: or(partitionKeys, DEFAULTS.producer.partitionKeys),
  keyOrder: or(choice(['in-turn', 'random']), DEFAULTS.producer.keyOrder),
  aggregation: or(choice(['none', 'KPL']), DEFAULTS.producer.aggregation),
  putMode: or(choice(['PutRecord', 'PutRecords']), DEFAULTS.producer.putMode),
  recordsPerCall: or(numberIn(RANGES.recordsPerCall), DEFAULTS.producer.recordsPerCall),
  onThrottle: or(choice(['retry', 'drop']), DEFAULTS.producer.onThrottle),
  retryMillis: or(numberIn(RANGES.retryMillis), DEFAULTS.producer.retryMillis),
  records: or(records, DEFAULTS.producer.records),
});

/** One producer: a rate and keys, or records of one's own, which are put in order of time. */
export const producerSchema: Schema<ProducerSetting> = finished(also(producer, checkProducer), (value) =>
  value.records === null ? value : { ...value, records: value.records.toSorted((a, b) => a.at - b.at) },
);
