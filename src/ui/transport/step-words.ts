import type { ConsumerHistory, History } from '../../engine';
import type { Micros } from '../../lib/time';
import { captionOf, happeningsAt } from '../../narration';
import { words } from '../../words';
import { formatExactTime } from '../format';

const w = words.transport;

/** What happened at the moment that a step led to, for who does not see it: on the first shards to which anything did. */
export function stepWords(history: History, consumer: ConsumerHistory | undefined, t: Micros): string {
  const told = history.shards.flatMap((_, shard) => {
    const caption = captionOf(happeningsAt(history, consumer, shard, t));
    if (caption === '') return [];
    return [history.shards.length > 1 ? w.onShard(shard, caption) : caption];
  });
  return [w.steppedTo(formatExactTime(t)), ...told.slice(0, MOST_SHARDS)].join(' ');
}

/** More at one moment would be a speech. */
const MOST_SHARDS = 2;
