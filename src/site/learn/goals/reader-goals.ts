/** Goals of the chapters on reading, failures and backlogs. */
import type { GoalRule } from './goal-rules';

/** How far a value has come down: 0 at `from` or above, 1 at what is asked for or below. */
function downTo(value: number, from: number, asked: number): number {
  return Math.max(0, Math.min(1, (from - value) / (from - asked)));
}

/** Before some second of a run nothing has happened yet: whoever moves the playhead there has reached nothing. */
const AFTER_START = 10;

export const READER_GOALS: Readonly<Record<string, GoalRule>> = {
  'six-and-none-refused': (run) =>
    run.seconds < AFTER_START || run.consumers.length < 6 ? 0 : downTo(run.refusedLately(10), 10, 0),
  'three-keep-up': (run) =>
    run.seconds < 75 || run.consumers.length < 3 ? 0 : downTo(run.age(), 30_000, 1_000),
  // In the silence: the one that had been down is refused once a second, and of the others none is.
  'four-undisturbed': (run) => {
    const refused = run.refusedLately(2);
    return run.seconds < 48 || run.seconds > 51 || refused === 0 ? 0 : downTo(refused, 10, 2);
  },
  'pushed-and-fresh': (run) => (run.seconds < 60 ? 0 : downTo(run.ofEntry(0).age, 20_000, 1_000)),
  'give-up-one': (run) => {
    const { backlog, discarded } = run.ofEntry(0);
    return run.seconds < 13 || discarded !== 1 ? 0 : downTo(backlog, 100, 16);
  },
  'batches-keep-up': (run) => (run.seconds < 130 ? 0 : downTo(run.ofEntry(1).backlog, 150, 20)),
  'drained-in-time': (run) =>
    run.seconds < 75 || run.seconds > 120 ? 0 : downTo(run.ofEntry(0).age, 35_000, 1_000),
};
