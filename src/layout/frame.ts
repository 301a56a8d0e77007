/** All that moves on the stage at one moment: what the canvas draws. Filled anew each frame. */
import type { ConsumerHistory, FailureSetting, History } from '../engine';
import type { Micros } from '../lib/time';
import { busyShare, finishingOfLane, nextPollAfter, pollsBetween, runningAt } from '../metrics';
import type { Moves } from '../timeline';
import { AgeAxis, DotList, placeDots, placeFlowMarks } from './flow';
import { placeMarks, type TapeMarks } from './marks';
import { GlyphList } from './glyph-list';
import { lengthOf, lineAt } from './lane-line';
import { averagingSpan, flightAt, isAveraged, paceAt, spread, type Pace } from './pace';
import { LateList, markLate } from './late-records';
import { MarkList } from './mark-list';
import { markPoison } from './poison-records';
import { RingList } from './ring-list';
import { placeRecords, type ShardPlaces } from './place-records';
import { progressAt, type Progress } from './progress';
import { slotAt, type ShardBoxes, type StageBoxes } from './stage';
import { TapePlaces } from './tape-places';
import { viewTape, type TapeTear, type TapeView } from './tape';

/** What stands for the records of a lane where they are too many to be drawn. */
export interface LaneFlow {
  readonly waiting: number;
  /** Records a second that it finishes: those of all lanes come to what the consumer finishes. */
  readonly perSecond: number;
}

export interface ShardFrame extends ShardPlaces {
  marks: TapeMarks | null;
  /** What a torn tape leaves out; null: nothing. */
  tear: {
    readonly x: number;
    readonly width: number;
    readonly count: number;
    readonly opacity: number;
  } | null;
  /** How much of the time between two polls has passed, 0 .. 1; null: pushed to, or nothing reads. */
  clock: number | null;
  /** By lane: how much of the running invocation has passed, 0 .. 1, or on average how busy it is; -1: none runs. */
  progress: number[];
  tape: TapePlaces | null;
  dots: number;
  flow: number;
  flight: number;
  /** Records a second that come, of simulated time. */
  perSecond: number;
  /** By lane, where counts are told; otherwise empty. */
  readonly lanes: LaneFlow[];
  /** The tape's records once they are dots. */
  readonly dotList: DotList;
}

export interface Frame {
  readonly glyphs: GlyphList;
  /** Around the records that somebody follows. */
  readonly rings: RingList;
  /** Under the records that PutRecords refused at first. */
  readonly late: LateList;
  /** On the records that make their batch fail. */
  readonly poison: MarkList;
  readonly shards: ShardFrame[];
}

export function makeFrame(): Frame {
  return {
    glyphs: new GlyphList(),
    rings: new RingList(),
    late: new LateList(),
    poison: new MarkList(),
    shards: [],
  };
}

function makeShardFrame(): ShardFrame {
  return {
    marks: null,
    tear: null,
    clock: null,
    progress: [],
    tape: null,
    dots: 0,
    flow: 0,
    flight: 1,
    perSecond: 0,
    lanes: [],
    dotList: new DotList(),
  };
}

/** What a frame is filled from. */
export interface Moment {
  readonly history: History;
  readonly consumer: ConsumerHistory | undefined;
  readonly seed: number;
  /** As the watcher sees it: while it changes, between the old and the new one. */
  readonly speed: number;
  readonly t: Micros;
  readonly moves: Moves;
  /** Which records make the consumer's function fail; undefined: none. */
  readonly failures?: FailureSetting | undefined;
}

/** Fills a frame with the picture of a moment. */
export function fillFrame(frame: Frame, stage: StageBoxes, moment: Moment): void {
  const { shards, glyphs } = frame;
  shards.length = Math.min(shards.length, stage.shards.length);
  for (let index = 0; index < stage.shards.length; index++) {
    shards[index] ??= makeShardFrame();
    fillShard(shards[index], stage.shards[index], moment);
  }
  placeRecords(moment.history, moment.consumer, stage, shards, moment.t, moment.moves, glyphs);
  markPoison(frame, stage, moment);
  markLate(frame, moment);
}

