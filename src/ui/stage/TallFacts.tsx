import { LIMITS } from '../../engine';
import type { ShardBoxes } from '../../layout';
import { MEBIBYTE } from '../../lib/bytes';
import { MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import type { BudgetFacts } from './Budgets';
import { HEAD_SCALE, hasClock, headWords, lastWords, PushGlyph } from './MappingHead';
import type { MappingFacts } from './shard-facts';
import { firstFitting, textWidth } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

const LINE = 17;
const FIRST = 13;
const AFTER_CLOCK = 20;
const GAP = 12;

/** On a phone: the poll, the last read and the hash keys at the left, the three budgets at the right, a line each. */
export function TallFacts({
  boxes: { budgets, clock },
  facts,
  budget,
  range,
}: {
  readonly boxes: ShardBoxes;
  /** null: the consumer is not there. */
  readonly facts: MappingFacts | null;
  readonly budget: BudgetFacts;
  readonly range: readonly string[];
}) {
  const { writes } = budget;
  const [first, second] = readLines(budget);
  const lines = [
    {
      left: facts === null ? [] : headWords(facts),
      style: 'strong',
      ...first,
    },
    {
      left: facts === null ? [] : lastWords(facts),
      style: 'small soft',
      ...second,
    },
    {
      left: range,
      style: 'small soft',
      right: words.writesInLine(writes.records, LIMITS.writeRecordsPerSecond.value, writes.refused),
      bad: writes.refused > 0,
    },
  ];
  return (
    <g>
      {facts?.mode === 'push' && <PushGlyph {...clock.centre} scale={0.6} left={facts.fanOut?.left ?? 0} />}
      {lines.map(({ left, style, right, bad }, line) => {
        const x = budgets.x + (line === 0 && facts !== null && hasClock(facts) ? AFTER_CLOCK : 0);
        const end = budgets.x + budgets.width;
        const room = end - x - GAP - textWidth(right, 'mono');
        const y = budgets.y + FIRST + line * LINE;
        return (
          <g key={style + String(line)}>
            <text x={x} y={y} className={css(style)}>
              {firstFitting(left, line === 0 ? room / HEAD_SCALE : room, 'text')}
            </text>
            <text
              x={end}
              y={y}
              textAnchor="end"
              className={css(bad ? 'mono small refused' : 'mono small soft')}
            >
              {right}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface Line {
  readonly right: string;
  readonly bad: boolean;
}

/** What is said of reading: the calls and bytes that those who poll share, and the pipe of who is pushed to. */
function readLines({ calls, reads, pushedBytes, isPolled }: BudgetFacts): [Line, Line] {
  const ofCalls = {
    right: words.callsInLine(calls.limit - calls.left, calls.limit, calls.refused),
    bad: calls.left === 0 || calls.refused > 0,
  };
  if (pushedBytes !== null) {
    const pipe = words.pushedOf(pushedBytes, LIMITS.fanOutBytesPerSecond.value / MEBIBYTE);
    return [isPolled ? ofCalls : { right: '', bad: false }, { right: words.pushedInLine(pipe), bad: false }];
  }
  const silent = reads.silentFor > 0;
  return [
    ofCalls,
    {
      right: silent
        ? words.silent(reads.silentFor / MICROS_PER_SECOND)
        : words.readInLine(words.throughputOf(reads.bytes, LIMITS.readBytesPerSecond.value / MEBIBYTE)),
      bad: silent,
    },
  ];
}
