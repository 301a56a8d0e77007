/** How far a consumer is behind on a shard, in words that fit: at the mark on the tape, and in a row of one line. */
import type { ConsumerHistory, History } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { arrivedAt, oldestAgeAt, readsNothingAt, shardAgeAt, unfinishedAt } from '../../metrics';
import { words as catalogue } from '../../words';

const words = catalogue.stage;

/**
 * From the fullest to the shortest. The oldest record that is not finished and AWS's metric are two numbers, each with
 * its name: the metric is the age of the last record of the batch last sent, at its sending.
 */
export function behindWords(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
): readonly string[] {
  if (arrivedAt(history.shards[shard], t) === 0) return [words.noRecords];
  const records = unfinishedAt(history, consumer, shard, t);
  const mark = words.mark(records, oldestAgeAt(history, consumer, shard, t) / MICROS_PER_SECOND);
  if (records === 0) return [mark];
  const age = shardAgeAt(history, consumer, shard, t) / 1_000;
  const metric = words.markMetric(words.metric[consumer.type], age);
  // One that reads nothing has no such metric, as in its row and its tile.
  const hasMetric = age > 0 && !readsNothingAt(history, consumer, t);
  return [...(hasMetric ? [words.both(mark, metric)] : []), mark, words.markRough(records)];
}
