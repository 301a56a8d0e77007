/** What AWS does not publish, what the model leaves out, and what is mixed up easily, in words. */

/** `no`: why there is no switch for it. */
interface OpenPoint {
  readonly title: string;
  readonly text: string;
  readonly no?: string;
}

export const openPoints = {
  laneAssignment: {
    title: 'How keys get their lane',
    text: 'AWS says that records of one partition key stay in order, and that at most as many batches of a shard run at once as the factor allows. Its blogs speak of keys, an expert’s account of fixed ranges of hash keys. Both are here.',
  },
  readAhead: {
    title: 'How far a mapping reads ahead',
    text: 'AWS says that each shard is polled once a second. How many records may be read that are in no batch yet it does not say; here there is no bound unless you set one.',
  },
  pollTimes: {
    title: 'When exactly polls come',
    text: 'Once a second; when within the second, and how evenly, AWS does not say. Here consumers are spread over the second, and each poll comes a little early or late.',
  },
  failureBlocks: {
    title: 'What a failing batch holds up',
    text: 'AWS’s guide speaks of the shard, in words from before the factor; its blog of the lane. Here it is the lane unless you choose the shard.',
  },
  backoff: {
    title: 'How long a failed batch waits',
    text: 'Retries back off, and AWS gives no values. The halves of a split batch are tried at once.',
    no: 'where records are retried until they expire, a wait only adds to an outage. With few retries the waits decide how long an outage a batch outlasts: three wait 7 s in all',
  },
  splitAtFirst: {
    title: 'What is split when the first record of a batch is reported',
    text: 'With a split on error and partial responses both on, AWS splits a batch at the record that was reported and tries again what begins there. What it does when that is the first record it does not say; here the batch is halved.',
    no: 'split at its first record, the batch would be tried again as it is, and the others in it would go on waiting',
  },
  readBudget: {
    title: 'How the read budget comes back',
    text: 'AWS gives calls and bytes a second, not how they refill. Here calls come back evenly, bytes drain evenly, and a refused call costs nothing.',
    no: 'as long as a refused call costs nothing, any law that keeps to AWS’s numbers refuses as many calls in the long run',
  },
  fasterPolls: {
    title: 'Whether Lambda ever polls more often',
    text: 'AWS calls once a second the base rate. Its support says that it cannot be changed; here it does not change.',
    no: 'nobody reports another rate',
  },
  parentFirst: {
    title: 'Whether a mapping reads a parent shard first',
    text: 'Documented for the Kinesis Client Library, and implied for Lambda. Without it a key’s records would get out of order.',
    no: 'the other way would break the order that AWS promises',
  },
  freedConcurrency: {
    title: 'Who gets concurrency that is freed',
    text: 'Where a function’s reserved concurrency is used up, or what functions share is, and an invocation ends, AWS does not say whose batch is next. Here it is that of the lane that has been throttled longest.',
    no: 'as many invocations run at a time, whoever is next, and by this rule no lane is passed over for ever',
  },
  environments: {
    title: 'How long an idle execution environment is kept',
    text: 'AWS ends it after a time that it does not tell. Here it is kept for ever unless you set a time.',
  },
  writeBursts: {
    title: 'How far writes may go above their rate for a moment',
    text: 'AWS describes it for large records, as a tank that is filled again steadily, and gives no law for all writes. Here there are no bursts unless you choose the tank.',
  },
  creating: {
    title: 'How long a new consumer is CREATING',
    text: 'A registration takes effect after a while; AWS does not say how long.',
  },
  callsAgain: {
    title: 'When a refused registration or subscription is asked for again',
    text: 'That is up to the client; the defaults of AWS’s own are not in its documentation.',
    no: 'it delays a start by a second at most, and changes nothing after it',
  },
  reshardTime: {
    title: 'How long a stream is UPDATING',
    text: 'AWS says that resharding may take minutes, and that reads and writes go on meanwhile. Here a round of splits or merges takes seconds, so that it can be watched.',
    no: 'nothing is refused while it lasts but another resharding',
  },
  onDemandSplits: {
    title: 'When an on-demand stream splits a shard',
    text: 'AWS says above which rate, and within which time. Here the shards are looked at once in a fixed time.',
    no: 'it is sooner than AWS promises, and so never hides a shard that is too hot',
  },
  eventEnvelope: {
    title: 'How large the event around a record is',
    text: 'The data is in base64, and metadata comes with it. Their size is that of a sample event.',
    no: 'it moves the limit of an invocation’s payload by a few per cent',
  },
  pushes: {
    title: 'How records are gathered into pushes',
    text: 'AWS gives the delay and the rate of a subscription, not the size of its events.',
    no: 'smaller or larger events carry the same records at the same time, to a few milliseconds',
  },
  billUnits: {
    title: 'What a KB and a GB are on the bill',
    text: 'AWS’s page of prices calls 1 KB 1,024 bytes, and says nothing of the GB.',
    no: 'it changes no behaviour, and the amounts by a few per cent',
  },
  otherPrices: {
    title: 'Two prices',
    text: 'On-demand Advantage is known here from blogs, and Firehose’s price from another region. Both are marked as reported.',
    no: 'an amount is told as such, not switched',
  },
} as const satisfies Record<string, OpenPoint>;

