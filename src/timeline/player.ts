/** The playhead: moves with wall time while it plays, and makes the history reach it. */
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import type { Timeline } from './timeline';

/** Calls back once a frame with milliseconds of a steady clock; gives a function that ends it. */
export type FrameSource = (onFrame: (millis: number) => void) => () => void;

/** How much faster than the simulated stream: 0.1 .. 60. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;

/** A frame that comes late moves the playhead by no more than this: a page that was away does not jump. */
const LONGEST_FRAME_MILLIS = 100;
/** Events a frame may handle before it is drawn. */
const EVENTS_PER_FRAME = 20_000;
/** The history is kept this much ahead of the playhead, so that a step forward is there. */
const AHEAD: Micros = MICROS_PER_SECOND;

export class Player {
  time: Micros = 0;
  speed = 1;
  private stopFrames: (() => void) | null = null;
  private lastFrame: number | null = null;

  constructor(
    public timeline: Timeline,
    private readonly frames: FrameSource,
    /** Called after every change of `time`. */
    private readonly onTime: () => void,
  ) {}

  get playing(): boolean {
    return this.stopFrames !== null;
  }

  play(): void {
    if (this.playing) return;
    this.lastFrame = null;
    this.stopFrames = this.frames((millis) => this.frame(millis));
  }

  pause(): void {
    this.stopFrames?.();
    this.stopFrames = null;
  }

  /** Moves the playhead to `t`, whatever it takes. */
  seek(t: Micros): void {
    this.time = Math.max(0, Math.round(t));
    this.timeline.ensure(this.time);
    this.onTime();
  }

  private frame(millis: number): void {
    const passed = this.lastFrame === null ? 0 : Math.min(LONGEST_FRAME_MILLIS, millis - this.lastFrame);
    this.lastFrame = millis;
    const wanted = this.time + Math.round(passed * this.speed * MICROS_PER_MILLI);
    const there = this.timeline.ensure(wanted + AHEAD, EVENTS_PER_FRAME);
    // A run that cannot keep up slows the playhead down rather than the page.
    this.time = there ? wanted : Math.min(wanted, Math.max(this.time, this.timeline.reached));
    this.onTime();
  }
}
