import { ARTICLE_NUMBERS, type DecisionNumbers } from '../../../narration/decide';
import type { decisionWords } from '../../../words/learn-widgets';

/** Streams to start from, one for each limit. */
export const EXAMPLES: Readonly<Record<keyof typeof decisionWords.exampleNames, DecisionNumbers>> = {
  article: ARTICLE_NUMBERS,
  whale: { ...ARTICLE_NUMBERS, keys: 2, hottestPercent: 90, parallelizationFactor: 2 },
  sixth: { ...ARTICLE_NUMBERS, recordsPerSecond: 200, millisPerRecord: 1, functions: 6 },
  third: {
    ...ARTICLE_NUMBERS,
    recordsPerSecond: 950,
    recordBytes: 1_100,
    keys: 200,
    hottestPercent: 1,
    millisPerRecord: 0.5,
    functions: 3,
  },
  slow: { ...ARTICLE_NUMBERS, pushedFunctions: 1 },
  heavy: {
    ...ARTICLE_NUMBERS,
    recordsPerSecond: 120,
    recordBytes: 20_000,
    keys: 500,
    hottestPercent: 0.5,
    millisPerRecord: 4,
    batchSize: 100,
    firehoses: 1,
  },
};
