import type { LaneBoxes } from '../../layout';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import type { LaneFacts } from './shard-facts';
import { cutToRoom, firstFitting, textWidth, type Face } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly boxes: LaneBoxes;
  readonly facts: LaneFacts;
}

interface PlacedProps extends Props {
  /** The name of its place. */
  readonly here: string;
}

/** From the edge of an instance to what is written in it. */
const INSET = 12;
/** Between the number of records that are not drawn and the words at the right. */
const MORE_GAP = 8;

/** The instance of a lane: idle, or with its batch and how far it is. The records are on the canvas. */
export function InstanceBox({ boxes, facts, here }: PlacedProps) {
  const { instance } = boxes;
  const middle = instance.y + instance.height / 2;
  const { average } = facts;
  const empty = average === null ? facts.running === null && facts.held === null : average.busy === 0;
  if (empty) {
    // Within its lane, one that was never invoked is told of there.
    if (boxes.nested && !facts.invoked && (facts.waiting === 0 || average !== null)) {
      return boxes.twoLines ? null : (
        <text
          x={instance.x + instance.width - INSET}
          y={middle + 4}
          textAnchor="end"
          className={css('small soft')}
        >
          {words.neverInvoked}
        </text>
      );
    }
    // A lane with records of its own has no room to say why they wait: its instance does.
    const why =
      average === null && facts.waiting > 0 && facts.idle !== null
        ? catalogue.stageIdle(facts.idle, String).short
        : '';
    const idle = facts.invoked
      ? average === null
        ? words.warmIdle
        : words.average.warm
      : words.neverInvoked;
    // What has just ended fades beside the words of a warm instance, so they stand where its time stood.
    const x = facts.invoked ? instance.x + instance.width - INSET : instance.x + instance.width / 2;
    return (
      <g>
        <rect {...instance} rx={8} data-box="" data-place={here} className={css('instance instance-empty')} />
        <text
          x={x}
          y={middle + 4}
          textAnchor={facts.invoked ? 'end' : 'middle'}
          className={css('small soft')}
        >
          {why === '' ? idle : cutToRoom(why, instance.width - 2 * INSET, 'text')}
        </text>
      </g>
    );
  }
  return (
    <g>
      <rect {...instance} rx={8} data-box="" data-place={here} className={css('instance')} />
      <text x={instance.x + (boxes.nested ? 10 : 13)} y={middle + 6} className={css('lambda')}>
        λ
      </text>
      {/* Otherwise they stand above it. */}
      {boxes.progress === null && <WordsBeside boxes={boxes} facts={facts} />}
    </g>
  );
}

/** Words at the right of the records: two short lines where the instance is high enough, otherwise one. */
function WordsBeside({ boxes: { instance, instanceBatch: batch, twoLines }, facts }: Props) {
  const middle = instance.y + instance.height / 2;
  const right = instance.x + instance.width - INSET;
  const drawn = Math.max(1, Math.min(facts.batchRecords, batch.count));
  // Where counts are told no records are drawn, and while a batch waits for a try its words need the room.
  const hidden = facts.average === null && facts.held === null ? facts.batchRecords - drawn : 0;
  const more = hidden > 0 ? words.waiting(hidden) : '';
  const end = batch.first.x + (drawn - 1) * batch.step + 1.25 * batch.radius + 3;
  const room = right - end - (more === '' ? 3 : textWidth(more, 'mono') + MORE_GAP);
  const [first, second] = linesOf(facts, twoLines);
  const lower = firstFitting(second, room, 'text');
  const y = lower === '' ? middle + 4 : middle - 2;
  return (
    <g>
      {more !== '' && (
        <text x={end} y={batch.first.y + 4} className={css('mono small soft')}>
          {more}
        </text>
      )}
      <text x={right} y={y} textAnchor="end" className={css(styleOf(facts))}>
        {firstFitting(first, room, faceOf(facts))}
      </text>
      <text x={right} y={middle + 13} textAnchor="end" className={css(lowerStyleOf(facts))}>
        {lower}
      </text>
    </g>
  );
}

/** How far the invocation is, or that the batch waits for another try, in one line; '' while nothing runs. */
export function progressText(facts: LaneFacts, room: number): string {
  const [[first = '', ...shorter], [second]] = linesOf(facts, false);
  if (facts.running === null || second === undefined) return firstFitting([first, ...shorter], room, 'text');
  // Without the records of its batch, which are drawn beside it.
  return (
    firstFitting([...toldOf(facts).map((told) => words.beside([told, first])), first], room, 'text') || first
  );
}

/** The upper and the lower line, each from its fullest to its shortest form. */
function linesOf(facts: LaneFacts, two: boolean): [readonly string[], readonly string[]] {
  const { running, held, nextTry, average } = facts;
  // Where counts are told, the canvas tells this one.
  if (average !== null) return [average.isCounted ? [] : [words.average.perSecond(average.perSecond)], []];
  const told = toldOf(facts);
  if (running !== null) {
    const records = words.records(running.records);
    const again = told.length === 0 ? [] : [words.beside([records, told[0]]), ...told];
    return [progressWords(running.elapsed, running.total), two ? [...again, records] : again];
  }
  if (held === null) return [[], []];
  const [what, again] = words.retrying[held];
  const then = nextTry === null ? [again] : thenOf(nextTry, again);
  // Not all records may be drawn.
  const all = words.beside([words.records(facts.batchRecords), what]);
  // Of what it is a part stands beside that it failed where there is a line for that, or in its place.
  if (two) return [[...told.map((part) => words.beside([what, part])), ...told, all, what], then];
  const more = [...told.map((part) => words.beside([then[0], part])), ...then];
  const whole = told.length === 0 ? [words.retryingBoth(all, then[0])] : [];
  return [[...whole, ...more.map((one) => words.retryingBoth(what, one)), what], []];
}

/** When the next try comes, from the fullest to the shortest form. */
function thenOf({ tries, seconds, latest }: NonNullable<LaneFacts['nextTry']>, again: string): string[] {
  if (!latest) return [words.tryIn(tries, seconds)];
  return [words.againInMost(again, seconds), words.inMost(seconds), again];
}

/** What is told of the try beside how far it is, from the fullest to the shortest form. */
function toldOf({ running, cut }: LaneFacts): string[] {
  const tries = running !== null && running.tries > 1 ? [words.nthTry(running.tries)] : [];
  const cold = running?.cold === true ? [words.coldStart] : [];
  const parts = cut === null ? [] : cut.kind === 'split' ? [words.splitInTwo] : words.fromRecord(cut.record);
  const forms = [
    ...parts.map((part) => [...tries, part, ...cold]),
    ...parts.map((part) => [...tries, part]),
    [...tries, ...cold],
    tries,
  ];
  return [...new Set(forms.filter(({ length }) => length > 0).map(words.beside))];
}

const faceOf = ({ held }: LaneFacts): Face => (held === null ? 'mono' : 'text');
const styleOf = ({ held }: LaneFacts) => (held === null ? 'mono small' : 'small refused');
const lowerStyleOf = ({ held }: LaneFacts) => (held === null ? 'small soft' : 'small refused');

function progressWords(elapsed: number, total: number): readonly string[] {
  const inSeconds = words.progressSeconds(elapsed / MICROS_PER_SECOND, total / MICROS_PER_SECOND);
  if (total >= 10 * MICROS_PER_SECOND) return [inSeconds];
  const inMillis = words.progress(
    Math.floor(elapsed / MICROS_PER_MILLI),
    Math.round(total / MICROS_PER_MILLI),
  );
  return total < MICROS_PER_SECOND ? [inMillis] : [inMillis, inSeconds];
}
