import type { ShardHistory } from '../../engine';
import type { ShardBoxes } from '../../layout';
import { readBudgetAt, writeBudgetAt } from '../../metrics';
import type { Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { Budgets } from './Budgets';
import { hashKeyLabel, rangeEndLabel } from './hash-key-label';
import { LaneRow } from './LaneRow';
import { laneFacts, mappingFacts, type MappingFacts } from './shard-facts';
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
      <Tape boxes={boxes} shard={shard} />
      <Budgets
        at={boxes.budgets}
        width={boxes.tape.width}
        reads={readBudgetAt(live.history, live.seed, boxes.index, live.t)}
        writes={writeBudgetAt(shard, live.t)}
      />
      {consumer !== undefined && boxes.lanes.length > 0 && (
        <g>
          <MappingHead boxes={boxes} facts={mappingFacts(live, consumer, boxes.index)} />
          {boxes.lanes.map((lane, index) => (
            <LaneRow
              key={index}
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

function Tape({
  boxes: { tape, title, legend },
  shard,
}: {
  readonly boxes: ShardBoxes;
  readonly shard: ShardHistory;
}) {
  const holes = Math.floor((tape.width - 12) / 18);
  const { start, end } = shard.range;
  return (
    <g>
      <text x={title.x} y={title.y} className={css('mono strong')}>
        {shard.shardId}
      </text>
      <text x={tape.x + tape.width} y={title.y} textAnchor="end" className={css('small soft')}>
        {words.hashKeys(hashKeyLabel(start), rangeEndLabel(end))}
        <title>{`${start} – ${end}`}</title>
      </text>
      <text x={legend.x} y={legend.y} className={css('small soft')}>
        {words.newest}
      </text>
      <text x={tape.x + tape.width} y={legend.y} textAnchor="end" className={css('small soft')}>
        {tape.width > 330 ? words.legend : words.legendShort}
      </text>
      <rect {...tape} rx={9} className={css('tape')} />
      {Array.from({ length: holes }, (_, hole) => (
        <g key={hole} className={css('perforation')}>
          <rect x={tape.x + 10 + hole * 18} y={tape.y + 4} width={8} height={4} rx={1.5} />
          <rect x={tape.x + 10 + hole * 18} y={tape.y + tape.height - 8} width={8} height={4} rx={1.5} />
        </g>
      ))}
    </g>
  );
}

function MappingHead({ boxes, facts }: { readonly boxes: ShardBoxes; readonly facts: MappingFacts }) {
  const { mapping, clock } = boxes;
  const x = mapping.x + 50;
  const left = facts.mode === 'poll' ? x : mapping.x + 16;
  return (
    <g>
      <rect {...mapping} rx={10} className={css('mapping')} />
      {facts.mode === 'push' && (
        <path d={pushGlyph(clock.centre.x - 5, clock.centre.y)} className={css('push')} />
      )}
      <text x={facts.mode === 'push' ? x : left} y={mapping.y + 24} className={css('strong')}>
        {headWords(facts, mapping.width < 200)}
      </text>
      <text x={facts.mode === 'push' ? x : left} y={mapping.y + 40} className={css('small soft')}>
        {mapping.width >= 200 && lastWords(facts)}
      </text>
    </g>
  );
}

function headWords({ mode, nextPoll }: MappingFacts, short: boolean): string {
  if (mode === 'poll') return short ? words.nextPollShort(nextPoll) : words.nextPoll(nextPoll);
  if (mode === 'push') return words.pushed;
  return mode === 'refused' ? words.notRegistered : words.notReading;
}

function lastWords({ mode, lastRead }: MappingFacts): string {
  if (lastRead === null) return words.nothingRead;
  return mode === 'push' ? words.lastPush(lastRead.records) : words.lastRead(lastRead.records, lastRead.keys);
}

/** Three strokes towards the lanes: records come by themselves. */
function pushGlyph(x: number, y: number): string {
  return [0, 6, 12].map((shift) => `M ${x - 4 + shift} ${y - 6} l 6 6 l -6 6`).join(' ');
}
