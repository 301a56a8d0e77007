import type { CallKind } from '../../metrics';
import { colourOfKey, type Palette, traceKey } from '../../paint';
import type { Canvas } from './use-live-canvas';

/**
 * One call as a tick around (x, middle): green when it was answered with records, hollow when with none, red, taller
 * and crossed when it was refused; a push is a dot.
 */
export function drawCall(
  context: CanvasRenderingContext2D,
  palette: Palette,
  kind: CallKind,
  x: number,
  middle: number,
  height: number,
): void {
  const top = middle - height / 2;
  switch (kind) {
    case 'answered':
      context.fillStyle = palette.ok;
      context.fillRect(x - 1.5, top, 3, height);
      return;
    case 'empty':
      context.strokeStyle = palette.lineStrong;
      context.lineWidth = 1;
      context.strokeRect(x - 1.25, top + height * 0.15, 2.5, height * 0.7);
      return;
    case 'pushed':
      context.fillStyle = palette.ok;
      context.beginPath();
      context.arc(x, middle, Math.min(2, height / 4), 0, 2 * Math.PI);
      context.fill();
      return;
    case 'refused':
      drawRefused(context, palette, x, top, height);
  }
}

function drawRefused(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  top: number,
  height: number,
): void {
  const arm = Math.max(2, Math.min(3, height / 4));
  context.strokeStyle = palette.refused;
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(x, top + height + 2);
  context.lineTo(x, top + arm);
  context.moveTo(x - arm, top - 2);
  context.lineTo(x + arm, top - 2 + 2 * arm);
  context.moveTo(x + arm, top - 2);
  context.lineTo(x - arm, top - 2 + 2 * arm);
  context.stroke();
}

/** A record that was pushed: the shape and colour of its key, as everywhere. */
export function drawPushed(
  context: CanvasRenderingContext2D,
  palette: Palette,
  key: number,
  x: number,
  middle: number,
  radius: number,
): void {
  traceKey(context, key, x, middle, radius);
  context.fillStyle = colourOfKey(palette, key);
  context.fill();
}

const TRACK_FONT = '500 9px "JetBrains Mono Variable", monospace';

/** Which shard a track of a strip is of. */
export function drawTrackName(
  { context, palette }: Canvas,
  name: string,
  x: number,
  middle: number,
  room: number,
): void {
  if (room < 8) return;
  context.font = TRACK_FONT;
  context.fillStyle = palette.inkSoft;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(name, x, middle + 0.5);
}
