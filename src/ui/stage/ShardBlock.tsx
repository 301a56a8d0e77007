import { factorOf, parentsOf, type ConsumerHistory, type ShardHistory } from '../../engine';
import type { ShardBoxes } from '../../layout';
import {
  callBudgetAt,
  childrenOf,
  isPolledAt,
  lostOfShardAt,
  pushedBytesBetween,
  readBudgetAt,
  shardStatusAt,
  unfinishedAt,
  writeBudgetAt,
} from '../../metrics';
import { keysSeen } from '../../narration';
import type { Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { marksRoom } from '../assumptions/mark-places';
import { MICROS_PER_SECOND } from '../../lib/time';
import { Budgets } from './Budgets';
import { hashKeyLabel, rangeEndLabel } from './hash-key-label';
import { LaneRow } from './LaneRow';
import { HEAD_SCALE, MappingHead } from './MappingHead';
import { place } from './places';
import { laneFacts, mappingFacts } from './shard-facts';
import { TallFacts } from './TallFacts';
import { firstFitting } from './text-room';
import type { Live } from './use-live';
import { css } from './classes';

const words = catalogue.stage;

const NO_MARKS = { upper: 0, lower: 0 };

interface Props {
  readonly boxes: ShardBoxes;
  /** Whether marks stand in the head of its mapping. */
  readonly marked: boolean;
  readonly live: Live;
  readonly palette: Palette;
  /** Pixels at the end of the title that others need. */
  readonly beside: number;
}

/** A shard in full: its tape and budgets, the mapping's lanes, their instances. */
export function ShardBlock({ boxes, marked, live, palette, beside }: Props) {
  const { history, seed, t, consumer } = live;
  const shard = history.shards[boxes.index];
  const keyName = (key: number) => history.keys[key].partitionKey;
  const facts = consumer === undefined ? null : mappingFacts(live, consumer, boxes.index);
  const budget = {
    calls: callBudgetAt(history, seed, boxes.index, t),
    reads: readBudgetAt(history, seed, boxes.index, t),
    writes: writeBudgetAt(shard, t, live.scenario.stream.writeBurst),
    pushedBytes: facts?.mode === 'push' ? pushedLately(live, consumer!, boxes.index) : null,
    isPolled: isPolledAt(history, boxes.index, t),
  };
  const range = shardWords(live, boxes.index);
  const inline = boxes.budgets.form === 'inline';
  return (
    <g>
      <g data-place={place.tape(boxes.index)}>
        <Tape
          boxes={boxes}
          shardId={shard.shardId}
          isClosed={shard.closedAt <= t}
          range={inline ? [] : range}
          beside={beside}
        />
        {inline ? (
          <TallFacts boxes={boxes} facts={facts} budget={budget} range={range} />
        ) : (
          <Budgets at={boxes.budgets} budget={budget} />
        )}
      </g>
      {consumer !== undefined && boxes.lanes.length > 0 && (
        <g>
          {facts !== null && boxes.mapping.height > 0 && (
            <MappingHead boxes={boxes} facts={facts} beside={marked ? marksRoom(boxes) : NO_MARKS} />
          )}
          {boxes.lanes.map((lane, index) => (
            <LaneRow
              key={index}
              shard={boxes.index}
              index={index}
              boxes={lane}
              facts={laneFacts(live, consumer, boxes.index, index)}
              keyName={keyName}
              palette={palette}
            />
          ))}
          {boxes.folded !== null && <FoldedLanes boxes={boxes} live={live} consumer={consumer} />}
        </g>
      )}
    </g>
  );
}

/** One row for the lanes in which no batch can form: there are too few keys. */
function FoldedLanes({
  boxes: { index, folded, lanes },
  live: { history, scenario, t },
  consumer,
}: Pick<Props, 'boxes' | 'live'> & { readonly consumer: ConsumerHistory }) {
  const setting = scenario.consumers[consumer.entry];
  if (folded === null || setting.type !== 'lambda') return null;
  const factor = factorOf(setting.eventSourceMapping);
  const here = place.folded(index);
  return (
    <g data-place={here}>
      <rect {...folded} rx={8} data-box="" data-place={here} className={css('lane lane-empty')} />
      <text x={folded.x + 10} y={folded.y + folded.height / 2 + 4} className={css('small soft')}>
        {firstFitting(
          words.foldedLanes(lanes.length + 1, factor, keysSeen(history, index, t)),
          folded.width - 20,
          'text',
        )}
      </text>
    </g>
  );
}

/** Bytes pushed in the second before t. */
function pushedLately({ history, t }: Live, consumer: ConsumerHistory, shard: number): number {
  return pushedBytesBetween(history, consumer, shard, t - MICROS_PER_SECOND, t);
}

/** What is told of a shard beside its name: its hash keys; of a closed one, what is left of it and where it goes on. */
export function shardWords({ history, scenario, consumer, t }: Live, index: number): readonly string[] {
  const shard = history.shards[index];
  const w = catalogue.resharding;
  const status = shardStatusAt(shard, scenario, t);
  if (status === 'EXPIRED') return w.expired;
  if (status === 'CLOSED') {
    const left = consumer === undefined ? null : unfinishedAt(history, consumer, index, t);
    return w.closed(left, childrenOf(history, shard));
  }
  const range = rangeWords(shard);
  const lost = consumer === undefined ? 0 : lostOfShardAt(history, scenario, consumer, index, t).records;
  if (lost > 0) return w.lost(lost);
  const parents = parentsOf(shard);
  return parents.length === 0 ? range : [w.of(parents, range[0]), w.of(parents, range[1]), ...range];
}

/** The hash keys of a shard, from the fullest to the shortest form. */
export function rangeWords({ range: { start, end } }: ShardHistory): readonly string[] {
  const ends = [hashKeyLabel(start), rangeEndLabel(end)] as const;
  return [words.hashKeys(...ends), words.hashKeysShort(...ends)];
}

/** Pixels that the id of a shard needs. */
const SHARD_ID_ROOM = 154;

/** Of a tape's perforation. */
const HOLE = { step: 18, width: 8 };

/** The tape and its title; the records are on the canvas. */
export function Tape({
  boxes: { index, box, tape, title, marks },
  shardId,
  isClosed = false,
  range,
  beside,
}: {
  readonly boxes: ShardBoxes;
  readonly shardId: string;
  /** It takes no records any more. */
  readonly isClosed?: boolean;
  readonly range: readonly string[];
  readonly beside: number;
}) {
  // The buttons stand at the end of the stage; a tape that ends before them has its whole line.
  const end = Math.min(tape.x + tape.width, box.x + box.width - beside);
  const room = (box.x + box.width - beside - title.x) / HEAD_SCALE;
  const holes = Math.floor((tape.width - 12) / HOLE.step);
  const first = tape.x + (tape.width - (holes - 1) * HOLE.step - HOLE.width) / 2;
  return (
    <g>
      <text x={title.x} y={title.y} className={css('mono strong')}>
        {firstFitting([shardId, words.shard(Number(shardId.replace(/^shardId-/, '')))], room, 'mono')}
      </text>
      <text x={end} y={title.y} textAnchor="end" className={css('small soft')}>
        {firstFitting(range, end - tape.x - SHARD_ID_ROOM, 'text')}
      </text>
      <rect
        {...tape}
        rx={9}
        className={css(isClosed ? 'tape tape-closed' : 'tape')}
        data-place={place.tape(index)}
      />
      {/* What the canvas writes there is no text of the page: whoever asks what overlaps, asks this. */}
      <rect {...marks} className={css('hit')} data-canvas-words="" />
      {Array.from({ length: holes }, (_, hole) => (
        <g key={hole} className={css('perforation')}>
          <rect x={first + hole * HOLE.step} y={tape.y + 4} width={HOLE.width} height={4} rx={1.5} />
          <rect
            x={first + hole * HOLE.step}
            y={tape.y + tape.height - 8}
            width={HOLE.width}
            height={4}
            rx={1.5}
          />
        </g>
      ))}
    </g>
  );
}
