/** The words that the canvas writes at the marks of a tape. */
import type { ShardBoxes, StageBoxes } from '../../layout';
import { processedUpTo, readUpTo } from '../../metrics';
import type { MarkLabels } from '../../paint';
import { words as catalogue } from '../../words';
import { behindWords } from './behind-words';
import type { Live } from './live';
import { firstFitting } from './text-room';

const words = catalogue.stage;

/** A pill's letters are a little larger than those that are measured, and it has edges. */
const PILL_SCALE = 1.1;
const PILL_EDGES = 18;

/** By shard; undefined: its marks have no words. */
export function markLabels(live: Live, { shards }: StageBoxes): (MarkLabels | undefined)[] {
  return shards.map((shard) => (shard.open ? labelsOf(live, shard) : undefined));
}

function labelsOf(live: Live, { index, tape }: ShardBoxes): MarkLabels | undefined {
  const { history, consumer, t } = live;
  if (consumer === undefined) return undefined;
  const room = (tape.width - PILL_EDGES) / PILL_SCALE;
  const processed = firstFitting(behindWords(history, consumer, index, t), room, 'text');
  const ahead = readUpTo(history, consumer, index, t) > processedUpTo(history, consumer, index, t);
  return { processed, read: ahead ? words.readMark : '' };
}
