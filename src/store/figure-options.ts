import type { Micros } from '../lib/time';
import type { Opening } from './opening';

/** How a figure begins, and what it is told of the world around it. */
export interface FigureOptions {
  readonly startAt?: Micros;
  /** What is shown at first, instead of `scenario` at `startAt`. */
  readonly opening?: Opening;
  readonly now?: () => number;
  /** Whether the reader wants no motion but that of a run that plays. */
  readonly isStill?: () => boolean;
}
