/** What search engines and social networks show of a page: its title, and one or two sentences on what it is good for. */
export const staticPageWords = {
  home: {
    title: 'Kinesis and Lambda, in motion',
    description:
      'Amazon Kinesis Data Streams and AWS Lambda, explained by a simulation you can stop, rewind and change: fifteen chapters of bets, runs and goals.',
  },
  glossary: {
    title: 'The terms of Kinesis and Lambda',
    description:
      'Shard, partition key, event source mapping, lane, iterator age, enhanced fan-out: one or two sentences each.',
  },
  scenes: {
    title: 'All scenes',
    description:
      'Every figure of the tutorial as a run to open, to change and to share: from a key’s way to its shard to which cure when.',
  },
  /** In place of a page that scripts make, where there are none. */
  unscripted: {
    text: 'This page is one live figure, and needs JavaScript. Without it there are',
    learn: 'the chapters, with their stills,',
    scenes: 'all scenes',
    limits: 'and every number with its source.',
  },
  explore: {
    title: 'Explore a stream and its consumers',
    description:
      'Set up a Kinesis stream with your own keys, load and consumers, run it in the browser, and see record by record what AWS Lambda does with it.',
  },
  limits: {
    title: 'Limits: every number, with its source',
    description:
      'Every limit of Amazon Kinesis Data Streams and AWS Lambda that the simulation counts with, each with its source and date, and what AWS does not publish.',
  },
  embedBuild: {
    title: 'Embed a live figure in your own page',
    description:
      'Choose a scene of Kinesis and Lambda, set it, see it in light, in dark and on a phone, and copy it as HTML, Markdown, React or a slide.',
  },
  lost: {
    title: 'There is no page at this address',
    description: 'The link may be older than the page it meant.',
  },
};
