/** What AWS does not publish. Those that a scenario can set name the member here. */
import { MEBIBYTE } from '../../lib/bytes';
import { assumed, type Limit } from './limit';

const BACKOFF = 'Retries back off; AWS gives no values';

/** By name; the source says why it is that much. */
export const ASSUMPTIONS = {
  pollJitterMillis: assumed(
    'mapping',
    100,
    'ms a poll may come early or late (pollJitterMillis)',
    'Without it a sixth poller could starve for ever, which nobody reports',
  ),
  payloadBytesPerRecord: assumed(
    'mapping',
    500,
    'bytes of JSON around the data of one record',
    'Size of the metadata in a sample Kinesis event',
  ),
  fanOutGatherMillis: assumed(
    'fanOut',
    5,
    'ms of records that share one push',
    'Keeps a push about 70 ms behind its records',
  ),
  fanOutEventBytes: assumed(
    'fanOut',
    MEBIBYTE,
    'bytes of one pushed event, at most',
    'Keeps a push within the rate of 2 MiB/s',
  ),
  fanOutEventRecords: assumed(
    'fanOut',
    10_000,
    'records of one pushed event, at most',
    'As many as one GetRecords call',
  ),
  fanOutCreatingSeconds: assumed(
    'fanOut',
    5,
    's a new consumer is CREATING (consumerCreatingSeconds)',
    'The log of a KCL application shows about 5 s; AWS gives no value',
  ),
  fanOutRegisterAgainSeconds: assumed(
    'fanOut',
    1,
    's until a refused RegisterStreamConsumer call is made again',
    'As long as the KCL waits before it looks again',
  ),
  fanOutSubscribeAgainMillis: assumed(
    'fanOut',
    100,
    'ms, at most, by which a refused SubscribeToShard call is made again later than the rate allows',
    'In step, a third application on one registration could be refused for ever',
  ),
  retryBackoffSeconds: assumed(
    'mapping',
    1,
    's before the first retry of a batch, doubled each time',
    BACKOFF,
  ),
  retryBackoffSecondsMaximum: assumed('mapping', 60, 's before a retry, at most', BACKOFF),
  reshardSeconds: assumed(
    'resharding',
    5,
    's the stream is UPDATING for each round of splits or merges',
    'AWS says that it may take minutes; short here, so that it can be watched',
  ),
  onDemandCheckSeconds: assumed(
    'onDemand',
    60,
    's between looks at what is written to each shard in on-demand mode',
    'AWS says that a shard is split within 15 minutes',
  ),
  gigabyteBytes: assumed(
    'prices',
    1_000_000_000,
    'bytes of a GB on the bill',
    'The price list says GB; with 2^30 bytes the items by GB were 7 % smaller',
  ),
} as const satisfies Record<string, Limit>;
