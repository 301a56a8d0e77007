import { factorOf } from '../../engine';
import type { Box, ShardBoxes } from '../../layout';
import { arrivedAt, awaitedParents, runningAt, unfinishedAt } from '../../metrics';
import { words as catalogue } from '../../words';
import { behindWords } from './behind-words';
import { place } from './places';
import { shardWords } from './ShardBlock';
import { firstFitting } from './text-room';
import type { Live } from './use-live';
import { css } from './classes';

const words = catalogue.stage;

/** From the left edge of the row to what stands behind its name. */
const AFTER_NAME = 74;
/** With less room than this for words, they stand below the name. */
const BESIDE_FROM = 240;
const GAP = 8;
/** From the left edge of the row to its name. */
const INSET = 8;
const CHIP_INSET = 6;

interface Props {
  readonly boxes: ShardBoxes;
  /** There is room for its number and one fact. */
  readonly isChip: boolean;
  readonly live: Live;
}

/** A shard in one line, or on a chip: a button that shows its lanes. Its records are dots on the canvas. */
export function ShardRow({
  boxes,
  isChip,
  live,
  onOpen,
}: Props & { readonly onOpen: (shard: number) => void }) {
  const { row, index, open } = boxes;
  if (row === null) return null;
  const { shardId } = live.history.shards[index];
  const { name, facts, fact, below } = isChip ? chipWords(index, live) : shownWords(row, boxes, live);
  return (
    <button
      type="button"
      data-place={place.row(index)}
      className={css(isChip ? 'shard-chip' : below ? 'shard-row shard-row-narrow' : 'shard-row')}
      style={{ left: row.x, top: row.y, width: row.width, height: row.height }}
      aria-pressed={open}
      aria-label={[words.openShard(shardId), ...facts.slice(0, 1)].join(': ')}
      onClick={() => onOpen(index)}
    >
      <span className={css('shard-row-name')}>{name}</span>
      <span className={css('shard-row-facts')}>{fact}</span>
      {!isChip && <span className={css('shard-row-show')}>{open ? words.shown : words.show}</span>}
    </button>
  );
}

/** The same row in a file, where nothing can be pressed: the inside of an SVG. */
export function ShardRowLine({ boxes, isChip, live }: Props) {
  const { row, index, open } = boxes;
  if (row === null) return null;
  const { x, y, width, height } = row;
  if (isChip) {
    const { name, fact } = chipWords(index, live);
    return (
      <g>
        <rect {...row} rx={6} className={css(open ? 'chip-edge chip-edge-shown' : 'chip-edge')} />
        <text x={x + CHIP_INSET} y={y + 16} className={css('mono small strong')}>
          {name}
        </text>
        <text x={x + width - CHIP_INSET} y={y + 16} textAnchor="end" className={css('mono small soft')}>
          {fact}
        </text>
      </g>
    );
  }
  const { name, fact, below } = shownWords(row, boxes, live);
  return (
    <g>
      <path d={`M ${x} ${y + 0.5} h ${width}`} className={css('row-edge')} />
      {open && <rect x={x} y={y + 4} width={3} height={height - 8} rx={2} className={css('row-shown')} />}
      <text x={x + INSET} y={y + (below ? 17 : 19)} className={css('mono strong')}>
        {name}
      </text>
      <text
        x={x + INSET + (below ? 0 : AFTER_NAME - INSET)}
        y={y + (below ? 32 : 19)}
        className={css('small soft')}
      >
        {fact}
      </text>
      {open && (
        <text x={x + width - INSET} y={y + (below ? 24 : 19)} textAnchor="end" className={css('small soft')}>
          {words.shownInFull}
        </text>
      )}
    </g>
  );
}

interface ShownWords {
  readonly name: string;
  /** From the fullest to the shortest form, and the one that fits. */
  readonly facts: readonly string[];
  readonly fact: string;
  /** The fact stands below the name. */
  readonly below: boolean;
}

/** The number of the shard and how many records are unfinished; all the facts are told to ears. */
function chipWords(index: number, live: Live): ShownWords {
  const { history, consumer, t } = live;
  const shard = history.shards[index];
  const name = String(Number(shard.shardId.replace(/^shardId-/, '')));
  const none = consumer === undefined || arrivedAt(shard, t) === 0;
  const fact = none ? words.noneYet : words.unfinishedShort(unfinishedAt(history, consumer, index, t));
  return { name, facts: rowWords(live, index), fact, below: false };
}

function shownWords(row: Box, { tape, index, open }: ShardBoxes, live: Live): ShownWords {
  const name = words.shard(Number(live.history.shards[index].shardId.replace(/^shardId-/, '')));
  const facts = rowWords(live, index);
  const room = (open ? row.x + row.width * 0.6 : tape.x) - row.x - GAP;
  const below = room < BESIDE_FROM;
  return { name, facts, fact: firstFitting(facts, below ? room : room - AFTER_NAME, 'text'), below };
}

/** How far behind it is and how many of its lanes are at work, from the fullest to the shortest. */
function rowWords(live: Live, index: number): readonly string[] {
  const { history, consumer, scenario, t } = live;
  const shard = history.shards[index];
  if (shard.closedAt <= t) return shardWords(live, index);
  if (consumer === undefined) return [];
  const parents = awaitedParents(history, consumer, index, t);
  if (parents.length > 0) return catalogue.resharding.waits(parents);
  const behind = behindWords(history, consumer, index, t);
  const setting = scenario.consumers[consumer.entry];
  if (setting.type !== 'lambda' || arrivedAt(shard, t) === 0) return behind;
  const { lanes } = consumer.shards[index];
  const busy = lanes.filter((lane) => runningAt(lane, t) >= 0).length;
  const most = factorOf(setting.eventSourceMapping);
  const said = words.lanesBusy(busy, Math.max(busy, most));
  const [short] = behind.slice(-1);
  // AWS's metric is told of the shard that is shown.
  const marks = behind.slice(-2, -1);
  return [...[...marks, short].map((mark) => words.both(mark, said)), ...marks, short];
}
