/** The words of the trade, one or two sentences each: on the page of terms, and wherever a term is touched. */
export interface GlossaryEntry {
  /** As it stands in a list. */
  readonly name: string;
  readonly text: string;
}

export const glossaryWords = {
  stream: {
    name: 'stream',
    text: 'A log of records, kept for a time and read by anybody who may. Reading takes nothing away.',
  },
  shard: {
    name: 'shard',
    text: 'A part of a stream with a range of hash keys, its own order, and its own limits for writing and reading.',
  },
  record: {
    name: 'record',
    text: 'What is put into a stream: data, with a partition key. It gets a sequence number in its shard.',
  },
  key: {
    name: 'partition key',
    text: 'A text that the producer chooses for a record. Its MD5 hash decides the shard, and records of one key keep their order.',
  },
  mapping: {
    name: 'event source mapping',
    text: 'The part of Lambda that reads a stream for a function, forms batches and invokes the function with them.',
  },
  poll: {
    name: 'poll',
    text: 'One GetRecords call. A mapping makes one a second on each shard, whatever its factor.',
  },
  lane: {
    name: 'lane',
    text: 'Our word for a place where batches of a shard are worked on, one after the other. There are as many as the parallelization factor.',
  },
  factor: {
    name: 'parallelization factor',
    text: 'How many batches of one shard may be worked on at once, each with other partition keys.',
  },
  batch: {
    name: 'batch',
    text: 'The records that one invocation is given, all of one shard and one lane.',
  },
  invocation: {
    name: 'invocation',
    text: 'One run of the function with one batch. A lane has one at a time.',
  },
  age: {
    name: 'iterator age',
    text: 'How old the last record of a batch is when the batch is sent to the function. If it climbs, the consumer falls behind.',
  },
  consumer: {
    name: 'consumer',
    text: 'Whoever reads a stream: a Lambda function, Firehose, an application. Each has its own place in it.',
  },
  'fan-out': {
    name: 'enhanced fan-out',
    text: 'A read pipe of its own for a registered consumer: records are pushed to it, up to 2 MiB a second from each shard.',
  },
  ledger: {
    name: 'order ledger',
    text: 'The order in which records were finished: per key as they were put, per shard not necessarily.',
  },
} as const satisfies Record<string, GlossaryEntry>;

/** The signs of the figures that are no terms. */
export const signWords = {
  processed: {
    name: 'red line',
    text: 'On a shard: all records to its right are done. Its label tells how many are not, and how old the oldest of them is.',
  },
  read: {
    name: 'dashed line',
    text: 'On a shard: all records to its right were read. Those between the two lines wait in Lambda, or are in work.',
  },
  outlined: {
    name: 'outlined record',
    text: 'It was read, and is kept all the same until its retention ends.',
  },
  number: {
    name: 'number on a record',
    text: 'Its place in the whole stream. From 1,000 on, the last three digits.',
  },
  more: {
    name: '+16',
    text: 'So many more than are drawn: on a shard records between its two ends, in a lane records behind the next batch, behind a key further keys of the batch.',
  },
  assumed: {
    name: '†',
    text: 'AWS publishes nothing about this, so it is our assumption: press it, and it says which.',
  },
} as const satisfies Record<string, GlossaryEntry>;

export type Sign = keyof typeof signWords;

export type Term = keyof typeof glossaryWords;
