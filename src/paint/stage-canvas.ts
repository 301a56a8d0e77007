/** Draws a frame of the stage: tapes' records and marks, poll clocks, progress. It knows no history. */
import type { Frame, ShardBoxes, ShardFrame, StageBoxes } from '../layout';
import { PLAIN_BRUSHES, type Brushes } from './brushes';
import { drawCounts } from './counts';
import { drawTokens, type Surface } from './glyphs';
import { drawMarks, type MarkLabels } from './marks';
import type { Palette } from './palette';
import { drawLate } from './late';
import { drawPoison } from './poison';
import { drawRings } from './rings';

/** What is written on the canvas beside the numbers of records. */
export interface StageWords {
  /** By shard; undefined: none stand at its marks. */
  readonly marks: readonly (MarkLabels | undefined)[];
  /** How many records a tear stands for: there is room for five characters. */
  readonly leftOut: (records: number) => string;
  /** A rate of records that go by. */
  readonly perSecond: (records: number) => string;
  /** Records of a batch that is not drawn. */
  readonly batch: (records: number) => string;
}

/** @param brushes how dots and outlines are drawn: one by one, unless the surface can do better */
export function paintStage<S extends Surface>(
  context: S,
  palette: Palette,
  stage: StageBoxes,
  frame: Frame,
  words: StageWords,
  brushes: Brushes<S> = PLAIN_BRUSHES,
): void {
  const { shards, glyphs } = frame;
  brushes.begin();
  context.clearRect(0, 0, stage.width, stage.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // All of them first: pixels cover what was drawn before.
  for (const { dotList } of shards) if (dotList.length > 0) brushes.dots(context, palette, dotList);
  stage.shards.forEach((boxes, index) => {
    const shard = shards[index];
    context.globalAlpha = boxes.openness * boxes.presence;
    if (context.globalAlpha === 0) return;
    if (boxes.lanes.length > 0 && shard.clock !== null) drawClock(context, palette, boxes, shard.clock);
    drawProgress(context, palette, boxes, shard.progress);
    if (shard.tear !== null) drawTear(context, palette, boxes, shard.tear);
  });
  drawTokens(context, palette, glyphs, brushes.outline);
  stage.shards.forEach((boxes, index) => {
    const shard = shards[index];
    const seen = boxes.openness * boxes.presence;
    if (seen === 0) return;
    context.globalAlpha = seen;
    if (shard.marks !== null) drawMarks(context, palette, boxes, shard.marks, words.marks[index]);
    if (shard.tear !== null)
      drawLeftOut(context, palette, boxes, shard.tear, words.leftOut(shard.tear.count));
    // Over the marks: a line through a number is neither read nor seen.
    if (shard.flow > 0) drawCounts(context, palette, boxes, shard, words);
  });
  drawLate(context, palette, frame.late);
  drawPoison(context, palette, frame.poison);
  drawRings(context, palette, frame.rings);
  context.globalAlpha = 1;
}

function drawClock(context: Surface, palette: Palette, { clock }: ShardBoxes, share: number): void {
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

/** The bar of an instance keeps out of its round corners. */
const BAR_INSET = 8;

function drawProgress(
  context: Surface,
  palette: Palette,
  boxes: ShardBoxes,
  progress: readonly number[],
): void {
  context.fillStyle = palette.accent;
  boxes.lanes.forEach(({ instance }, index) => {
    const share = progress[index] ?? -1;
    if (share < 0) return;
    context.beginPath();
    context.roundRect(
      instance.x + BAR_INSET,
      instance.y + instance.height - 5,
      (instance.width - 2 * BAR_INSET) * Math.min(1, share),
      3,
      1.5,
    );
    context.fill();
  });
}

/** A gap with ragged edges across the tape. */
function drawTear(
  context: Surface,
  palette: Palette,
  boxes: ShardBoxes,
  { x, width, opacity }: NonNullable<ShardFrame['tear']>,
): void {
  context.globalAlpha = opacity * boxes.openness * boxes.presence;
  const { tape } = boxes;
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
}

/** How many records a gap stands for. A mark that points into the gap makes room for it. */
function drawLeftOut(
  context: Surface,
  palette: Palette,
  boxes: ShardBoxes,
  { x, opacity }: NonNullable<ShardFrame['tear']>,
  label: string,
): void {
  context.globalAlpha = opacity * boxes.openness * boxes.presence;
  const { tape } = boxes;
  context.fillStyle = palette.card;
  context.fillRect(x - 14, tape.y + tape.height / 2 - 8, 28, 16);
  context.fillStyle = palette.inkSoft;
  // Between two ragged edges.
  context.font = `600 ${label.length > 4 ? 9 : label.length > 3 ? 10 : 11}px "JetBrains Mono Variable", monospace`;
  context.fillText(label, x, tape.y + tape.height / 2 + 0.5);
}
