import type { ShardBoxes } from '../../layout';
import { words as catalogue } from '../../words';
import { useFigureStore } from '../figure-context';
import { Icon } from '../primitives/Icon';
import { css } from './classes';
import { SWITCHER_WIDTH } from './switcher-width';

const words = catalogue.stage;

/** Where there is room for one shard at a time: which one it is, and the way to the next. */
export function ShardSwitcher({
  boxes: { index, box, title },
  shards,
}: {
  readonly boxes: ShardBoxes;
  /** The shards that are there. */
  readonly shards: readonly number[];
}) {
  const { actions } = useFigureStore();
  const place = shards.indexOf(index);
  const go = (by: number) => actions.openShardRow(shards[(place + by + shards.length) % shards.length]);
  return (
    <fieldset
      className={css('switcher')}
      style={{ left: box.x + box.width - SWITCHER_WIDTH, top: title.y - 18, width: SWITCHER_WIDTH }}
      aria-label={words.switcher}
    >
      <button type="button" aria-label={words.previousShard} onClick={() => go(-1)}>
        <Icon name="previous" size={14} />
      </button>
      <span>{words.shardOf(place + 1, shards.length)}</span>
      <button type="button" aria-label={words.nextShard} onClick={() => go(1)}>
        <Icon name="next" size={14} />
      </button>
    </fieldset>
  );
}
