/** Title and description of each chapter: what its page is called, and what a search engine says of it. */
interface ChapterWords {
  readonly title: string;
  /** One sentence, of about 150 letters. */
  readonly description: string;
}

export const chapterWords = {
  keys: {
    title: 'A key’s way to its shard',
    description:
      'A partition key becomes an MD5 hash, the hash falls into a range, the range is a shard. Type your own key and follow it.',
  },
  'uneven-keys': {
    title: 'Uneven keys, and the right split',
    description:
      'Four even shards can hold two, one, one and no keys. Where to split a shard so that every shard has its part of the work.',
  },
  'one-lambda': {
    title: 'One Lambda a shard',
    description:
      'By default the event source mapping runs one invocation a shard at a time, in order. What that promises, and what it costs.',
  },
  'falling-behind': {
    title: 'Falling behind',
    description:
      '500 records a second, 1.2 seconds of work: why the iterator age climbs a second every six seconds, and what stops it.',
  },
  factor: {
    title: 'Three lanes, one shard: what order is left?',
    description:
      'The parallelization factor splits a shard by partition key: within a key the order always holds, across keys it does not.',
  },
  'more-lanes-than-keys': {
    title: 'More lanes than keys',
    description:
      'A factor above the number of keys runs no more batches at once, and records that the KPL aggregates all carry one key.',
  },
  whale: {
    title: 'The whale',
    description: 'One key with most of the records falls behind whatever the factor. How large it may be.',
  },
  'two-keys-one-lane': {
    title: 'Two keys, one lane',
    description:
      'How AWS assigns keys to lanes is not published. If it is by hash range, two keys may share a lane while another idles.',
  },
  'batch-size': {
    title: 'Are bigger batches the answer?',
    description:
      'A larger batch saves the fixed cost of an invocation and nothing else: where its gain ends, and the factor’s begins.',
  },
  'five-reads': {
    title: 'Five reads a second',
    description:
      'The sixth consumer, Firehose and four, and the third consumer at full write rate: the two read limits of a shard.',
  },
  'ten-megabytes': {
    title: 'The 10 MB silence',
    description: 'One large read, and every consumer that shares the shard is refused for five seconds.',
  },
  'fan-out': {
    title: 'Enhanced fan-out',
    description:
      'A pipe of its own for each consumer instead of a copy of the stream: what it cures, what it costs, what it does not cure.',
  },
  poison: {
    title: 'The poison record',
    description:
      'One record that always fails can hold up a lane for as long as the stream keeps it. Retries, bisecting, partial responses.',
  },
  resharding: {
    title: 'Does a split drain a backlog?',
    description: 'After a split the old records stay in the parent, and the parent is read to its end first.',
  },
  'which-one': {
    title: 'Which one when',
    description: 'Factor, shards, batches or enhanced fan-out: the decision, with your own numbers.',
  },
} as const satisfies Record<string, ChapterWords>;