export type OpenPointKey = keyof typeof openPoints;

/** What the model leaves out or does more simply than AWS. */
export const simplifiedPoints: readonly string[] = [
  'A reply or an invocation starts the moment it is due: no network time, no clock skew.',
  'A refused record is put again at fixed intervals, without end. A record of the KPL is an aggregate as a whole.',
  'With PutRecords, a producer waits until a call is full, or its last record is made: there is no time after which it is sent as it is.',
  'Deregistering a consumer takes no time, and a renewed subscription goes on at the same moment.',
  'Whoever joins during a run starts at LATEST, at once. At AWS a new mapping takes up to minutes to poll, and can miss what comes meanwhile.',
  'Shard iterators do not expire.',
  'A cold start takes the same time each time.',
  'An invocation runs as long as its records take: no timeout of the function ends it, nor AWS’s 900 s.',
  'Filters match the partition key only, because simulated records carry no data. For the same reason a message to Amazon S3 holds no event.',
  'A tumbling window has its bounds and its one batch at a time; the state that invocations hand on is not simulated.',
  'Messages to an on-failure destination arrive at once and are never lost. A record that passes the retention, rather than the maximum age, is gone without one.',
  'On-demand streams never get fewer shards, and the peak of 30 days is not kept.',
  'AWS refuses a reservation that leaves too little of the account’s concurrency to others; here it is taken.',
  'Prices are in proportion: an hour that has begun counts as far as it has gone. Free tiers, taxes and the machines of a KCL application are not in them.',
];

/** One line each. */
export const mixUps: readonly string[] = [
  'At most two readers a shard: that is advice for DynamoDB Streams. Kinesis counts calls and bytes, not readers.',
  'Four polls a second: so Lambda reads DynamoDB Streams. A Kinesis shard it polls once a second.',
  'A key’s shard is the one whose range of hash keys holds the MD5 of the key. It is not a remainder of a division: numbers in sequence may well crowd on one shard.',
  'One page of AWS’s API reference, PutRecord, says 10 MiB a second for a shard. Those of PutRecords and CreateStream, and the guide to large records, say 1 MiB; that is what holds.',
  'With service-managed record distribution (on-demand streams, 2026) partition keys are ignored and there is no order at all: nothing here about keys applies to it.',
  'OffsetLag is a metric of Kafka mappings. A Kinesis mapping has IteratorAge.',
  'IteratorAge: one page of AWS’s guide takes it when a batch is sent, another when it has been processed. The page of metrics says “sent”, and so do we; the other is shown beside it.',
];
