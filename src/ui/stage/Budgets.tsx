import { LIMITS } from '../../engine';
import type { Point } from '../../layout';
import type { ReadBudget, WriteBudget } from '../../metrics';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly at: Point;
  readonly width: number;
  readonly reads: ReadBudget;
  readonly writes: WriteBudget;
}

const LINE = 22;
const BAR = 92;
/** From one cell of the calls to the next. */
const CELL = 19;

/** What is used of a shard's budgets in this second: calls, bytes read, records written. */
export function Budgets({ at, width, reads, writes }: Props) {
  const label = 142;
  const bar = Math.max(24, Math.min(BAR, width - label - 140));
  const x = at.x + label;
  const limit = LIMITS.readBytesPerSecond.value;
  const silent = reads.silentFor > 0;
  return (
    <g>
      <Line at={at} line={0} label={words.calls}>
        <Cells x={x} y={at.y - 9} calls={reads.calls} refused={reads.refused} />
        <text
          x={x + LIMITS.readCallsPerSecond.value * CELL + 8 + Math.min(3, reads.refused) * CELL}
          y={at.y}
          className={css('mono small strong')}
        >
          {words.callsOf(reads.calls, LIMITS.readCallsPerSecond.value)}
          {reads.refused > 0 && (
            <tspan className={css('refused')}>{` · ${words.callsRefused(reads.refused)}`}</tspan>
          )}
        </text>
      </Line>
      <Line at={at} line={1} label={words.throughput}>
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
      <Line at={at} line={2} label={words.writes}>
        <Bar width={bar} x={x} y={at.y + 2 * LINE - 9} share={writeShare(writes)} full={writes.refused > 0} />
        <text x={x + bar + 11} y={at.y + 2 * LINE} className={css('mono small strong')}>
          {words.writesOf(writes.records, LIMITS.writeRecordsPerSecond.value)}
          {writes.refused > 0 && (
            <tspan className={css('refused')}>{` · ${words.writesRefused(writes.refused)}`}</tspan>
          )}
        </text>
      </Line>
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

function Cells({
  x,
  y,
  calls,
  refused,
}: {
  readonly x: number;
  readonly y: number;
  readonly calls: number;
  readonly refused: number;
}) {
  const limit = LIMITS.readCallsPerSecond.value;
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
          className={css(cell < calls ? 'cell cell-used' : 'cell')}
        />
      ))}
      {Array.from({ length: Math.min(3, refused) }, (_, cell) => {
        const left = x + (limit + cell) * CELL;
        return (
          <g key={cell} className={css('cell-refused')}>
            <rect x={left} y={y} width={15} height={12} rx={3} />
            <path d={`M ${left + 4.5} ${y + 3} l 6 6 m 0 -6 l -6 6`} />
          </g>
        );
      })}
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
