import type { ShardBoxes } from '../../layout';
import { shardAgeAt, unfinishedAt } from '../../metrics';
import { words as catalogue } from '../../words';
import { useFigureStore } from '../figure-context';
import type { Live } from './use-live';
import { css } from './classes';

const words = catalogue.stage;

/** A shard in one line: a button that opens it. Its records are dots on the canvas. */
export function ClosedShard({
  boxes: { box, tape, index },
  live,
}: {
  readonly boxes: ShardBoxes;
  readonly live: Live;
}) {
  const { actions } = useFigureStore();
  const { history, consumer, t } = live;
  const shard = history.shards[index];
  const behind = consumer === undefined ? 0 : unfinishedAt(history, consumer, index, t);
  const age = consumer === undefined ? 0 : shardAgeAt(history, consumer, index, t) / 1_000;
  return (
    <button
      type="button"
      className={css('closed-shard')}
      style={{ left: box.x, top: box.y, width: tape.x + tape.width - box.x, height: box.height }}
      aria-label={`${words.openShard(shard.shardId)}: ${words.closedLine(behind, age)}`}
      onClick={() => actions.openShardRow(index)}
    >
      <span className={css('closed-shard-name')}>
        {words.shard(Number(shard.shardId.replace(/^shardId-/, '')))}
      </span>
      <span className={css('closed-shard-facts')}>{words.closedLine(behind, age)}</span>
    </button>
  );
}
