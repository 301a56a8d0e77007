import { LIMITS } from '../../engine/index';
import { MEBIBYTE } from '../../lib/bytes';
import type {
  FaultCode,
  FaultDetails,
  LineFault,
  NoteCode,
  NoteDetails,
  OwnRecordsAdvice,
  ReadingNote,
  RecordsReading,
  RouteDisagreement,
  Separator,
  ShardAdvice,
  ShardsReading,
  UnreadableReading,
  UnreadableReason,
} from '../../scenario/own-records';
import { count as plural, number } from './numbers';

type FaultSentences = { readonly [Code in FaultCode]: (detail: FaultDetails[Code]) => string };
type NoteSentences = { readonly [Code in NoteCode]: (detail: NoteDetails[Code]) => string };

/** What is there is never "0 %", and what is not all never "100 %". */
function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  if (share > 0.99 && share < 1) return 'more than 99 %';
  return `${number(share * 100)} %`;
}

const TIMESTAMP_FORMS =
  'ISO 8601 (2018-01-31T01:49:59.650Z) or a number of seconds or milliseconds, such as 1517363399.65';
const ALL_HASH_KEYS = 'Together the open shards must cover every hash key from 0 to 2^128-1 exactly once';
const KNOWN_JSON = 'get-records, list-shards, describe-stream or describe-stream-summary';
const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
};

/** Why a line could not be used: the field, and what is allowed. */
const faults: FaultSentences = {
  'too-few-columns': ({ found, needed }) =>
    `The line has ${plural(found, 'column')}; it needs at least ${needed}.`,
  'quotes-malformed': () =>
    'The quotes do not match: a quoted field must end with a quote before the next separator or the end of the line, and a quote inside it must be doubled.',
  'timestamp-missing': () => `ApproximateArrivalTimestamp is empty; it must be ${TIMESTAMP_FORMS}.`,
  'timestamp-unreadable': ({ value }) =>
    `ApproximateArrivalTimestamp is “${value}”; it must be ${TIMESTAMP_FORMS}.`,
  'timestamp-far-off': ({ years, maximum }) =>
    `ApproximateArrivalTimestamp is ${plural(years, 'year')} away from the middle of the other records; at most ${maximum} are allowed.`,
  'partition-key-missing': () =>
    `PartitionKey is empty; it must have 1 to ${LIMITS.partitionKeyCharacters.value} characters.`,
  'partition-key-too-long': ({ characters, maximum }) =>
    `PartitionKey has ${number(characters)} characters; it must have 1 to ${maximum}.`,
  'bytes-not-whole': ({ value }) =>
    `Bytes is “${value}”; it must be a whole number of bytes, 1 to ${number(LIMITS.recordBytes.value)}.`,
  'bytes-out-of-range': ({ bytes, minimum, maximum }) =>
    `Bytes (data and partition key) is ${number(bytes)}; it must be ${number(minimum)} to ${number(maximum)} (${number(maximum / MEBIBYTE)} MiB, the default largest record of a stream).`,
  'data-missing': () => 'Data is missing; it must be text in base64.',
  'data-not-base64': ({ value }) => `Data is “${value}”; it must be base64.`,
  'sequence-number-unreadable': ({ value }) =>
    `SequenceNumber is “${value}”; it must be a text of 1 to 129 digits that does not begin with 0.`,
  'sequence-number-repeated': ({ sequenceNumber }) =>
    `SequenceNumber ${sequenceNumber} was read before: the pages overlap. Each record is used once.`,
  'not-a-record': ({ found }) =>
    `Records holds “${found}”; it must hold objects with ApproximateArrivalTimestamp, PartitionKey and Data.`,
  'document-unknown': ({ members }) =>
    `This JSON is not the answer of ${KNOWN_JSON}${members.length === 0 ? '' : ` (it has ${members.join(', ')})`}.`,
  'document-of-another-kind': ({ document }) =>
    `This is the answer of ${document}, among records; give it by itself to set the shards.`,
  'json-broken': ({ found }) => `The JSON breaks here, at “${found}”; whole records around it are used.`,
  'json-ended': () => 'The JSON ends here, in the middle; the whole records before it are used.',
  'not-a-shard': ({ found }) =>
    `Shards holds “${found}”; it must hold objects with ShardId and HashKeyRange.`,
  'shard-range-unreadable': ({ shardId, start, end }) =>
    `HashKeyRange of ${shardId} is “${start}” to “${end}”; both must be digits, 0 to 2^128-1, the start not above the end.`,
  'shards-gap': ({ from, to }) => `No open shard holds the hash keys ${from} to ${to}. ${ALL_HASH_KEYS}.`,
  'shards-overlap': ({ at, shardId }) =>
    `${shardId} begins at hash key ${at}, which another open shard holds. ${ALL_HASH_KEYS}.`,
  'shard-count-out-of-range': ({ value, maximum }) =>
    `OpenShardCount is “${value}”; it must be a whole number from 1 to ${number(maximum)}.`,
  'retention-out-of-range': ({ value, minimum, maximum }) =>
    `RetentionPeriodHours is “${value}”; it must be a whole number from ${minimum} to ${number(maximum)}.`,
  'too-many-records': ({ leftOut, maximum }) =>
    `${plural(leftOut, 'record')} from here on ${leftOut === 1 ? 'is' : 'are'} left out; at most ${number(maximum)} are used.`,
  'further-faults': ({ count }) =>
    `From here on, ${plural(count, 'more line')} could not be used; not listed.`,
};

