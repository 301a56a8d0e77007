import type { ShardBoxes } from '../../layout';
import { arrivedAt, isBusyAt } from '../../metrics';
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
const BESIDE_FROM = 240;
const GAP = 8;

/** A shard in one line: a button that shows its lanes. Its records are dots on the canvas. */
export function ShardRow({
  boxes: { row, tape, index, open },
  live,
  onOpen,
}: {
  readonly boxes: ShardBoxes;
  readonly live: Live;
  readonly onOpen: (shard: number) => void;
}) {
  if (row === null) return null;
  const { shardId } = live.history.shards[index];
  const facts = rowWords(live, index);
  const room = (open ? row.x + row.width * 0.6 : tape.x) - row.x - GAP;
  const below = room < BESIDE_FROM;
  return (
    <button
      type="button"
      data-place={place.row(index)}
      className={css(below ? 'shard-row shard-row-narrow' : 'shard-row')}
      style={{ left: row.x, top: row.y, width: row.width, height: row.height }}
      aria-pressed={open}
      aria-label={[words.openShard(shardId), ...facts.slice(0, 1)].join(': ')}
      onClick={() => onOpen(index)}
    >
      <span className={css('shard-row-name')}>{words.shard(Number(shardId.replace(/^shardId-/, '')))}</span>
      <span className={css('shard-row-facts')}>
        {firstFitting(facts, below ? room : room - AFTER_NAME, 'text')}
      </span>
      <span className={css('shard-row-show')}>{open ? words.shown : words.show}</span>
    </button>
  );
}

/** How far behind it is and how many of its lanes are busy, from the fullest to the shortest. */
function rowWords({ history, consumer, scenario, t }: Live, index: number): readonly string[] {
  if (consumer === undefined) return [];
  const behind = behindWords(history, consumer, index, t);
  const setting = scenario.consumers[consumer.entry];
  if (setting.type !== 'lambda' || arrivedAt(history.shards[index], t) === 0) return behind;
  const { lanes } = consumer.shards[index];
  const busy = lanes.filter((lane) => isBusyAt(lane, t)).length;
  const most = setting.eventSourceMapping.parallelizationFactor;
  const said = words.lanesBusy(busy, Math.max(busy, most));
  const [short] = behind.slice(-1);
  // AWS's metric is told of the shard that is shown.
  const marks = behind.slice(-2, -1);
  return [...[...marks, short].map((mark) => words.both(mark, said)), ...marks, short];
}
