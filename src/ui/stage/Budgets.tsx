import { LIMITS } from '../../engine';
import type { Point } from '../../layout';
import type { CallBudget, ReadBudget, WriteBudget } from '../../metrics';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import { firstFitting } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly at: Point;
  readonly width: number;
  readonly calls: CallBudget;
  readonly reads: ReadBudget;
  readonly writes: WriteBudget;
}

const LINE = 22;
const BAR = 92;
/** From one cell of the calls to the next. */
const CELL = 19;
/** Below this, the labels are short ones, so that the numbers keep their room. */
const SHORT_LABELS = 300;
/** Pixels that the longest number beside a bar needs, and the gap to it. */
const NUMBER_ROOM = 121;

/** What is left and what is used of a shard's budgets right now: calls, bytes read, records written. */
export function Budgets({ at, width, calls, reads, writes }: Props) {
  const short = width < SHORT_LABELS;
  const label = short ? 66 : 134;
  const bar = Math.max(24, Math.min(BAR, width - label - NUMBER_ROOM));
  const x = at.x + label;
  const limit = LIMITS.readBytesPerSecond.value;
  const [full, brief] = words.refused(calls.refused, writes.refused);
  const silent = reads.silentFor > 0;
  return (
    <g>
      <Line at={at} line={0} label={short ? words.callsShort : words.calls}>
        <Cells x={x} y={at.y - 9} used={calls.limit - calls.left} limit={calls.limit} />
        <text
          x={x + calls.limit * CELL + 8}
          y={at.y}
          className={css(calls.left === 0 ? 'mono small strong refused' : 'mono small strong')}
        >
          {words.callsUsed(calls.limit - calls.left, calls.limit)}
        </text>
      </Line>
      <Line at={at} line={1} label={short ? words.throughputShort : words.throughput}>
        <Bar width={bar} x={x} y={at.y + LINE - 9} share={reads.bytes / limit} full={silent} />
        <text
          x={x + bar + 11}
          y={at.y + LINE}
          className={css(silent ? 'mono small strong refused' : 'mono small strong')}
        >
          {silent
            ? words.silent(reads.silentFor / MICROS_PER_SECOND)
            : words.throughputOf(reads.bytes, limit / MEBIBYTE)}
        </text>
      </Line>
      <Line at={at} line={2} label={short ? words.writesShort : words.writes}>
        <Bar width={bar} x={x} y={at.y + 2 * LINE - 9} share={writeShare(writes)} full={writes.refused > 0} />
        <text x={x + bar + 11} y={at.y + 2 * LINE} className={css('mono small strong')}>
          {words.writesOf(writes.records, LIMITS.writeRecordsPerSecond.value)}
        </text>
      </Line>
      {/* On a line of its own: beside a number it would run out of the shard at the fourth digit. */}
      {(calls.refused > 0 || writes.refused > 0) && (
        <text x={at.x} y={at.y + 3 * LINE} className={css('small strong refused')}>
          {firstFitting([full], width, 'text') || brief}
        </text>
      )}
    </g>
  );
}

/** The share of the limit that binds first: records or bytes. */
function writeShare({ records, bytes }: WriteBudget): number {
  return Math.max(records / LIMITS.writeRecordsPerSecond.value, bytes / LIMITS.writeBytesPerSecond.value);
}

function Line({
  at,
  line,
  label,
  children,
}: {
  readonly at: Point;
  readonly line: number;
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  return (
    <g>
      <text x={at.x} y={at.y + line * LINE} className={css('small')}>
        {label}
      </text>
      {children}
    </g>
  );
}

/** One cell a call of the bucket: filled ones are used up. */
function Cells({
  x,
  y,
  used,
  limit,
}: {
  readonly x: number;
  readonly y: number;
  readonly used: number;
  readonly limit: number;
}) {
  return (
    <g>
      {Array.from({ length: limit }, (_, cell) => (
        <rect
          key={cell}
          x={x + cell * CELL}
          y={y}
          width={15}
          height={12}
          rx={3}
          className={css(cell < used ? 'cell cell-used' : 'cell')}
        />
      ))}
    </g>
  );
}

function Bar({
  x,
  y,
  share,
  full,
  width,
}: {
  readonly x: number;
  readonly y: number;
  readonly share: number;
  readonly full: boolean;
  readonly width: number;
}) {
  const used = Math.max(0, Math.min(1, share)) * width;
  return (
    <g>
      <rect x={x} y={y} width={width} height={11} rx={5.5} className={css('bar')} />
      <rect
        x={x}
        y={y}
        width={full ? width : used}
        height={11}
        rx={5.5}
        className={css(full ? 'bar-full' : 'bar-used')}
      />
    </g>
  );
}