const UNSEEN: Pace = { dots: 1, flow: 1, perSecond: 0 };

function fillShard(frame: ShardFrame, boxes: ShardBoxes, moment: Moment): void {
  const { history, consumer, seed, speed, t, moves } = moment;
  const shard = history.shards[boxes.index];
  // Of one without a row nothing is seen: two hundred shards cost no more than those that have a row.
  const pace = boxes.listed ? paceAt(shard, speed, t) : UNSEEN;
  frame.dotList.length = 0;
  frame.progress.length = 0;
  frame.lanes.length = 0;
  frame.tape = null;
  frame.marks = null;
  frame.tear = null;
  frame.clock = null;
  // A shard that is one line has no room for tokens.
  frame.dots = 1 - (1 - pace.dots) * boxes.openness;
  frame.flow = pace.flow;
  frame.flight = flightAt(speed);
  frame.perSecond = pace.perSecond;
  if (!boxes.listed) return;
  const progress = consumer === undefined ? null : progressAt(history, consumer, boxes.index, t, moves);
  const axis = frame.dots === 0 ? null : new AgeAxis(shard, boxes, speed, t);
  const view = frame.dots === 1 ? null : viewTape(history, boxes, progress, t, moves);
  if (view === null) placeDots(shard, boxes, axis!, progress, frame.dotList);
  frame.tape = new TapePlaces(history, boxes, view, axis, frame.dots);
  if (consumer === undefined || progress === null) return;
  fillMarks(frame, boxes, view, axis, progress);
  const clock = clockAt(history, consumer, boxes.index, seed, t);
  // At a speed at which it would spin it stands.
  frame.clock = clock !== null && isAveraged(speed, 0) ? 1 : clock;
  fillLanes(frame, boxes, moment, consumer);
}

function fillMarks(
  frame: ShardFrame,
  boxes: ShardBoxes,
  view: TapeView | null,
  axis: AgeAxis | null,
  progress: Progress,
): void {
  const byAge = axis === null ? null : placeFlowMarks(progress, axis);
  const share = spread(frame.dots);
  frame.marks = byAge;
  if (view === null) return;
  const inRow = placeMarks(boxes, view);
  frame.marks = byAge === null ? inRow : marksBetween(inRow, byAge, share);
  if (view.tear !== null && share < 1)
    frame.tear = { ...placeTear(boxes, view.tear), opacity: view.tear.open * (1 - share) };
}

function marksBetween(from: TapeMarks, to: TapeMarks, share: number): TapeMarks {
  const of = (name: keyof TapeMarks) => ({
    x: from[name].x + (to[name].x - from[name].x) * share,
    beyond: (share < 0.5 ? from : to)[name].beyond,
  });
  return { read: of('read'), processed: of('processed') };
}

function fillLanes(
  frame: ShardFrame,
  boxes: ShardBoxes,
  { speed, t }: Moment,
  consumer: ConsumerHistory,
): void {
  const { lanes } = consumer.shards[boxes.index];
  const averaged = isAveraged(speed, frame.flow);
  const since = Math.max(consumer.startsAt, t - averagingSpan(speed));
  for (let index = 0; index < boxes.lanes.length; index++) {
    const lane = lanes[index];
    const row = lane === undefined ? -1 : runningAt(lane, t);
    if (averaged) frame.progress.push(lane === undefined ? -1 : busyShare(lane, since, t) || -1);
    else if (row < 0) frame.progress.push(-1);
    else {
      const { startsAt, endsAt } = lane.invocations;
      frame.progress.push((t - startsAt.data[row]) / (endsAt.data[row] - startsAt.data[row]));
    }
    if (frame.flow === 0) continue;
    const perSecond = lane === undefined ? 0 : finishingOfLane(consumer, lane, t).rate;
    // The size of a next batch passes before it can be read.
    frame.lanes.push({ waiting: averaged || lane === undefined ? 0 : lengthOf(lineAt(lane, t)), perSecond });
  }
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
