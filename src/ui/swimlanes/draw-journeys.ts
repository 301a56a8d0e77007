import { pathOf, type JourneyPath } from '../../layout/journey-path';
import { ROW_HEIGHT, xOf, type TimeWindow } from '../../layout/swimlanes';
import { journeyAt, type RecordPlace } from '../../metrics';
import type { Canvas } from '../canvas/use-live-canvas';
import type { LanePicture } from './paint-lanes';

const KNOT = 2.75;

/** The ways of the records that are followed, on top of the bars. */
export function drawJourneys(canvas: Canvas, picture: LanePicture, picked: readonly RecordPlace[]): void {
  for (const place of picked) {
    const journey = journeyAt(picture.history, picture.consumer, place, picture.t);
    const path = journey === null ? null : pathOf(journey, picture.boxes, picture.t);
    if (path !== null) drawPath(canvas, path, picture.window);
  }
}

/** A thin line with knots, light underneath so that it is seen on any key's colour; and the bars outlined. */
function drawPath(
  { context, palette, width }: Canvas,
  { knots, bars }: JourneyPath,
  window: TimeWindow,
): void {
  const x = (at: number) => Math.max(-9, Math.min(width + 9, xOf(at, window, width)));
  context.lineJoin = 'round';
  const trace = () => {
    context.beginPath();
    knots.forEach(({ at, y }, index) => {
      if (index === 0) context.moveTo(x(at), y);
      else context.lineTo(x(at), y);
    });
    context.stroke();
  };
  context.strokeStyle = palette.card;
  context.lineWidth = 3.5;
  trace();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.3;
  trace();
  context.lineWidth = 2;
  for (const { from, to, top } of bars) {
    const [left, right] = [x(from), x(to)];
    if (right < 0 || left > width) continue;
    context.beginPath();
    context.roundRect(left - 1, top + 1, Math.max(3, right - left + 1), ROW_HEIGHT - 2, 5);
    context.stroke();
  }
  context.fillStyle = palette.card;
  context.lineWidth = 1.5;
  for (const { at, y, isTurn } of knots) {
    if (isTurn) continue;
    const middle = xOf(at, window, width);
    if (middle < -KNOT || middle > width + KNOT) continue;
    context.beginPath();
    context.arc(middle, y, KNOT, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
