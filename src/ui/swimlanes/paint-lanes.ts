import type { ConsumerHistory, History } from '../../engine';
import {
  AGE_HEIGHT,
  AXIS_HEIGHT,
  axisTicks,
  barsBetween,
  CALLS_HEIGHT,
  CALLS_MIDDLE,
  GRAIN_PIXELS,
  ROW_HEIGHT,
  sampleStep,
  scaleTop,
  xOf,
  type LaneOutcomes,
  type RowBox,
  type SwimlaneBoxes,
  type TimeWindow,
} from '../../layout/swimlanes';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import {
  visitMergedCalls,
  visitRefusedWrites,
  type AgeSamples,
  type CallKind,
  type OutcomeRows,
} from '../../metrics';
import type { Palette } from '../../paint';
import { drawCall } from '../canvas/draw-call';
import { drawBar, type Faces } from './draw-bar';
import type { Canvas } from '../canvas/use-live-canvas';

/** What the swimlanes show. */
export interface LanePicture {
  readonly history: History;
  readonly consumer: ConsumerHistory;
  readonly seed: number;
  readonly t: Micros;
  readonly window: TimeWindow;
  readonly boxes: SwimlaneBoxes;
  readonly ages: AgeSamples;
  readonly faces: Faces;
  readonly outcomes: LaneOutcomes;
  readonly refusedCalls: OutcomeRows;
  readonly secondLabel: (seconds: number) => string;
  readonly scaleLabel: (seconds: number) => string;
}

export function paintLanes(canvas: Canvas, picture: LanePicture): void {
  const { context } = canvas;
  context.textBaseline = 'middle';
  drawGround(canvas, picture);
  drawAges(canvas, picture);
  for (const row of picture.boxes.rows) {
    // The rows are those of a run that was there a moment ago.
    if (row.shard >= picture.consumer.shards.length) continue;
    if (row.first) drawRefusedWrites(canvas, picture, row);
    if (row.lane < 0) drawCalls(canvas, picture, row, row.top + ROW_HEIGHT / 2, 12);
    else {
      if (row.first) drawCalls(canvas, picture, row, row.top - CALLS_MIDDLE, 6);
      drawLane(canvas, picture, row);
    }
  }
  drawPlayhead(canvas, picture);
}

/** Width of a character of a tick's label, and the least room from tick to tick. */
const TICK_CHARACTER = 6.4;
const LEAST_TICK_ROOM = 56;

function drawGround(
  { context, palette, width, height }: Canvas,
  { boxes, window, secondLabel }: LanePicture,
): void {
  context.fillStyle = palette.tape;
  context.globalAlpha = 0.55;
  for (const { top } of boxes.rows) context.fillRect(0, top + 2, width, ROW_HEIGHT - 4);
  context.globalAlpha = 1;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.fillStyle = palette.inkSoft;
  context.font = '400 10.5px "JetBrains Mono Variable", monospace';
  context.textAlign = 'center';
  context.beginPath();
  // The longest label of the window decides how close ticks may be.
  const longest = secondLabel(Math.floor(window.to / MICROS_PER_SECOND)).length;
  const room = Math.max(LEAST_TICK_ROOM, longest * TICK_CHARACTER + 14);
  for (const second of axisTicks(window, width, room)) {
    const x = Math.round(xOf(second * MICROS_PER_SECOND, window, width)) + 0.5;
    context.moveTo(x, AXIS_HEIGHT - 3);
    context.lineTo(x, height - 4);
    const label = secondLabel(second);
    const half = (label.length * TICK_CHARACTER) / 2;
    if (x > half && x < width - half) context.fillText(label, x, 8);
    else if (x <= half && second === 0) context.fillText(label, half, 8);
  }
  context.stroke();
}

/** Above the curve: the label of its scale. */
const SCALE_ROOM = 14;

