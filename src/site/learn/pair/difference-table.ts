/** What a pair is compared by. */
import { formatCount, formatDollars, formatDuration } from '../../../ui/format';
import type { Measures } from '../measures';

interface Difference {
  readonly name: 'age' | 'latency' | 'concurrency' | 'refusals' | 'cost';
  /** null: there is nothing to measure. */
  readonly read: (run: Measures) => number | null;
  readonly format: (value: number) => string;
  /** Whether one value is better than another; what is neither is never marked. */
  readonly better: (one: number, other: number) => boolean;
}

const less = (one: number, other: number) => one < other;

export const DIFFERENCES: readonly Difference[] = [
  // The last record of a batch may be young while others wait: how long one takes is told by the latency.
  { name: 'age', read: (run) => run.age(), format: formatDuration, better: () => false },
  { name: 'latency', read: (run) => run.latency(), format: formatDuration, better: less },
  {
    name: 'concurrency',
    read: (run) => run.busyLanes(),
    format: formatCount,
    better: () => false,
  },
  { name: 'refusals', read: (run) => run.refusedReads(), format: formatCount, better: less },
  {
    name: 'cost',
    read: (run) => run.costOfMonth(),
    format: formatDollars,
    better: less,
  },
];
