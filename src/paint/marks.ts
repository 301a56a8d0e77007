/** The marks on a tape: how far a consumer has read, and how far it has finished everything. */
import type { Box, ShardBoxes, TapeMarks } from '../layout';
import type { Surface } from './glyphs';
import type { Palette } from './palette';

/** Words that stand at the marks of a shard. */
export interface MarkLabels {
  readonly read: string;
  readonly processed: string;
}

const READ_FONT = '500 11px "Inter Variable", sans-serif';
const PILL_FONT = '600 11.5px "Inter Variable", sans-serif';
const LABEL_HEIGHT = 20;

export function drawMarks(
  context: Surface,
  palette: Palette,
  boxes: ShardBoxes,
  { read, processed }: TapeMarks,
  labels: MarkLabels | undefined,
): void {
  const { tape } = boxes;
  const bottom = tape.y + tape.height;
  drawLine(context, palette.inkSoft, read.x, tape.y - 3, bottom + 6, true);
  drawLine(context, palette.accent, processed.x, tape.y - 6, bottom + 10, processed.beyond);
  drawFlag(context, palette.accent, processed.x, tape.y - 6);
  if (labels === undefined) return;
  context.font = READ_FONT;
  const near = Math.abs(read.x - processed.x) < 4;
  if (!near && labels.read !== '') {
    const width = context.measureText(labels.read).width;
    const x = Math.max(tape.x + width / 2, Math.min(tape.x + tape.width - width / 2, read.x));
    const pill = pillSpan(context, tape, processed.x, labels.processed);
    // Words that the pill would cover are left out; the dashed line stays.
    context.font = READ_FONT;
    if (x + width / 2 < pill.left - 6 || x - width / 2 > pill.left + pill.width + 6) {
      context.fillStyle = palette.inkSoft;
      context.fillText(labels.read, x, bottom + 20);
    }
  }
  drawPill(context, palette, boxes, processed.x, bottom + 9, labels.processed);
}

function drawLine(
  context: Surface,
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

function drawFlag(context: Surface, colour: string, x: number, y: number): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - 5.5, y - 4);
  context.lineTo(x + 5.5, y - 4);
  context.lineTo(x, y + 5);
  context.closePath();
  context.fill();
}

function drawPill(
  context: Surface,
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
function pillSpan(context: Surface, tape: Box, x: number, text: string) {
  context.font = PILL_FONT;
  const width = context.measureText(text).width + 16;
  return { left: Math.max(tape.x, Math.min(tape.x + tape.width - width, x - width / 2)), width };
}
