import { LIMITS } from '../../engine/index';
import { MEBIBYTE } from '../../lib/bytes';
import { number } from './numbers';

const limit = (name: keyof typeof LIMITS, unit = 1): string => number(LIMITS[name].value / unit);

/** How a statement stands today. */
type Verdict = 'holds' | 'condition' | 'precisely' | 'open' | 'changed';

interface Point {
  readonly said: string;
  readonly verdict: Verdict;
  readonly today: string;
}

/** Share of a shard's records that 1.2 s for all of them leave to one lane. */
const MOST_OF_A_LANE = number((1 / 1.2) * 100, 1);

const POINTS: readonly Point[] = [
  {
    said: 'By default Lambda runs once for each shard; a factor allows up to ten.',
    verdict: 'holds',
    today: `It is one invocation at a time for each shard, or for each of at most ${limit('parallelizationFactorMaximum')} lanes of it. Its execution environment is used again, not made anew.`,
  },
  {
    said: 'With a factor, order is kept for each partition key and no longer for the shard.',
    verdict: 'holds',
    today: 'Record 1 is always finished before record 5 of the same key; nothing orders 3 and 5.',
  },
  {
    said: 'Each poll is grouped by unique key, and the groups are spread evenly over the functions.',
    verdict: 'open',
    today:
      'AWS does not document it. Its blogs speak of keys, an expert’s account of fixed ranges of hash keys, and neither promises evenness: a heavy key makes a heavy lane. Here it is a switch.',
  },
  {
    said: 'With two keys on a shard, a factor above two does nothing.',
    verdict: 'condition',
    today:
      'As a ceiling it holds: two keys never run in three batches. With ranges of hash keys, though, two keys may share a lane at factor two, and a larger factor can part them.',
  },
  {
    said: 'Only Lambda consumers have it.',
    verdict: 'precisely',
    today: 'EventBridge Pipes have the same setting.',
  },
  {
    said: '500 records a second that take 1.2 s fall behind; halved, they do not.',
    verdict: 'condition',
    today: `It holds where time grows with the number of records, and no lane gets more than ${MOST_OF_A_LANE} % of them.`,
  },
  {
    said: 'Shards can be added only so often, and cost more.',
    verdict: 'holds',
    today: `UpdateShardCount: ${limit('updateShardCountPerDay')} times in 24 hours, to at most ${limit('updateShardCountTimesMost')} times the shards. A split does not help with records that are there already: they stay in the parent.`,
  },
  {
    said: 'A sixth Lambda function exceeds the calls of a shard; beside Firehose there is room for four.',
    verdict: 'holds',
    today: `${limit('readCallsPerSecond')} calls a second it is, and one in six is refused then; nothing is lost. The ${limit('readBytesPerSecond', MEBIBYTE)} MiB a second that all share often bind first: at full write rate with the third consumer.`,
  },
  {
    said: 'More than 10 MB within five seconds is refused for the remainder of these seconds.',
    verdict: 'precisely',
    today: `After a reply of ${limit('readBytesPerCall', MEBIBYTE)} MiB the shard refuses everybody who polls for five seconds from then on; after less, for as long as ${limit('readBytesPerSecond', MEBIBYTE)} MiB a second take for it.`,
  },
  {
    said: 'A consumer is a special copy of the stream.',
    verdict: 'precisely',
    today: 'It is a pipe of its own from the same shards. Nothing is copied, and nothing is kept longer.',
  },
  {
    said: 'Each consumer has exactly one subscriber, and a stream up to 20 consumers.',
    verdict: 'changed',
    today: `One subscription for each consumer and shard, for ${number(LIMITS.fanOutSubscriptionSeconds.value / 60)} minutes, then again. ${limit('fanOutConsumers')} consumers, or ${limit('fanOutConsumersAdvantage')} in On-demand Advantage since November 2025.`,
  },
  {
    said: 'Enhanced fan-out gives dedicated throughput and less delay.',
    verdict: 'holds',
    today: `${limit('fanOutBytesPerSecond', MEBIBYTE)} MiB a second for each consumer and shard, about ${limit('fanOutMillis')} ms after the put. The function is not faster for it.`,
  },
];

/** The article that this page began with, point by point. */
export const articleWords = {
  cite: {
    title: 'Exploring the Depths of Kinesis Data Streams, Part 3: Advanced Features',
    by: 'Ryan Farina, Trek10, 8 March 2023',
    series: 'The series',
    address: 'https://www.trek10.com/blog/exploring-the-depths-of-kinesis-data-streams---part-1-partitioning',
  },
  lead: 'This simulation was made to show what Ryan Farina’s article explains. Nearly all of it stands. Some of it AWS has moved since, and some can be said more precisely now.',
  said: 'The article',
  today: 'Today',
  verdicts: {
    holds: 'holds',
    condition: 'holds under a condition',
    precisely: 'more precisely',
    open: 'not published',
    changed: 'changed since',
  } satisfies Record<Verdict, string>,
  points: POINTS,
  newsTitle: 'New at AWS since then',
  news: [
    'CloudWatch counts the events of a mapping, where it is asked to: polled, filtered, invoked, failed, dropped (November 2024).',
    `A record may have up to ${limit('recordBytesMaximum', MEBIBYTE)} MiB where the stream is set to it (October 2025), and a PutRecords call ${limit('putRecordsBytes', MEBIBYTE)} MiB.`,
    `On-demand Advantage: ${limit('fanOutConsumersAdvantage')} registered consumers, no hourly price, a minimum of throughput (November 2025).`,
    'The start of an execution environment is billed like the invocation (August 2025).',
    'Service-managed record distribution: on-demand streams without keys, and without order (2026).',
  ],
} as const;