const notes: NoteSentences = {
  'sorted-by-arrival': ({ count }) =>
    `${plural(count, 'record')} stood below a later one: all are put in order of arrival.`,
  'bytes-assumed': ({ count, bytes }) =>
    `${plural(count, 'record')} without Bytes ${count === 1 ? 'is' : 'are'} taken as ${number(bytes)} bytes each.`,
  'zone-assumed-utc': ({ count }) =>
    `${plural(count, 'time')} without a zone ${count === 1 ? 'is' : 'are'} taken as UTC.`,
  'times-assumed': ({ recordsPerSecond }) =>
    `There are no times: the records are spread evenly, ${plural(recordsPerSecond, 'record')} a second.`,
  'keys-hold-separator': ({ separator }) =>
    `Each line is taken as one partition key, although each holds ${SEPARATOR_NAMES[separator]}. For columns, begin with the line ApproximateArrivalTimestamp,PartitionKey,Bytes.`,
  'columns-ignored': ({ names }) =>
    `Not used: ${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}.`,
  'capacity-mode-on-demand': () =>
    'The stream is in on-demand mode; it is simulated with its shards of now, which do not split by themselves.',
};

const unreadable: Readonly<Record<UnreadableReason, string>> = {
  empty: 'There is nothing to read.',
  binary: 'This is not text. Save it as CSV or JSON in UTF-8.',
  'nothing-usable': 'No line can be used.',
  'no-partition-key-column': 'The header has no PartitionKey column.',
  'columns-not-recognised':
    'The columns are not known. The first line must name PartitionKey, and may name ApproximateArrivalTimestamp and Bytes.',
  'json-broken': 'The JSON is broken before anything in it is whole.',
  'json-unknown': `This JSON is not the answer of ${KNOWN_JSON}.`,
  'no-records': 'There are no records in it.',
  'no-open-shards': 'All shards in it are closed; closed shards take no records.',
  'shards-do-not-tile': 'The open shards do not cover every hash key once.',
};

const STAYS = 'What was there before stays.';

/** Which factor to set first and why, and from where on a larger one cannot help. */
function factorSentence(shard: ShardAdvice): string {
  const { largestUsefulFactor: largest, factorWhereHottestKeyDecides: deciding, distinctKeys } = shard;
  const isMost = distinctKeys > largest;
  const most = isMost
    ? `More than ${largest} Lambda does not take.`
    : `More than ${largest} cannot help: it has ${plural(distinctKeys, 'key')}.`;
  const hottest = `its hottest key, ${shard.hottestKey}, with ${percent(shard.hottestKeyShare)} of its records`;
  if (deciding === null)
    return `Set the factor to anything up to ${largest}: even there ${hottest}, does not decide alone. ${most}`;
  return `Set the factor to ${deciding}: from there on ${hottest}, decides how long it takes. ${most}`;
}

