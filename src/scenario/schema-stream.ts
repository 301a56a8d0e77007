import { MAX_HASH_KEY, type HashKeyRangeSetting, type StreamSetting } from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import {
  allowed,
  also,
  choice,
  flag,
  isPlainObject,
  kindOrNull,
  listOf,
  members,
  nullOr,
  numbers,
  prepared,
  type Report,
  type Schema,
  text,
  type Unchecked,
} from './checks';
import { DEFAULTS, ON_DEMAND_SHARDS } from './defaults';
import { mustBe } from './faults';
import { isHashKey } from './hash-key-text';
import { isInRange, RANGES, TOTALS } from './ranges';

/** A hash key as the API spells it. */
export const hashKey: Schema<string> = allowed(isHashKey, faultWords.stream.hashKey);

/** A hash key, or null for the MD5 sum of the partition key. */
export const hashKeyOrNull: Schema<string | null> = nullOr(isHashKey, faultWords.stream.hashKey);

const range: Schema<HashKeyRangeSetting> = members({
  startingHashKey: hashKey,
  endingHashKey: hashKey,
});

const rangeList = listOf(range, faultWords.items.hashKeyRanges, 1, RANGES.shardCount.max);

const shards: Schema<HashKeyRangeSetting[] | null> = kindOrNull(
  Array.isArray,
  rangeList,
  faultWords.stream.hashKeyRanges,
);

/** The ranges must leave no hash key out and hold none twice; says so at the first bound that is wrong. */
function checkTiling(ranges: readonly unknown[], report: Report): void {
  let next = 0n;
  for (const [index, one] of ranges.entries()) {
    if (!isPlainObject(one) || !isHashKey(one['startingHashKey']) || !isHashKey(one['endingHashKey'])) return;
    const { startingHashKey, endingHashKey } = one;
    if (BigInt(startingHashKey) !== next) {
      const what = index === 0 ? faultWords.stream.start(`${next}`) : faultWords.stream.startAfter(`${next}`);
      return report(['shards', index, 'startingHashKey'], mustBe(what, startingHashKey));
    }
    if (BigInt(endingHashKey) < next) {
      return report(
        ['shards', index, 'endingHashKey'],
        mustBe(faultWords.stream.end(`${next}`), endingHashKey),
      );
    }
    next = BigInt(endingHashKey) + 1n;
  }
  if (next > MAX_HASH_KEY) return;
  const what = faultWords.stream.lastEnd(`${MAX_HASH_KEY}`);
  report(['shards', ranges.length - 1, 'endingHashKey'], mustBe(what, `${next - 1n}`));
}

function checkStream(stream: Unchecked<StreamSetting>, report: Report): void {
  if (stream.onDemandAdvantage === true && stream.streamMode === 'PROVISIONED')
    report(['onDemandAdvantage'], mustBe(faultWords.stream.advantage, true));
  if (!Array.isArray(stream.shards) || stream.shards.length === 0) return;
  checkTiling(stream.shards, report);
  const count = stream.shards.length;
  if (isInRange(RANGES.shardCount, stream.shardCount) && stream.shardCount !== count) {
    report(['shardCount'], mustBe(faultWords.stream.shardCount(count), stream.shardCount));
  }
}

const stream: Schema<StreamSetting> = members(
  {
    streamName: text(TOTALS.nameCharacters),
    writeBurst: choice(['none', 'tank']),
    streamMode: choice(['PROVISIONED', 'ON_DEMAND']),
    ...numbers('shardCount', 'retentionPeriodHours'),
    onDemandAdvantage: flag,
    ...numbers('consumerCreatingSeconds'),
    shards,
  },
  DEFAULTS.stream,
);

/** Explicit ranges say how many shards there are; a new stream in on-demand mode has as many as its throughput needs. */
function countRanges(value: unknown): unknown {
  if (!isPlainObject(value) || value['shardCount'] !== undefined) return value;
  if (Array.isArray(value['shards'])) return { ...value, shardCount: Math.max(1, value['shards'].length) };
  return value['streamMode'] === 'ON_DEMAND' ? { ...value, shardCount: ON_DEMAND_SHARDS } : value;
}

/** The stream: its shards and how long it keeps records. */
export const streamSchema: Schema<StreamSetting> = prepared(also(stream, checkStream), countRanges);
