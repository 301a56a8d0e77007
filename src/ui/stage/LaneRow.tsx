import type { LaneBoxes } from '../../layout';
import { letterOfKey, type Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { InstanceBox } from './InstanceBox';
import { KeyGlyph } from './KeyGlyph';
import { wordsOnOneLine, wordsOnTwoLines } from './lane-words';
import type { LaneFacts } from './shard-facts';
import { place } from './places';
import { cutToRoom, textWidth } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly shard: number;
  readonly index: number;
  readonly boxes: LaneBoxes;
  readonly facts: LaneFacts;
  readonly keyName: (key: number) => string;
  readonly palette: Palette;
}

/** From the edge of a lane to what is written in it. */
const INSET = 10;
/** From the edge of a lane to what stands behind its label. */
const AFTER_LABEL = 62;
/** Pixels for a key that is named within a sentence. */
const KEY_IN_SENTENCE = 80;

/** One lane of the mapping with its instance: their boxes and words. The records are on the canvas. */
export function LaneRow({ shard, index, boxes, facts, keyName, palette }: Props) {
  const { lane, instance, twoLines } = boxes;
  const empty = facts.running === null && facts.waiting === 0 && facts.held === null;
  const here = place.lane(shard, index);
  return (
    <g data-place={here}>
      <rect {...lane} rx={8} className={css(empty ? 'lane lane-empty' : 'lane')} data-place={here} />
      <text
        x={lane.x + INSET}
        y={twoLines ? lane.y + 17 : lane.y + lane.height / 2 + 4}
        className={css('mono small soft')}
      >
        {words.lane(index + 1)}
      </text>
      {empty ? (
        <IdleWords boxes={boxes} facts={facts} keyName={keyName} />
      ) : (
        <BusyWords boxes={boxes} facts={facts} keyName={keyName} palette={palette} />
      )}
      {!empty && <Arrow boxes={boxes} active={facts.running !== null} />}
      <InstanceBox boxes={boxes} facts={facts} here={place.instance(shard, index)} />
      <title>{`${words.lane(index + 1)}: ${describe(facts, keyName)}`}</title>
      <rect {...instance} className={css('hit')} />
    </g>
  );
}

function describe(facts: LaneFacts, keyName: (key: number) => string): string {
  const keys = facts.keys.map(keyName).join(', ');
  if (facts.running !== null) return `${words.records(facts.running.records)}, ${keys}`;
  return facts.idle === null ? keys : words.idle(facts.idle, keyName).long.join(' ');
}

/** Why the lane idles: in full on two lines where they fit, otherwise in short, beside the label or below it. */
function IdleWords({
  boxes: { lane, twoLines },
  facts,
  keyName,
}: Pick<Props, 'boxes' | 'facts' | 'keyName'>) {
  if (facts.idle === null) return null;
  const { long, short } = words.idle(facts.idle, (key) => cutToRoom(keyName(key), KEY_IN_SENTENCE, 'text'));
  const x = lane.x + AFTER_LABEL;
  const room = lane.width - AFTER_LABEL - INSET / 2;
  if (twoLines && long.every((line) => textWidth(line, 'text') <= room)) {
    return (
      <text x={x} y={lane.y + 21} className={css('small soft')}>
        {long.map((line, place) => (
          <tspan key={line} x={x} dy={place === 0 ? 0 : 15}>
            {line}
          </tspan>
        ))}
      </text>
    );
  }
  return (
    <text
      x={twoLines ? lane.x + INSET : x}
      y={twoLines ? lane.y + 36 : lane.y + lane.height / 2 + 4}
      className={css('small soft')}
    >
      {cutToRoom(short, twoLines ? lane.width - 2 * INSET : room, 'text')}
    </text>
  );
}

function BusyWords({
  boxes: { lane, twoLines, batch, batchSize, wordsAfter },
  facts,
  keyName,
  palette,
}: Pick<Props, 'boxes' | 'facts' | 'keyName' | 'palette'>) {
  const right = lane.x + lane.width - INSET;
  const y = twoLines ? lane.y + 17 : lane.y + lane.height / 2 + 4;
  const first = facts.keys[0] as number | undefined;
  const key =
    first === undefined
      ? null
      : { letter: letterOfKey(first), name: keyName(first), others: facts.keyCount - 1 };
  const behind = Math.max(0, facts.waiting - (facts.counted ? batchSize : batch.count));
  const fits = twoLines
    ? wordsOnTwoLines(key, behind, right - lane.x - AFTER_LABEL, right - wordsAfter)
    : wordsOnOneLine(key, behind, right - wordsAfter);
  return (
    <g>
      {twoLines && (
        <text x={lane.x + INSET} y={lane.y + 37} className={css('small soft')}>
          {batch.first.x - batch.radius - lane.x > AFTER_LABEL ? words.nextBatch : words.nextBatchShort}
        </text>
      )}
      {first !== undefined && fits.key !== '' && (
        <g>
          <text x={right} y={y} textAnchor="end" className={css('mono small')}>
            {fits.key}
          </text>
          <KeyGlyph
            keyRow={first}
            x={right - textWidth(fits.key, 'mono') - 9}
            y={y - 4}
            radius={4.5}
            palette={palette}
          />
        </g>
      )}
      {fits.more !== '' && (
        <text x={wordsAfter} y={batch.first.y + 4} className={css('mono small soft')}>
          {fits.more}
        </text>
      )}
    </g>
  );
}

/** From a lane to its instance: across, or down and in where that stands below. */
function Arrow({
  boxes: { lane, instance, stacked },
  active,
}: {
  readonly boxes: LaneBoxes;
  readonly active: boolean;
}) {
  const y = instance.y + instance.height / 2;
  const to = instance.x - 4;
  const from = stacked
    ? `M ${lane.x + 8} ${lane.y + lane.height} V ${y}`
    : `M ${lane.x + lane.width + 10} ${y}`;
  return (
    <path
      d={`${from} H ${to - 6} m 0 -4.5 l 7 4.5 l -7 4.5`}
      className={css(active ? 'arrow arrow-active' : 'arrow')}
    />
  );
}
