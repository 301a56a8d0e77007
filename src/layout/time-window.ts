/** What of a run is in sight on the timeline: its window, its axis, and how it is zoomed. */
import { MICROS_PER_HOUR, MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';

/** What of the run is in sight; the playhead is in it. */
export interface TimeWindow {
  readonly from: Micros;
  readonly to: Micros;
}

/** Where the playhead stands when the window is full. */
const PLAYHEAD_AT = 0.75;
const SPAN_AT_1X = 8 * MICROS_PER_SECOND;

/** Pixels below which less of the run is in sight, so that bars keep room for their numbers. */
const FULL_WIDTH = 560;

/**
 * How much of the run is in sight at a speed. It grows more slowly than the speed: the lanes pass more quickly, but
 * not so quickly that nothing is seen.
 */
export function spanFor(speed: number, width: number): Micros {
  const fit = Math.min(1, Math.max(0.6, width / FULL_WIDTH));
  return Math.round(SPAN_AT_1X * fit * (speed >= 1 ? speed ** 0.75 : speed ** 0.3));
}

export function windowAt(t: Micros, span: Micros): TimeWindow {
  const from = Math.max(0, t - PLAYHEAD_AT * span);
  return { from, to: from + span };
}

/** Seconds between two ticks of an axis: as many as leave each of them room. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400];

/** The seconds at which an axis of `width` pixels has ticks. */
export function axisTicks({ from, to }: TimeWindow, width: number, room = 56): number[] {
  const seconds = (to - from) / MICROS_PER_SECOND;
  const step = STEPS.find((one) => (one / seconds) * width >= room) ?? STEPS[STEPS.length - 1];
  const first = Math.ceil(from / MICROS_PER_SECOND / step - 1e-9);
  const last = Math.floor(to / MICROS_PER_SECOND / step + 1e-9);
  // Counted in steps: adding up tenths of a second would drift.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toFixed(3)),
  );
}

/** Narrower than this and a single poll would fill the drawing. */
export const LEAST_SPAN: Micros = 0.2 * MICROS_PER_SECOND;
/** Longer than any run: as much of it as there is. */
export const WHOLE_RUN: Micros = 100_000 * MICROS_PER_HOUR;
/** One press of a key or a button. */
export const ZOOM_STEP = 1.6;

/** The span that shows a run whole, with the playhead at its end. */
export function wholeSpan(furthest: Micros): Micros {
  return Math.max(LEAST_SPAN, furthest / PLAYHEAD_AT);
}

/**
 * The span that is shown: as much as suits the speed, or what was zoomed to. No more than the whole run, or than suits
 * the speed where that is more.
 */
export function shownSpan(span: Micros | null, speed: number, width: number, furthest: Micros): Micros {
  const bySpeed = spanFor(speed, width);
  if (span === null) return bySpeed;
  return Math.max(LEAST_SPAN, Math.min(span, Math.max(bySpeed, wholeSpan(furthest))));
}

/** A window of another span in which `at` stands in the same place; it does not begin before the run. */
export function zoomAround({ from, to }: TimeWindow, at: Micros, span: Micros): TimeWindow {
  const begin = Math.max(0, at - ((at - from) / (to - from)) * span);
  return { from: begin, to: begin + span };
}

export function xOf(time: Micros, { from, to }: TimeWindow, width: number): number {
  return ((time - from) / (to - from)) * width;
}

export function timeAt(x: number, { from, to }: TimeWindow, width: number): Micros {
  return Math.max(0, Math.round(from + (x / width) * (to - from)));
}

/** Nice tops of a scale, in seconds: each is a round number of seconds, minutes, hours or days. */
const TOPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800];
const HOUR_TOPS = [1, 2, 5, 10, 24, 48, 120].map((hours) => hours * 3_600);
const ALL_TOPS = [...TOPS, ...HOUR_TOPS].map((seconds) => seconds * 1_000);
const LONGEST_TOP = ALL_TOPS[ALL_TOPS.length - 1];

/** The first round top, in milliseconds, that is not below the value. */
export function scaleTop(millis: number): number {
  const top = ALL_TOPS.find((one) => one >= millis);
  if (top !== undefined) return top;
  for (let longer = LONGEST_TOP; ; longer *= 2) if (longer >= millis) return longer;
}

/** Time between two samples of a curve, a power of two of milliseconds: as few pixels apart as an eye can tell. */
export function sampleStep({ from, to }: TimeWindow, width: number, pixels = 3): Micros {
  const wanted = ((to - from) / width) * pixels;
  let step = MICROS_PER_MILLI;
  while (step < wanted) step *= 2;
  return step;
}
