import type { LaneHistory, ShardHistory } from '../../engine';
import { faceOf, type Bar, type BatchFace } from '../../layout/swimlanes';
import { colourOfKey } from '../../paint';
import { barLabel } from './bar-label';
import type { Canvas } from '../canvas/use-live-canvas';

const MOST_FACES = 4_000;

/** The faces of batches, worked out once each. Good for one past: another one needs others. */
export class Faces {
  private readonly lanes = new Map<LaneHistory, Map<number, BatchFace>>();
  private size = 0;

  faceOf(shard: ShardHistory, lane: LaneHistory, row: number): BatchFace {
    if (this.size > MOST_FACES) {
      this.lanes.clear();
      this.size = 0;
    }
    const known = this.lanes.get(lane) ?? new Map<number, BatchFace>();
    this.lanes.set(lane, known);
    let face = known.get(row);
    if (face === undefined) {
      face = faceOf(shard, lane, row);
      known.set(row, face);
      this.size++;
    }
    return face;
  }
}

interface Placed {
  readonly bar: Bar;
  readonly face: BatchFace;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

const CORNER = 4;

export function drawBar(canvas: Canvas, placed: Placed): void {
  const { bar } = placed;
  if (bar.state === 'throttled') {
    drawThrottled(canvas, placed);
    return;
  }
  drawRan(canvas, placed);
  if (bar.hasThrottled) drawThrottled(canvas, placed);
}

function drawRan(canvas: Canvas, { bar, face, left, right, top, height }: Placed): void {
  const { context, palette, width } = canvas;
  // A pixel less, so that one batch can be told from the next.
  const wide = Math.max(1.5, right - left - (bar.state === 'running' ? 0 : 1));
  const corner = Math.min(CORNER, wide / 2);
  const failed = bar.state === 'failed';
  // A running bar ends at the playhead, where nothing is rounded off.
  const rightCorner = bar.state === 'running' ? 0 : corner;
  if (failed) {
    context.fillStyle = palette.refusedWash;
    context.beginPath();
    context.roundRect(left, top, wide, height, corner);
    context.fill();
  }
  const coloured = failed ? 4 : height;
  let y = top + height - coloured;
  face.keys.forEach(({ key, share }, index) => {
    const high = share * coloured;
    const upper = index === 0 && !failed;
    const lower = index === face.keys.length - 1;
    context.fillStyle = colourOfKey(palette, key);
    context.beginPath();
    context.roundRect(left, y, wide, high, [
      upper ? corner : 0,
      upper ? rightCorner : 0,
      lower ? rightCorner : 0,
      lower ? corner : 0,
    ]);
    context.fill();
    y += high;
  });
  if (failed) drawFailure(canvas, left, top, wide, height, corner);
  const from = Math.max(0, left);
  const seen = Math.min(width, left + wide) - from - (failed ? 14 : 0);
  const label = bar.count > 1 ? null : barLabel(face, seen);
  if (label === null) return;
  context.fillStyle = failed ? palette.refused : palette.onKey;
  context.font = `600 ${label.size}px "JetBrains Mono Variable", monospace`;
  context.textAlign = 'center';
  context.fillText(label.text, from + seen / 2, top + height / 2 + (failed ? -1.5 : 0.5));
}

/** A red outline, and a cross at the end where there is room. */
function drawFailure(
  { context, palette }: Canvas,
  left: number,
  top: number,
  wide: number,
  height: number,
  corner: number,
): void {
  context.strokeStyle = palette.refused;
  context.lineWidth = 1.3;
  context.beginPath();
  context.roundRect(left + 0.6, top + 0.6, Math.max(0.5, wide - 1.2), height - 1.2, corner);
  if (wide > 14) cross(context, left + wide - 8, top + height / 2 - 1.5, 3);
  context.stroke();
}

/** An invocation that was refused with 429: a moment, not a bar. */
function drawThrottled({ context, palette }: Canvas, { left, top, height }: Placed): void {
  context.strokeStyle = palette.refused;
  context.lineWidth = 1.8;
  context.beginPath();
  context.moveTo(left, top + 6);
  context.lineTo(left, top + height + 1);
  cross(context, left, top + 2.5, 3);
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, arm: number): void {
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
}
