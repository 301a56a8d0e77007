import type { ShardBoxes } from '../../layout';
import { words as catalogue } from '../../words';
import { behindWords } from './behind-words';
import { place } from './places';
import { firstFitting } from './text-room';
import type { Live } from './use-live';
import { css } from './classes';

const words = catalogue.stage;

/** From the left edge of the row to what stands behind its name. */
const AFTER_NAME = 74;
/** With less room than this for words, they stand below the name. */
const BESIDE_FROM = 280;
const GAP = 8;

/** A shard in one line: a button that opens it. Its records are dots on the canvas. */
export function ClosedShard({
  boxes: { box, tape, index },
  live,
  onOpen,
}: {
  readonly boxes: ShardBoxes;
  readonly live: Live;
  readonly onOpen: (shard: number) => void;
}) {
  const { history, consumer, t } = live;
  const shard = history.shards[index];
  const facts = consumer === undefined ? [] : behindWords(history, consumer, index, t);
  const room = tape.x - box.x - GAP;
  const below = room < BESIDE_FROM;
  return (
    <button
      type="button"
      data-place={place.row(index)}
      className={css(below ? 'closed-shard closed-shard-narrow' : 'closed-shard')}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      aria-label={[words.openShard(shard.shardId), ...facts.slice(0, 1)].join(': ')}
      onClick={() => onOpen(index)}
    >
      <span className={css('closed-shard-name')}>
        {words.shard(Number(shard.shardId.replace(/^shardId-/, '')))}
      </span>
      <span className={css('closed-shard-facts')}>
        {firstFitting(facts, below ? room : room - AFTER_NAME, 'text')}
      </span>
      <span className={css('closed-shard-show')}>{words.show}</span>
    </button>
  );
}
