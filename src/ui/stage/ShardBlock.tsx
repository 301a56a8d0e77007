import type { ShardHistory } from '../../engine';
import type { ShardBoxes } from '../../layout';
import { callBudgetAt, readBudgetAt, writeBudgetAt } from '../../metrics';
import type { Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { Budgets } from './Budgets';
import { hashKeyLabel, rangeEndLabel } from './hash-key-label';
import { LaneRow } from './LaneRow';
import { place } from './places';
import { laneFacts, mappingFacts, type MappingFacts } from './shard-facts';
import { firstFitting } from './text-room';
import type { Live } from './use-live';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly boxes: ShardBoxes;
  readonly live: Live;
  readonly palette: Palette;
}

/** A shard in full: its tape and budgets, the mapping's lanes, their instances. */
export function ShardBlock({ boxes, live, palette }: Props) {
  const shard = live.history.shards[boxes.index];
  const keyName = (key: number) => live.history.keys[key].partitionKey;
  const { consumer } = live;
  return (
    <g>
      <g data-place={place.tape(boxes.index)}>
        <Tape boxes={boxes} shard={shard} />
        <Budgets
          at={boxes.budgets}
          width={boxes.tape.width}
          calls={callBudgetAt(live.history, live.seed, boxes.index, live.t)}
          reads={readBudgetAt(live.history, live.seed, boxes.index, live.t)}
          writes={writeBudgetAt(shard, live.t)}
        />
      </g>
      {consumer !== undefined && boxes.lanes.length > 0 && (
        <g>
          <MappingHead boxes={boxes} facts={mappingFacts(live, consumer, boxes.index)} />
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
        </g>
      )}
    </g>
  );
}

/** Pixels that the id of a shard needs. */
const SHARD_ID_ROOM = 154;

function Tape({
  boxes: { index, tape, title, legend },
  shard,
}: {
  readonly boxes: ShardBoxes;
  readonly shard: ShardHistory;
}) {
  const holes = Math.floor((tape.width - 12) / 18);
  const { start, end } = shard.range;
  const range = [hashKeyLabel(start), rangeEndLabel(end)] as const;
  return (
    <g>
      <text x={title.x} y={title.y} className={css('mono strong')}>
        {shard.shardId}
      </text>
      <text x={tape.x + tape.width} y={title.y} textAnchor="end" className={css('small soft')}>
        {firstFitting(
          [words.hashKeys(...range), words.hashKeysShort(...range)],
          tape.width - SHARD_ID_ROOM,
          'text',
        )}
        <title>{`${start} – ${end}`}</title>
      </text>
      <text x={legend.x} y={legend.y} className={css('small soft')}>
        {words.newest}
      </text>
      <text x={tape.x + tape.width} y={legend.y} textAnchor="end" className={css('small soft')}>
        {tape.width > 330 ? words.legend : words.legendShort}
      </text>
      <rect {...tape} rx={9} className={css('tape')} data-place={place.tape(index)} />
      {Array.from({ length: holes }, (_, hole) => (
        <g key={hole} className={css('perforation')}>
          <rect x={tape.x + 10 + hole * 18} y={tape.y + 4} width={8} height={4} rx={1.5} />
          <rect x={tape.x + 10 + hole * 18} y={tape.y + tape.height - 8} width={8} height={4} rx={1.5} />
        </g>
      ))}
    </g>
  );
}

/** The upper line of the head is written larger than words are measured. */
const HEAD_SCALE = 1.09;
const EDGE = 16;
const AFTER_CLOCK = 47;

function MappingHead({ boxes, facts }: { readonly boxes: ShardBoxes; readonly facts: MappingFacts }) {
  const { mapping, clock } = boxes;
  const drawn = facts.mode === 'poll' || facts.mode === 'push';
  const x = mapping.x + (drawn ? AFTER_CLOCK : EDGE);
  const room = mapping.x + mapping.width - EDGE / 4 - x;
  const here = place.mapping(boxes.index);
  return (
    <g data-place={here}>
      <rect {...mapping} rx={10} className={css('mapping')} data-place={here} />
      {facts.mode === 'push' && (
        <path d={pushGlyph(clock.centre.x - 5, clock.centre.y)} className={css('push')} />
      )}
      <text x={x} y={mapping.y + 24} className={css('strong')}>
        {firstFitting(headWords(facts), room / HEAD_SCALE, 'text')}
      </text>
      <text x={x} y={mapping.y + 40} className={css('small soft')}>
        {firstFitting(lastWords(facts), room, 'text')}
      </text>
    </g>
  );
}

function headWords({ mode, nextPoll }: MappingFacts): readonly string[] {
  if (mode === 'poll') return [words.nextPoll(nextPoll)];
  if (mode === 'push') return [words.pushed, words.pushedShort];
  return [mode === 'refused' ? words.notRegistered : words.notReading];
}

function lastWords({ mode, lastRead }: MappingFacts): readonly string[] {
  if (mode === 'refused') return [words.notRegisteredWhy];
  if (lastRead === null) return [words.nothingRead];
  const { records, keys } = lastRead;
  return mode === 'push'
    ? [words.lastPush(records)]
    : [words.lastRead(records, keys), words.lastReadShort(records, keys)];
}

/** Three strokes towards the lanes: records come by themselves. */
function pushGlyph(x: number, y: number): string {
  return [0, 6, 12].map((shift) => `M ${x - 4 + shift} ${y - 6} l 6 6 l -6 6`).join(' ');
}
