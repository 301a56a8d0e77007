/** The words of the pages around the figure. */
export const siteWords = {
  name: 'Kinetoscope',
  /** The wordmark in its two halves. */
  wordmark: ['Kineto', 'scope'] as readonly [string, string],
  skip: 'Skip to the content',
  navigation: 'Pages',
  pages: { explore: 'Explore' },
  documentTitle: (page: string) => `${page} · Kinetoscope`,
  loading: 'Loading',
  theme: {
    /** What the button does, after what it stands at. */
    button: (now: string, next: string) => `Colours: ${now}. Change to ${next}`,
    auto: 'as the system has them',
    light: 'light',
    dark: 'dark',
  },
  lost: {
    title: 'There is no page at this address',
    text: 'The link may be older than the page it meant, or a letter went missing on the way.',
    link: 'Open the simulation',
  },
  footer:
    'A simulation of Amazon Kinesis Data Streams and AWS Lambda that runs in your browser. What AWS does not publish is marked as our assumption.',
  /** By the id of the scene: the heading of its page, and the line below it. */
  scenes: {
    'falling-behind': {
      title: 'Parallelization factor: more Lambdas per shard, order kept per key',
      lead: {
        before: 'Each shard is split by partition key into at most ',
        after: (batches: number) =>
          ` ${batches === 1 ? 'batch' : 'batches'} at a time. Drag the factor, pause anywhere, step back.`,
      },
    },
  } as Readonly<Record<string, SceneWords>>,
};

interface SceneWords {
  readonly title: string;
  /** The parallelization factor of the first function stands between the two. */
  readonly lead: { readonly before: string; readonly after: (batches: number) => string };
}
