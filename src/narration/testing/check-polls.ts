/** What is said of polls, against the calls and the records themselves. */
import { CALL_OK } from '../../engine';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { finishedAt } from '../../metrics';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';

/** That what a poll brought was finished within the shortest time in which the next one can come. */
export function checkBeforeNextPoll(
  { run, t, consumer }: Scene,
  fact: Extract<Fact, { kind: 'keeping-up' }>,
): string | null {
  if (!fact.beforeNextPoll) return null;
  const { history } = run;
  const changed = history.commands.findLast(({ at }) => at <= t)?.at ?? 0;
  const from = Math.max(t - 10 * SECOND, changed, history.consumers[consumer].startsAt);
  for (const { index: shard } of history.shards) {
    const finished = finishedAt(history, history.consumers[consumer], shard, t);
    for (const id of history.consumers[consumer].shards[shard].readers) {
      const { calls, schedule } = history.readers[id];
      if (schedule === null) return 'it is pushed to';
      // Two polls are at most so far from each other.
      const next = schedule.interval + 2 * schedule.jitter;
      for (let row = 0; row < calls.at.length; row++) {
        const at = calls.at.data[row];
        if (at <= from || at + next > t || calls.outcome.data[row] !== CALL_OK) continue;
        for (let one = calls.from.data[row]; one < calls.to.data[row]; one++)
          if (finished[one] >= at + next) return `record ${one} took until ${finished[one] / SECOND} s`;
      }
    }
  }
  return null;
}
