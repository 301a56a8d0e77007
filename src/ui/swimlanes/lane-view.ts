import { windowAt, zoomAround, type TimeWindow } from '../../layout/swimlanes';
import type { Micros } from '../../lib/time';

/** Milliseconds after which two thirds of a change are done. */
const EASE_MILLIS = 140;
/** What is left of a change, as a share of the span, when it counts as done. */
const DONE = 0.001;

/**
 * What the swimlanes show, as a person moves through them: the span follows the speed or what was zoomed to, and the
 * window stands still under a finger that drags the playhead, and where it was zoomed, until the playhead moves.
 */
export class LaneView {
  /** 0: not yet known. */
  private span: Micros = 0;
  /** How much later the window begins than it would by itself. */
  private shift: Micros = 0;
  private held: TimeWindow | null = null;
  /** The playhead for which the window stays shifted; null: it eases back. */
  private keptFor: Micros | null = null;
  private last = 0;

  /** The window keeps still from now on, until `release`. */
  hold(window: TimeWindow): void {
    this.held = window;
  }

  release(t: Micros): void {
    if (this.held === null) return;
    this.shift = this.held.from - windowAt(t, this.span).from;
    this.held = null;
    this.keptFor = null;
  }

  /** Shows `span` at once, with `at` in the place where it is in `shown`. The playhead stays in sight. */
  zoom(t: Micros, shown: TimeWindow, at: Micros, span: Micros): TimeWindow {
    const window = this.keep(t, zoomAround(shown, at, span).from, span);
    if (this.held !== null) this.held = window;
    return window;
  }

  /** Shows `span` at once, from `left` on as far as the playhead stays in sight, until it moves. */
  keep(t: Micros, left: Micros, span: Micros): TimeWindow {
    const from = Math.max(0, Math.min(t, Math.max(t - span, left)));
    this.span = span;
    this.shift = from - windowAt(t, span).from;
    this.keptFor = t;
    return { from, to: from + span };
  }

  /**
   * @param target the span it is to have
   * @param now milliseconds of a steady clock
   * @param still whether it goes there at once
   * @returns the window, and whether it goes on moving by itself
   */
  windowAt(t: Micros, target: Micros, now: number, still: boolean): { window: TimeWindow; moving: boolean } {
    const share = still ? 1 : 1 - Math.exp(-Math.min(100, now - this.last) / EASE_MILLIS);
    this.last = now;
    if (this.held !== null) {
      // Dragged beyond an edge, the window gives way.
      const { from, to } = this.held;
      const by = t < from ? t - from : t > to ? t - to : 0;
      this.held = { from: from + by, to: to + by };
      return { window: this.held, moving: false };
    }
    if (this.span === 0) this.span = target;
    if (this.keptFor !== t || this.span !== target) this.keptFor = null;
    this.span += (target - this.span) * share;
    if (this.keptFor === null) this.shift -= this.shift * share;
    if (Math.abs(target - this.span) < target * DONE) this.span = target;
    if (Math.abs(this.shift) < target * DONE) this.shift = 0;
    const window = windowAt(t, this.span);
    const from = Math.max(0, Math.min(t, window.from + this.shift));
    const moves = this.span !== target || (this.shift !== 0 && this.keptFor === null);
    return { window: { from, to: from + this.span }, moving: moves };
  }
}
