import type { LaneBoxes } from '../../layout';
import { letterOfKey, type Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { InstanceBox, progressText } from './InstanceBox';
import { KeyGlyph } from './KeyGlyph';
import { wordsOnOneLine, wordsOnTwoLines } from './lane-words';
import { place } from './places';
import type { LaneAverage, LaneFacts } from './shard-facts';
import { cutToRoom, firstFitting, textWidth } from './text-room';
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

/** Pixels for a key that is named within a sentence. */
const KEY_IN_SENTENCE = 80;

/** One lane of the mapping with its instance: their boxes and words. The records are on the canvas. */
export function LaneRow({ shard, index, boxes, facts, keyName, palette }: Props) {
  const { lane, label } = boxes;
  const { average } = facts;
  const empty =
    average === null
      ? facts.running === null && facts.waiting === 0 && facts.held === null
      : average.busy === 0;
  const here = place.lane(shard, index);
  return (
    <g data-place={here}>
      <rect
        {...lane}
        rx={8}
        data-box=""
        data-place={here}
        className={css(empty ? 'lane lane-empty' : 'lane')}
      />
      <text x={label.x} y={label.y} className={css('mono small soft')}>
        {words.lane(index + 1)}
      </text>
      {average !== null && (!empty || facts.idle === null) ? (
        <AverageWords boxes={boxes} average={average} />
      ) : empty ? (
        <IdleWords boxes={boxes} facts={facts} keyName={keyName} />
      ) : (
        <BusyWords boxes={boxes} facts={facts} keyName={keyName} palette={palette} />
      )}
      {!empty && !boxes.nested && <Arrow boxes={boxes} active={average !== null || facts.running !== null} />}
      <InstanceBox boxes={boxes} facts={facts} here={place.instance(shard, index)} />
    </g>
  );
}

/** Why the lane idles: in full on two lines, or on one, where it fits; otherwise in short. */
function IdleWords({ boxes: { idle, nested }, facts, keyName }: Pick<Props, 'boxes' | 'facts' | 'keyName'>) {
  if (facts.idle === null) return null;
  const {
    long,
    short,
    shortest = short,
  } = catalogue.stageIdle(facts.idle, (key) => cutToRoom(keyName(key), KEY_IN_SENTENCE, 'text'));
  // The instance of a lane around it stands where the second line would, once it has been invoked.
  const hasRoom = idle.lines === 2 && !(nested && facts.invoked);
  const fits = hasRoom && long.every((line) => textWidth(line, 'text') <= idle.width);
  if (!fits) {
    return (
      <text x={idle.x} y={idle.y} className={css('small soft')}>
        {firstFitting([long.join(' '), short, shortest], idle.width, 'text') ||
          cutToRoom(shortest, idle.width, 'text')}
      </text>
    );
  }
  return (
    <text x={idle.x} y={idle.y} className={css('small soft')}>
      {long.map((line, index) => (
        <tspan key={line} x={idle.x} dy={index === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
      {nested && (
        <tspan x={idle.x} dy={15}>
          {words.neverInvoked}
        </tspan>
      )}
    </text>
  );
}

/** How busy it is on average, where the time of an invocation would stand or its reason to idle. */
function AverageWords({
  boxes: { idle, progress },
  average,
}: Pick<Props, 'boxes'> & { average: LaneAverage }) {
  const text = average.busy === 0 ? words.average.idle(average.seconds) : words.average.busy(average.busy);
  return (
    <text {...(progress ?? { x: idle.x, y: idle.y })} className={css('small soft')}>
      {text}
    </text>
  );
}

function BusyWords({ boxes, facts, keyName, palette }: Omit<Props, 'index' | 'shard'>) {
  const { twoLines, nested, key: line, next, batch, batchSize, wordsAfter, wordsTo } = boxes;
  const right = line.x + line.width;
  const first = facts.keys[0] as number | undefined;
  const key =
    first === undefined
      ? null
      : { letter: letterOfKey(first), name: keyName(first), others: facts.keyCount - 1 };
  const behind = Math.max(0, facts.waiting - (facts.counted ? batchSize : batch.count));
  // The letter of the key keeps its place at the end of the line.
  const progress = boxes.progress === null ? '' : progressText(facts, line.width - LEAST_OF_KEY);
  const taken = progress === '' ? 0 : textWidth(progress, 'text') + PROGRESS_GAP;
  const fits =
    twoLines || nested
      ? wordsOnTwoLines(key, behind, line.width - taken, wordsTo - wordsAfter)
      : wordsOnOneLine(key, behind, right - wordsAfter);
  return (
    <g>
      {next !== null && (
        <text x={next.x} y={next.y} className={css('small soft')}>
          {firstFitting(
            facts.hasParts ? [words.nextPart, words.nextBatchShort] : [words.nextBatch, words.nextBatchShort],
            batch.first.x - 1.25 * batch.radius - next.x,
            'text',
          )}
        </text>
      )}
      {boxes.progress !== null && (
        <text {...boxes.progress} className={css(facts.held === null ? 'small soft' : 'small refused')}>
          {progress}
        </text>
      )}
      {first !== undefined && fits.key !== '' && (
        <g>
          <text x={right} y={line.y} textAnchor="end" className={css('mono small')}>
            {fits.key}
          </text>
          <KeyGlyph
            keyRow={first}
            x={right - textWidth(fits.key, 'mono') - 9}
            y={line.y - 4}
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

/** Pixels that the glyph of a key and its letter take, and the gap before them. */
const LEAST_OF_KEY = 44;

/** Between the time of an invocation and the key at the end of the line. */
const PROGRESS_GAP = 14;

/** From a lane to its instance. */
function Arrow({ boxes: { lane, instance }, active }: Pick<Props, 'boxes'> & { readonly active: boolean }) {
  const y = instance.y + instance.height / 2;
  const from = `M ${lane.x + lane.width + 10} ${y}`;
  return (
    <path
      d={`${from} H ${instance.x - 10} m 0 -4.5 l 7 4.5 l -7 4.5`}
      className={css(active ? 'arrow arrow-active' : 'arrow')}
    />
  );
}
