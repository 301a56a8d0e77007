/** Whether what a poll brings is finished before the next one: asked of every poll of late. */
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { pollsBetween, processedUpTo, readUpTo } from '../metrics';
import type { Look } from './look';

const SPAN: Micros = 10 * MICROS_PER_SECOND;
/** Of more shards it is not asked: it takes its time. */
const MOST_SHARDS = 8;

/**
 * Whether all that the polls of the last seconds brought was finished before the poll after it. False where none
 * brought any, where records are pushed, and where there are too many shards to ask of each.
 */
export function isFinishedBeforeNextPoll({ history, scenario, consumer, since, t }: Look): boolean {
  if (history.shards.length > MOST_SHARDS) return false;
  const from = Math.max(since, t - SPAN);
  let hasBrought = false;
  for (const { index: shard } of history.shards) {
    for (const id of consumer.shards[shard].readers) {
      const reader = history.readers[id];
      if (reader.startsAt > t || reader.endsAt <= from) continue;
      // What is pushed comes without a poll.
      if (reader.schedule === null) return false;
      const polls = pollsBetween(scenario.seed, reader, Math.max(from, reader.startsAt), t);
      for (let row = 1; row < polls.length; row++) {
        const read = readUpTo(history, consumer, shard, polls[row - 1].at);
        if (processedUpTo(history, consumer, shard, polls[row].at - 1) < read) return false;
        hasBrought ||= read > readUpTo(history, consumer, shard, polls[row - 1].at - 1);
      }
    }
  }
  return hasBrought;
}
