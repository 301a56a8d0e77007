/** Draws a frame of the stage: tapes' records and marks, poll clocks, progress. It knows no history. */
import type { Box, Frame, ShardBoxes, ShardFrame, StageBoxes, TapeMark } from '../layout';
import { drawToken } from './glyphs';
import { colourOfKey, type Palette } from './palette';

/** Words that stand at the marks of a shard. */
export interface MarkLabels {
  readonly read: string;
  readonly processed: string;
}

export function paintStage(
  context: CanvasRenderingContext2D,
  palette: Palette,
  stage: StageBoxes,
  frame: Frame,
  labels: readonly (MarkLabels | undefined)[],
  leftOut: (records: number) => string,
): void {
  context.clearRect(0, 0, stage.width, stage.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  stage.shards.forEach((boxes, index) => {
    const shard = frame.shards[index];
    drawDots(context, palette, shard, dotSize(boxes.open, shard.dots.length));
    if (boxes.lanes.length > 0 && shard.clock !== null) drawClock(context, palette, boxes, shard.clock);
    drawProgress(context, palette, boxes, shard.progress);
    if (shard.tear !== null) drawTear(context, palette, boxes, shard.tear, leftOut(shard.tear.count));
  });
  for (let index = 0; index < frame.glyphs.length; index++)
    drawToken(context, palette, frame.glyphs.at(index));
  stage.shards.forEach((boxes, index) => {
    const { marks } = frame.shards[index];
    if (boxes.open && marks !== null)
      drawMarks(context, palette, boxes, marks.read, marks.processed, labels[index]);
  });
}

/** In a shard that is one line there is room for small dots only; few of them can be larger, so that they are seen. */
function dotSize(open: boolean, dots: number): number {
  if (open) return 3;
  return dots < 300 ? 4 : 2;
}

function drawDots(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { dots }: ShardFrame,
  size: number,
): void {
  for (let index = 0; index < dots.length; index++) {
    context.globalAlpha = dots.ghost[index] === 1 ? (size > 3 ? 0.5 : 0.32) : 1;
    context.fillStyle = colourOfKey(palette, dots.key[index]);
    context.fillRect(dots.x[index] - size / 2, dots.y[index] - size / 2, size, size);
  }
  context.globalAlpha = 1;
}

function drawClock(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { clock }: ShardBoxes,
  share: number,
): void {
  const { centre, radius } = clock;
  context.lineWidth = 3.5;
  context.strokeStyle = palette.line;
  context.beginPath();
  context.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.strokeStyle = palette.accent;
  context.beginPath();
  context.arc(centre.x, centre.y, radius, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
  context.stroke();
}

function drawProgress(
  context: CanvasRenderingContext2D,
  palette: Palette,
  boxes: ShardBoxes,
  progress: readonly number[],
): void {
  context.fillStyle = palette.accent;
  boxes.lanes.forEach(({ instance }, index) => {
    const share = progress[index] ?? -1;
    if (share < 0) return;
    context.fillRect(
      instance.x + 1,
      instance.y + instance.height - 4,
      (instance.width - 2) * Math.min(1, share),
      3,
    );
  });
}

/** A gap with ragged edges across the tape, and how many records it stands for. */
function drawTear(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { tape }: ShardBoxes,
  { x, width }: NonNullable<ShardFrame['tear']>,
  label: string,
): void {
  const teeth = 6;
  const tooth = tape.height / teeth;
  const half = width / 2 - 3;
  const edge = (side: number, step: number) => x + side * half + (step % 2 === 0 ? -2.5 : 2.5);
  context.beginPath();
  for (let step = 0; step <= teeth; step++)
    context.lineTo(edge(-1, step), tape.y - 1 + step * (tooth + 0.34));
  for (let step = teeth; step >= 0; step--) context.lineTo(edge(1, step), tape.y - 1 + step * (tooth + 0.34));
  context.closePath();
  context.fillStyle = palette.card;
  context.fill();
  context.fillStyle = palette.inkSoft;
  context.font = `600 ${label.length > 5 ? 9 : 11}px "JetBrains Mono Variable", monospace`;
  context.fillText(label, x, tape.y + tape.height / 2 + 0.5);
}

const LABEL_HEIGHT = 22;

function drawMarks(
  context: CanvasRenderingContext2D,
  palette: Palette,
  boxes: ShardBoxes,
  read: TapeMark,
  processed: TapeMark,
  labels: MarkLabels | undefined,
): void {
  const { tape } = boxes;
  const bottom = tape.y + tape.height;
  drawLine(context, palette.inkSoft, read.x, tape.y - 3, bottom + 6, true);
  drawLine(context, palette.accent, processed.x, tape.y - 6, bottom + 14, processed.beyond);
  drawFlag(context, palette.accent, processed.x, tape.y - 6);
  if (labels === undefined) return;
  context.font = '500 11px "Inter Variable", sans-serif';
  const near = Math.abs(read.x - processed.x) < 4;
  if (!near && labels.read !== '') {
    const width = context.measureText(labels.read).width;
    const x = Math.max(tape.x + width / 2, Math.min(tape.x + tape.width - width / 2, read.x));
    const pill = pillSpan(context, tape, processed.x, labels.processed);
    // Words that the pill would cover are left out; the dashed line stays.
    context.font = '500 11px "Inter Variable", sans-serif';
    if (x + width / 2 < pill.left - 6 || x - width / 2 > pill.left + pill.width + 6) {
      context.fillStyle = palette.inkSoft;
      context.fillText(labels.read, x, bottom + 24);
    }
  }
  drawPill(context, palette, boxes, processed.x, bottom + 13, labels.processed);
}

function drawLine(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  top: number,
  bottom: number,
  dashed: boolean,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  context.setLineDash(dashed ? [3, 3] : []);
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, bottom);
  context.stroke();
  context.setLineDash([]);
}

function drawFlag(context: CanvasRenderingContext2D, colour: string, x: number, y: number): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - 5.5, y - 4);
  context.lineTo(x + 5.5, y - 4);
  context.lineTo(x, y + 5);
  context.closePath();
  context.fill();
}

function drawPill(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { tape }: ShardBoxes,
  x: number,
  y: number,
  text: string,
): void {
  const { left, width } = pillSpan(context, tape, x, text);
  context.fillStyle = palette.card;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.2;
  context.beginPath();
  context.roundRect(left, y, width, LABEL_HEIGHT, LABEL_HEIGHT / 2);
  context.fill();
  context.stroke();
  context.fillStyle = palette.accent;
  context.fillText(text, left + width / 2, y + LABEL_HEIGHT / 2 + 0.5);
}

/** Where a pill with this text stands: around x, but within the tape. Leaves the pill's font set. */
function pillSpan(context: CanvasRenderingContext2D, tape: Box, x: number, text: string) {
  context.font = '600 11.5px "Inter Variable", sans-serif';
  const width = context.measureText(text).width + 16;
  return { left: Math.max(tape.x, Math.min(tape.x + tape.width - width, x - width / 2)), width };
}