function shardSentence(shard: ShardAdvice): string {
  if (shard.hottestKey === null) return `Shard ${shard.index} gets no records.`;
  const got = `Shard ${shard.index} gets ${plural(shard.records, 'record')} (${percent(shard.share)}) of ${plural(shard.distinctKeys, 'key')}`;
  if (shard.largestUsefulFactor === 1) return `${got}: no parallelization factor above 1 can help it.`;
  return `${got}. ${factorSentence(shard)}`;
}

/** All that is said about one's own records. */
export const ownRecordsWords = {
  fault: (fault: LineFault): string => {
    const sentence = faults[fault.code] as (detail: LineFault['detail']) => string;
    const place = fault.position === null ? '' : ` (number ${number(fault.position)})`;
    return `Line ${number(fault.line)}${place}: ${sentence(fault.detail)}`;
  },
  note: (note: ReadingNote): string =>
    (notes[note.code] as (detail: ReadingNote['detail']) => string)(note.detail),
  unreadable: ({ reason, columns, faults: found }: UnreadableReading): string => {
    // Of a file of another kind the fault says all there is to say, with what it holds instead.
    const other =
      reason === 'json-unknown' ? found.find(({ code }) => code === 'document-unknown') : undefined;
    if (other?.code === 'document-unknown') return `${faults['document-unknown'](other.detail)} ${STAYS}`;
    const names = columns.length === 0 ? '' : ` It names ${columns.join(', ')}.`;
    return `${unreadable[reason]}${names} ${STAYS}`;
  },
  records: ({ used, total, leftOut }: RecordsReading): string =>
    leftOut === 0
      ? `${plural(used, 'record')} read.`
      : `${number(used)} of ${plural(total, 'record')} read, ${number(leftOut)} left out.`,
  shards: ({ openShards, closedLeftOut, streamName }: ShardsReading): string => {
    const of = streamName === null ? '' : ` of the stream ${streamName}`;
    const closed = closedLeftOut === 0 ? '' : ` ${plural(closedLeftOut, 'closed shard')} left out.`;
    return `${plural(openShards, 'open shard')}${of} read.${closed}`;
  },
  shard: shardSentence,
  /** Of the shard that matters most, in a line of its own: the hot one. */
  verdict: (advice: OwnRecordsAdvice): string => {
    const hot = advice.hotShard === null ? null : advice.shards[advice.hotShard];
    const first = ownRecordsWords.hotShard(advice);
    if (hot === null) return advice.shards.length === 1 ? shardSentence(advice.shards[0]) : first;
    return hot.largestUsefulFactor === 1
      ? `${first} It has one key: no parallelization factor above 1 can help it.`
      : `${first} ${factorSentence(hot)}`;
  },
  hotShard: ({ hotShard, shards }: OwnRecordsAdvice): string =>
    hotShard === null
      ? 'No shard gets far more than its even share.'
      : `Shard ${hotShard} is hot: it gets ${percent(shards[hotShard].share)} of the records; an even share is ${percent(1 / shards.length)}.`,
  routeDisagreement: ({ known, disagreeing, elsewhere }: RouteDisagreement): string => {
    if (disagreeing + elsewhere === 0) {
      return `The sequence numbers of ${plural(known, 'record')} name the shards that MD5 chooses.`;
    }
    const other = `${number(disagreeing)} of ${plural(known, 'record')} came from another of these shards than MD5 of the key chooses`;
    const none = elsewhere === 0 ? '' : `; ${number(elsewhere)} came from a shard that is none of these`;
    return `${other}${none}. Here, MD5 chooses.`;
  },
  earthquakes:
    'One week of earthquakes (U.S. Geological Survey, public domain); the partition key is the seismic network that reported. An hour passes in a second: the week plays in 168 s. Polls stay real.',
} as const;
