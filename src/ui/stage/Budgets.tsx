import { LIMITS } from '../../engine';
import type { Point, ShardBoxes } from '../../layout';
import type { CallBudget, ReadBudget, WriteBudget } from '../../metrics';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import { firstFitting, textWidth } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

/** What is left of a shard's budgets, and what is used. */
export interface BudgetFacts {
  readonly calls: CallBudget;
  readonly reads: ReadBudget;
  readonly writes: WriteBudget;
  /** What was pushed to the open consumer in the last second; null: it is not pushed to. */
  readonly pushedBytes: number | null;
  /** Whether anybody polls, and so draws on what those who poll share. */
  readonly isPolled: boolean;
}

/** In columns: from the label to the line below it. */
const BELOW = 17;
const LINE = 17;
/** From one cell of the calls to the next. */
const CELL = 9;

/** What is left and what is used of a shard's budgets right now: calls, bytes read or pushed, records written. */
export function Budgets({
  at,
  budget,
}: {
  readonly at: ShardBoxes['budgets'];
  readonly budget: BudgetFacts;
}) {
  const { writes, pushedBytes, isPolled } = budget;
  const alone = pushedBytes !== null && !isPolled;
  return (
    <g>
      {!alone && <Calls at={placeOf(at, 0)} calls={budget.calls} />}
      {pushedBytes === null ? (
        <Throughput at={placeOf(at, 1)} reads={budget.reads} />
      ) : (
        <Pipe at={placeOf(at, alone ? 'first two' : 1)} bytes={pushedBytes} />
      )}
      <Budget
        at={placeOf(at, 2)}
        labels={writeLabels(writes)}
        refused={writes.refused > 0}
        number={words.writesOf(writes.records, LIMITS.writeRecordsPerSecond.value)}
        longest={words.writesOf(LIMITS.writeRecordsPerSecond.value, LIMITS.writeRecordsPerSecond.value)}
        full={writes.refused > 0}
      >
        {(x, y) => <Bar x={x} y={y} share={writeShare(writes)} full={writes.refused > 0} />}
      </Budget>
    </g>
  );
}

function writeLabels({ refused, tankLeft }: WriteBudget): readonly string[] {
  if (refused > 0) return words.writesRefused(refused);
  if (tankLeft !== null) return words.tankLeft(tankLeft / MEBIBYTE);
  return [words.writes, words.writesShort];
}

function Calls({ at, calls }: { readonly at: Place; readonly calls: CallBudget }) {
  const used = calls.limit - calls.left;
  return (
    <Budget
      at={at}
      labels={calls.refused > 0 ? words.callsRefused(calls.refused) : [words.calls, words.callsShort]}
      refused={calls.refused > 0}
      number={words.callsUsed(used, calls.limit)}
      longest={words.callsUsed(calls.limit, calls.limit)}
      full={calls.left === 0}
    >
      {(x, y) => <Cells x={x} y={y} used={used} limit={calls.limit} />}
    </Budget>
  );
}

/** What those who poll were given, all together. */
function Throughput({ at, reads }: { readonly at: Place; readonly reads: ReadBudget }) {
  const limit = LIMITS.readBytesPerSecond.value;
  const silent = reads.silentFor > 0;
  return (
    <Budget
      at={at}
      labels={[words.throughput, words.throughputShort]}
      refused={silent}
      number={
        silent
          ? words.silent(reads.silentFor / MICROS_PER_SECOND)
          : words.throughputOf(reads.bytes, limit / MEBIBYTE)
      }
      longest={words.throughputOf(limit, limit / MEBIBYTE)}
      full={silent}
    >
      {(x, y) => <Bar x={x} y={y} share={silent ? 1 : reads.bytes / limit} full={silent} />}
    </Budget>
  );
}

