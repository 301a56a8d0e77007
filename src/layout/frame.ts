/** All that moves on the stage at one moment: what the canvas draws. Filled anew each frame. */
import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { nextPollAfter, pollsBetween, runningAt } from '../metrics';
import type { Moves } from '../timeline';
import { DotList, isFlow, placeDots, placeFlowMarks } from './flow';
import { placeMarks, type TapeMarks } from './marks';
import { GlyphList } from './glyph-list';
import { placeRecords } from './place-records';
import { slotAt, type ShardBoxes, type StageBoxes } from './stage';
import { viewTape, type TapeTear, type TapeView } from './tape';

export interface ShardFrame {
  /** Records come too fast to follow one. */
  flow: boolean;
  /** Where the records of its tape are; null: it flows, or is not seen. */
  tape: TapeView | null;
  marks: TapeMarks | null;
  /** What a torn tape leaves out; null: nothing. */
  tear: { readonly x: number; readonly width: number; readonly count: number } | null;
  /** How much of the time between two polls has passed, 0 .. 1; null: pushed to, or nothing reads. */
  clock: number | null;
  /** By lane: how much of the running invocation has passed, 0 .. 1; -1: none runs. */
  progress: number[];
  readonly dots: DotList;
}

export interface Frame {
  readonly glyphs: GlyphList;
  readonly shards: ShardFrame[];
}

export function makeFrame(): Frame {
  return { glyphs: new GlyphList(), shards: [] };
}

/** Fills a frame with the picture of time t. */
export function fillFrame(
  frame: Frame,
  history: History,
  consumer: ConsumerHistory | undefined,
  stage: StageBoxes,
  seed: number,
  speed: number,
  t: Micros,
  moves: Moves,
): void {
  frame.shards.length = Math.min(frame.shards.length, stage.shards.length);
  stage.shards.forEach((boxes, index) => {
    frame.shards[index] ??= {
      flow: false,
      tape: null,
      marks: null,
      clock: null,
      progress: [],
      tear: null,
      dots: new DotList(),
    };
    fillShard(frame.shards[index], history, consumer, boxes, seed, speed, t, moves);
  });
  placeRecords(
    history,
    consumer,
    stage,
    frame.shards.map((shard) => shard.tape),
    t,
    moves,
    frame.glyphs,
  );
}

function fillShard(
  frame: ShardFrame,
  history: History,
  consumer: ConsumerHistory | undefined,
  boxes: ShardBoxes,
  seed: number,
  speed: number,
  t: Micros,
  moves: Moves,
): void {
  frame.dots.length = 0;
  frame.progress.length = 0;
  frame.tape = null;
  frame.marks = null;
  frame.tear = null;
  frame.clock = null;
  // A shard that is one line has no room for tokens.
  frame.flow = !boxes.open || isFlow(history, boxes.index, speed, t);
  // Of one without a row nothing is seen: two hundred shards cost no more than those that have a row.
  if (!boxes.listed) return;
  if (frame.flow) placeDots(history, consumer, boxes, speed, t, frame.dots);
  else frame.tape = viewTape(history, consumer, boxes, t, moves);
  if (consumer === undefined) return;
  if (frame.tape === null) frame.marks = placeFlowMarks(history, consumer, boxes, speed, t);
  else {
    frame.marks = placeMarks(boxes, frame.tape);
    frame.tear = frame.tape.tear === null ? null : placeTear(boxes, frame.tape.tear);
  }
  frame.clock = clockAt(history, consumer, boxes.index, seed, t);
  boxes.lanes.forEach((_, index) => {
    const lane = consumer.shards[boxes.index].lanes[index];
    const row = lane === undefined ? -1 : runningAt(lane, t);
    if (row < 0) return frame.progress.push(-1);
    const { startsAt, endsAt } = lane.invocations;
    return frame.progress.push((t - startsAt.data[row]) / (endsAt.data[row] - startsAt.data[row]));
  });
}

function placeTear({ tapeSlots }: ShardBoxes, { from, to, count }: TapeTear) {
  return { x: slotAt(tapeSlots, (from + to - 1) / 2).x, width: (to - from) * tapeSlots.step, count };
}

function clockAt(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  seed: number,
  t: Micros,
): number | null {
  const id = consumer.shards[shard].readers.findLast((one) => history.readers[one].startsAt <= t);
  if (id === undefined) return null;
  const reader = history.readers[id];
  if (reader.schedule === null || t >= reader.endsAt) return null;
  const next = nextPollAfter(seed, reader, t);
  const last =
    pollsBetween(seed, reader, t - 2 * reader.schedule.interval, t).at(-1)?.at ??
    next - reader.schedule.interval;
  return Number.isFinite(next) ? Math.max(0, Math.min(1, (t - last) / (next - last))) : null;
}
