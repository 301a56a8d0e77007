import type { Confidence, Part } from '../../engine/index';

/** The words of the page of limits, apart from what it says of the article and of what AWS leaves open. */
export const limitsWords = {
  title: 'Every number, and who says so',
  lead: (documented: string, reported: string, ours: string) =>
    `Here are ${documented} numbers that AWS documents, ${reported} that others report, and ${ours} of ours, where AWS publishes none; each once, with its source and its date. The simulation applies all of them, except those marked “told only”.`,
  contents: 'On this page',
  sections: {
    numbers: 'Numbers',
    unpublished: 'What AWS does not publish',
    simplified: 'What the model simplifies',
    article: 'What changed since the article',
    mixUps: 'Mixed up easily',
  },
  find: 'Find a number',
  found: (count: string, all: string) => `${count} of ${all}`,
  nothing: 'No number has these words in its name, its unit or its source.',
  confidence: {
    documented: 'documented',
    reported: 'reported',
    assumed: 'ours',
  } satisfies Record<Confidence, string>,
  legend: {
    documented: 'AWS’s API model, its documentation or its price list says so.',
    reported:
      'An AWS blog, an expert or an emulator says so, or AWS’s own pages are old or at odds with each other.',
    assumed: 'AWS publishes nothing; the number is ours.',
    toldOnly: 'The page tells it; the simulation does not apply it.',
  },
  toldOnly: 'told only',
  source: (source: string, date: string) => `${source}, ${date}`,
  /** Of the numbers of a part. */
  parts: {
    stream: { title: 'The stream', text: 'How large it may be, and how long it keeps a record.' },
    PutRecords: { title: 'PutRecord and PutRecords', text: 'What a shard takes in.' },
    resharding: { title: 'Resharding', text: 'How shards split and merge.' },
    onDemand: { title: 'On-demand mode', text: 'Where AWS chooses the shards.' },
    GetRecords: { title: 'GetRecords', text: 'What a shard gives to all who poll it, together.' },
    fanOut: { title: 'Enhanced fan-out', text: 'What a shard pushes to each registered consumer.' },
    Firehose: { title: 'Amazon Data Firehose', text: 'A reader that polls.' },
    KCL: { title: 'Kinesis Client Library', text: 'A reader of one’s own; its defaults.' },
    mapping: { title: 'The event source mapping', text: 'From the shard to batches.' },
    Lambda: { title: 'The function', text: 'What runs the batches.' },
    prices: { title: 'Prices', text: 'In US dollars, in us-east-1 unless it says otherwise.' },
  } satisfies Record<Part, { title: string; text: string }>,
  openSwitch: 'Open it in Explore',
  settingOf: (label: string) => `Setting: ${label}`,
  noSwitch: 'No switch:',
  ours: 'Ours:',
} as const;