/** What was pushed to one consumer, of what it has to itself. */
function Pipe({ at, bytes }: { readonly at: Place; readonly bytes: number }) {
  const limit = LIMITS.fanOutBytesPerSecond.value;
  return (
    <Budget
      at={at}
      labels={[words.pipe]}
      refused={false}
      number={words.pushedOf(bytes, limit / MEBIBYTE)}
      longest={words.pushedOf(limit, limit / MEBIBYTE)}
      full={false}
    >
      {(x, y) => <Bar x={x} y={y} share={bytes / limit} full={false} />}
    </Budget>
  );
}

interface Place extends Point {
  readonly width: number;
  /** The number stands below its label, not at the end of the line. */
  readonly below: boolean;
}

/** Where the first, second and third budget stand. The one in the middle has the longest number. */
function placeOf({ x, y, width, form }: ShardBoxes['budgets'], index: 0 | 1 | 2 | 'first two'): Place {
  const line = index === 'first two' ? 1 : index;
  if (form !== 'columns') return { x, y: y + 13 + line * LINE, width, below: false };
  const [from, to] = {
    0: [0, 0.315],
    1: [0.345, 0.715],
    2: [0.745, 1],
    'first two': [0, 0.715],
  }[index];
  // A single column as wide as the page need not be torn apart.
  const whole = Math.min(width, 620);
  return { x: x + from * whole, y: y + 10, width: (to - from) * whole, below: true };
}

/** A label, how much of it is used as a drawing, and as a number. */
function Budget({
  at: { x, y, width, below },
  labels,
  refused,
  number,
  longest,
  full,
  children,
}: {
  readonly at: Place;
  readonly labels: readonly string[];
  readonly refused: boolean;
  readonly number: string;
  /** As long as it can be. */
  readonly longest: string;
  readonly full: boolean;
  readonly children: (x: number, y: number) => React.ReactNode;
}) {
  const label = css(refused ? 'small refused' : 'small soft');
  const value = css(full ? 'mono small strong refused' : 'mono small strong');
  const drawing = DRAWING + 7;
  if (below) {
    // By the longest number, not by this one: otherwise the drawing comes and goes with a digit.
    const room = width - textWidth(longest, 'mono');
    return (
      <g>
        <text x={x} y={y} className={label}>
          {firstFitting(labels, width, 'text')}
        </text>
        {room >= drawing && children(x, y + BELOW - 9)}
        <text x={x + (room >= drawing ? drawing : 0)} y={y + BELOW} className={value}>
          {number}
        </text>
      </g>
    );
  }
  const left = x + width - textWidth(number, 'mono') - drawing;
  return (
    <g>
      <text x={x} y={y} className={label}>
        {firstFitting(labels, left - x - 8, 'text')}
      </text>
      {children(left, y - 9)}
      <text x={x + width} y={y} textAnchor="end" className={value}>
        {number}
      </text>
    </g>
  );
}

/** Cells and bars are as wide. */
const DRAWING = 44;

/** The share of the limit that binds first: records or bytes. */
function writeShare({ records, bytes, tankLeft }: WriteBudget): number {
  const ofBytes =
    tankLeft === null
      ? bytes / LIMITS.writeBytesPerSecond.value
      : 1 - tankLeft / LIMITS.writeBurstBytes.value;
  return Math.max(records / LIMITS.writeRecordsPerSecond.value, ofBytes);
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
          width={CELL - 2}
          height={10}
          rx={2}
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
}: {
  readonly x: number;
  readonly y: number;
  readonly share: number;
  readonly full: boolean;
}) {
  const used = Math.max(0, Math.min(1, share)) * DRAWING;
  return (
    <g>
      <rect x={x} y={y + 0.5} width={DRAWING} height={9} rx={4.5} className={css('bar')} />
      <rect
        x={x}
        y={y + 0.5}
        width={full ? DRAWING : used}
        height={9}
        rx={Math.min(4.5, used / 2)}
        className={css(full ? 'bar-full' : 'bar-used')}
      />
    </g>
  );
}
