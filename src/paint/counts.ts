/** Counts that stand for what goes by too fast: beside a band of dots, in a lane and in its instance. */
import {
  countedIn,
  countedOnTape,
  type Box,
  type LaneBoxes,
  type LaneFlow,
  type ShardBoxes,
  type ShardFrame,
  type Slots,
} from '../layout';
import type { Surface } from './glyphs';
import type { Palette } from './palette';
import type { StageWords } from './stage-canvas';

const FONT = '600 11px "JetBrains Mono Variable", monospace';
const HEIGHT = 20;
const PADDING = 7;
/** From the newest end of the tape. */
const INSET = 10;

export function drawCounts(
  context: Surface,
  palette: Palette,
  boxes: ShardBoxes,
  { flow, perSecond, lanes }: ShardFrame,
  words: StageWords,
): void {
  const seen = boxes.openness * boxes.presence;
  context.font = FONT;
  context.globalAlpha = seen * countedOnTape(flow);
  const text = words.perSecond(perSecond);
  const width = context.measureText(text).width + 2 * PADDING;
  const { tape } = boxes;
  const chip = { x: tape.x + INSET, y: tape.y + (tape.height - HEIGHT) / 2, width, height: HEIGHT };
  drawChip(context, palette, chip, palette.lineStrong);
  context.fillStyle = palette.ink;
  context.fillText(text, chip.x + width / 2, chip.y + HEIGHT / 2 + 0.5);
  context.textAlign = 'left';
  lanes.forEach((lane, index) => {
    const place = boxes.lanes[index];
    context.globalAlpha = seen * place.presence * countedIn(flow);
    drawLane(context, palette, place, lane, words);
  });
  context.textAlign = 'center';
}

/** Where its records stood: those of the next batch as a number, and how many go through the instance. */
function drawLane(
  context: Surface,
  palette: Palette,
  { batch, batchSize, instanceBatch }: LaneBoxes,
  { waiting, perSecond }: LaneFlow,
  words: StageWords,
): void {
  context.fillStyle = palette.ink;
  if (waiting > 0) drawAt(context, batch, words.batch(Math.min(waiting, batchSize)));
  if (perSecond > 0) drawAt(context, instanceBatch, words.perSecond(perSecond));
}

function drawAt(context: Surface, { first, radius }: Slots, text: string): void {
  context.fillText(text, first.x - radius, first.y + 0.5);
}

function drawChip(context: Surface, palette: Palette, { x, y, width, height }: Box, edge: string): void {
  context.fillStyle = palette.card;
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.stroke();
}
