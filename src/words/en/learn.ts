import { aboutDuration, asWritten, inWords } from './numbers';

/** The words around the chapters: what is the same in each of them. */
export const learnWords = {
  chapterOf: (place: number, all: number, minutes: number) =>
    `Chapter ${place} of ${all} · ${minutes} minutes`,
  /** Of a chapter that is on it. */
  onShortPath: 'short path',
  chapters: 'Chapters',
  ways: 'Before and next',
  done: 'done',
  next: (title: string) => `Next: ${title}`,
  nextOnShortPath: (title: string) => `On the short path next: ${title}`,
  previous: (title: string) => `Before: ${title}`,
  steps: {
    region: 'Steps of this chapter',
    titles: {
      parts: 'The parts',
      bet: 'Your bet',
      why: 'Why',
      try: 'Your turn',
      recall: 'From memory',
      simplified: 'What is simplified',
    },
    on: (title: string) => `On to: ${title}`,
  },
  cite: 'Link to this chapter',
  cited: 'The link is copied',
  citeByHand: 'The browser does not let the page copy it: it is in the address above.',
  aside: 'On the side: nothing that follows needs it',
  /** Where something to try is still to come, or there are no scripts. */
  widget: 'Here is something to try: it comes with the page’s scripts.',
  credit: {
    before: 'After Ryan Farina’s article ',
    title: 'Exploring the Depths of Kinesis Data Streams, Part 3',
    after: ', with its numbers checked against AWS.',
  },
  bet: {
    title: 'Before you press play',
    yours: 'your bet',
    right: 'what happened',
    hint: 'Tap an answer: the run begins, and shows which one holds.',
    running: (label: string, seconds: number) =>
      `You bet “${label}”. At second ${seconds} the run has answered.`,
    skip: 'Skip to the answer',
    again: 'Bet again',
    answer: 'The answer',
    won: 'Your bet holds.',
    lost: (label: string) => `You bet: “${label}”.`,
    lostTo: (right: string) => `You lost this bet. What happened: “${right}”.`,
    toAnswer: 'See why',
    /** Where the figure stops before the last moment that an answer tells of. */
    toldTo: (seconds: number) =>
      `Some of these numbers are of the same run further on, up to ${aboutDuration(seconds)}.`,
    others: 'And the other answers?',
    /** Before why one would believe an answer, and before what in the run speaks for it or against it. */
    seems: 'Why it seems so:',
    run: 'The run:',
  },
  figure: {
    still: (title: string) => `A still of the run: ${title}`,
    standsAt: (seconds: number) => `The run stands at second ${asWritten(seconds)}.`,
    signs: 'What the signs mean',
    unscripted: 'It runs, and can be changed, with the page’s scripts.',
    explore: 'Open in Explore',
    embed: 'Embed',
    failed: 'The figure could not be loaded; this is a still of it.',
  },
  pairs: {
    measure: 'Measure',
    difference: 'The difference right now',
    /** What is measured on both sides. */
    measures: {
      age: 'Iterator age',
      latency: 'Put to finished',
      concurrency: 'Running at once',
      refusals: 'Reads refused',
      cost: 'A month like this',
    },
    none: '–',
    of: {
      'factor-one-or-two': {
        title: 'Factor 1 against factor 2',
        point:
          'The very same records. With two lanes a shard no work is left over from one second to the next.',
        sides: ['Factor 1', 'Factor 2'],
      },
      'shared-or-fan-out': {
        title: 'Shared reads against enhanced fan-out',
        point:
          'The very same records and six readers: first they share five calls a second, then each has a pipe of its own.',
        sides: ['Shared throughput', 'Enhanced fan-out'],
      },
      'by-hash-range-or-by-key': {
        title: 'Lanes by hash range against lanes by key',
        point: 'The very same records and the same factor. AWS does not publish which of the two it does.',
        sides: ['By hash range', 'By key'],
      },
    },
  },
  goal: {
    nth: (place: number, all: number) => (all === 1 ? 'Your goal' : `Goal ${place} of ${all}`),
    toFigure: 'To the figure',
    reached: 'Done',
    notYet: 'not yet',
  },
  recall: {
    right: 'Yes.',
    wrong: 'Not quite.',
    answer: 'Show the answer',
  },
  glossary: {
    title: 'Terms',
    signs: 'Signs in the figures',
    lead: 'AWS’s words, and one of ours: lane. Each with the sign that it has in the figures.',
  },
  gallery: {
    title: 'All scenes',
    lead: 'Every figure of this site is one of these runs. The arrow keys go from one to the next.',
    chapter: 'In the chapter',
  },
  home: {
    title: 'This stream is falling behind',
    lead: 'Two shards, one Lambda each, and a little more work than they can do. Move the one slider below and watch the iterator age.',
    start: 'Start with chapter 1',
    goOn: (title: string) => `Go on: ${title}`,
    chapters: 'The chapters',
    minutes: (minutes: number) => `${minutes} min`,
    about:
      'In each chapter you bet first, then see the run, then try it yourself. Every figure is a live simulation on AWS’s published numbers.',
    times: (onPath: number, minutes: number, all: number, allMinutes: number) =>
      `All ${all} take about ${allMinutes} minutes. The ${inWords(onPath)} of the short path take ${minutes}, and are enough to tell beforehand what a factor, a choice of key or one more consumer will do.`,
  },
};
