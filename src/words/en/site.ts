/** The words of the pages around the figure. */
export const siteWords = {
  name: 'Kinetoscope',
  /** The wordmark in its two halves. */
  wordmark: ['Kineto', 'scope'] as readonly [string, string],
  skip: 'Skip to the content',
  navigation: 'Pages',
  pages: { learn: 'Learn', explore: 'Explore', scenes: 'Scenes', limits: 'Limits', embed: 'Embed a figure' },
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
};
