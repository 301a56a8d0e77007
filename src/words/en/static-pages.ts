/** What search engines and social networks show of a page: its title, and one or two sentences on what it is good for. */
export const staticPageWords = {
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
  lost: {
    title: 'There is no page at this address',
    description: 'The link may be older than the page it meant.',
  },
};