/** The age of the records as they were sent, from nothing up to the top of its scale. */
function drawAges(
  { context, palette, width }: Canvas,
  { consumer, ages, window, t, scaleLabel }: LanePicture,
): void {
  const step = sampleStep(window, width);
  const bottom = AXIS_HEIGHT + AGE_HEIGHT - 4;
  const room = AGE_HEIGHT - SCALE_ROOM;
  // Who came during the run has no age from before.
  const begin = Math.max(window.from, consumer.startsAt);
  const first = Math.floor(begin / step);
  const last = Math.floor(t / step);
  // The last sample may be older than a batch that was sent since.
  const now = ages.now(t);
  let highest = now;
  for (let index = first; index <= last; index++) highest = Math.max(highest, ages.at(step, index));
  const top = scaleTop(highest);
  const yOf = (millis: number) => bottom - (millis / top) * room;

  context.strokeStyle = palette.line;
  context.beginPath();
  context.moveTo(0, bottom + 0.5);
  context.lineTo(width, bottom + 0.5);
  context.stroke();
  if (last < first || t < begin) return;
  const start = Math.max(0, xOf(begin, window, width));
  const end = xOf(t, window, width);
  // Steps: the age holds until the next batch is sent.
  const trace = () => {
    context.beginPath();
    for (let index = first; index <= last; index++) {
      const y = yOf(ages.at(step, index));
      const x = Math.max(start, xOf(index * step, window, width));
      if (index === first) context.moveTo(x, y);
      else context.lineTo(x, y);
      context.lineTo(Math.min(end, xOf((index + 1) * step, window, width)), y);
    }
    context.lineTo(end, yOf(now));
  };
  trace();
  context.lineTo(end, bottom);
  context.lineTo(start, bottom);
  context.fillStyle = palette.accentWash;
  context.fill();
  trace();
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.4;
  context.stroke();
  if (highest === 0) return;
  drawScaleTop(context, palette, scaleLabel(top / 1_000), bottom - room, end);
}

/** The top of the scale, above the line that it names: the curve never gets there. */
function drawScaleTop(
  context: CanvasRenderingContext2D,
  palette: Palette,
  label: string,
  y: number,
  playhead: number,
): void {
  context.font = '400 9.5px "JetBrains Mono Variable", monospace';
  context.textAlign = 'left';
  const width = context.measureText(label).width;
  // Early in a run the playhead stands where the label would.
  const x = playhead < width + 12 ? playhead + 9 : 3;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(0, Math.round(y) - 0.5);
  context.lineTo(Math.max(playhead, x + width), Math.round(y) - 0.5);
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = palette.card;
  context.lineWidth = 3;
  context.strokeText(label, x, y - 7);
  context.fillStyle = palette.inkSoft;
  context.fillText(label, x, y - 7);
}

/** Of calls that stand closer than so many pixels one is drawn; a refused one before all others. */
const CALLS_APART = 5;

function drawCalls(
  { context, palette, width }: Canvas,
  { history, consumer, seed, window, t, refusedCalls }: LanePicture,
  row: RowBox,
  middle: number,
  height: number,
): void {
  let before = -Infinity;
  const grain = ((window.to - window.from) / width) * CALLS_APART;
  const draw = (at: Micros, kind: CallKind) => {
    const x = xOf(at, window, width);
    if (kind !== 'refused' && x - before < CALLS_APART - 1) return;
    before = x;
    drawCall(context, palette, kind, x, middle, height);
  };
  const to = Math.min(t, window.to);
  visitMergedCalls(history, seed, consumer, row.shard, window.from, to, grain, refusedCalls, draw);
}

/** Pixels of time in which one sign stands for all puts that were refused. */
const WRITES_APART = 4;
const WRITE_SIZE = 3;

/** Puts that the shard refused: above its calls, signs that point down to it. */
function drawRefusedWrites(
  { context, palette, width }: Canvas,
  { history, window, t }: LanePicture,
  { shard, top }: RowBox,
): void {
  const y = top - CALLS_HEIGHT + 1;
  const grain = ((window.to - window.from) / width) * WRITES_APART;
  context.fillStyle = palette.refused;
  context.beginPath();
  visitRefusedWrites(history.shards[shard], window.from, Math.min(t, window.to), grain, (at) => {
    const x = xOf(at, window, width);
    context.moveTo(x - WRITE_SIZE, y);
    context.lineTo(x + WRITE_SIZE, y);
    context.lineTo(x, y + WRITE_SIZE + 1);
    context.closePath();
  });
  context.fill();
}

function drawLane(canvas: Canvas, picture: LanePicture, row: RowBox): void {
  const { history, consumer, window, t, faces, outcomes } = picture;
  const lane = consumer.shards[row.shard].lanes.at(row.lane);
  if (lane === undefined) return;
  const grain = ((window.to - window.from) / canvas.width) * GRAIN_PIXELS;
  for (const bar of barsBetween(lane, window, t, grain, outcomes)) {
    const face = faces.faceOf(history.shards[row.shard], lane, bar.row);
    const left = xOf(bar.startsAt, window, canvas.width);
    const right = xOf(bar.endsAt, window, canvas.width);
    drawBar(canvas, { bar, face, left, right, top: row.top + 2, height: ROW_HEIGHT - 4 });
  }
}

function drawPlayhead({ context, palette, width, height }: Canvas, { t, window }: LanePicture): void {
  const x = xOf(t, window, width);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.8;
  context.beginPath();
  context.moveTo(x, AXIS_HEIGHT - 4);
  context.lineTo(x, height - 2);
  context.stroke();
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(x, AXIS_HEIGHT - 4, 5, 0, 2 * Math.PI);
  context.fill();
}
