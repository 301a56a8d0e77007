/** The playhead: moves with wall time while it plays, and makes the history reach it. */
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { movedOn, MOVES_BY_TIME, restedAt, stoppedAt, type Moves } from './moves';
import type { Timeline } from './timeline';

/** Calls back once a frame with milliseconds of a steady clock; gives a function that ends it. */
export type FrameSource = (onFrame: (millis: number) => void) => () => void;

/** A frame that comes late moves the playhead by no more than this: a page that was away does not jump. */
const LONGEST_FRAME_MILLIS = 100;
/** Events a frame may handle before it is drawn. */
const EVENTS_PER_FRAME = 20_000;
/** Events that are simulated at once to come to a moment: a blink. */
const EVENTS_AT_ONCE = 60_000;
/** And all in all: some 4 million puts, a few seconds of work, and less memory than a page may take. */
const MOST_EVENTS = 400_000;
/** The history is kept this much ahead of the playhead, so that a step forward is there. */
const AHEAD: Micros = MICROS_PER_SECOND;
/** How long a still stands at speed 1 and above; at a lower speed longer, but not for ever. */
export const STILL_MILLIS = 1_500;
const LONGEST_STILL = 4;
/** How fast moves go on while the playhead stands: slow enough to be followed. */
const SETTLING_SPEED = 0.7;

export class Player {
  time: Micros = 0;
  speed = 1;
  /** How far what moves has come at `time`. */
  moves: Moves = MOVES_BY_TIME;
  /** Whether the playhead moves; frames may be wanted without that, for moves to come to rest. */
  playing = false;
  /** Where the playhead goes by itself, over many frames, before anything else; null: nowhere. */
  heading: Micros | null = null;
  /** How far the run is to be known when the playhead has come there. */
  private known: Micros = 0;
  private eventsSpent = 0;
  private stopFrames: (() => void) | null = null;
  private lastFrame: number | null = null;
  /** Milliseconds since the last still was shown. */
  private stoodFor = 0;

  constructor(
    public timeline: Timeline,
    private readonly frames: FrameSource,
    /** Called after every change of `time` or `moves`. */
    private readonly onTime: () => void,
    /**
     * Whether the run is shown as stills, as for a reader who asked for reduced motion: then nothing moves while the
     * playhead stands, and playing goes from still to still.
     */
    private readonly isStill: () => boolean = () => false,
    /** The first moment after t that deserves a still; null: there is none in reach. */
    private readonly stillAfter: (t: Micros) => Micros | null = () => null,
  ) {}

  play(): void {
    if (this.playing) return;
    this.playing = true;
    // Whoever asks for the next still does not wait for it.
    this.stoodFor = Infinity;
    // What is on its way somewhere plays from there on.
    if (this.heading === null) this.runOn();
  }

  /** Stops the playhead; what is under way comes to rest. */
  pause(): void {
    if (this.heading !== null) return this.stand();
    if (!this.playing) return;
    this.playing = false;
    this.settle(this.moves);
  }

  /** Stops at once, with nothing under way. */
  private stand(): void {
    this.heading = null;
    this.playing = false;
    this.endFrames();
    this.moves = restedAt(this.time);
  }

  /** Stops the playhead, and all work with it. */
  rest(): void {
    this.playing = false;
    // On its way to a moment it goes on: the way ends by itself.
    if (this.heading === null) this.stand();
  }

  /** Moves the playhead to `t`, whatever it takes; what was caused up to then is at rest there. */
  seek(t: Micros): void {
    this.seekQuietly(t);
    this.onTime();
  }

  /** The same, without telling anybody. */
  seekQuietly(t: Micros): void {
    const wasHeading = this.heading !== null;
    this.heading = null;
    const wanted = Math.max(0, Math.round(t));
    this.timeline.ensure(wanted);
    this.time = Math.min(wanted, this.timeline.end);
    this.moves = restedAt(this.time);
    if (!this.playing) this.endFrames();
    else if (wasHeading) this.runOn();
  }

  /**
   * Moves the playhead to `t` as far as a run may be simulated in one go: at once where that is quickly done, otherwise
   * over many frames, so that the page stays alive. `heading` is null when it ends.
   * @param known how far the run is to be simulated then, where that is further
   */
  approach(t: Micros, known: Micros = t): void {
    this.heading = t;
    this.known = Math.max(t, known);
    this.eventsSpent = 0;
    this.moves = restedAt(0);
    if (!this.goOn(EVENTS_AT_ONCE)) this.runFrames(() => this.approachOn());
    else if (this.playing) this.runOn();
  }

  private approachOn(): void {
    const { playing } = this;
    if (this.goOn(EVENTS_PER_FRAME) && playing) this.runOn();
    this.onTime();
  }

  /** @returns whether it is there, or may go no further */
  private goOn(events: number): boolean {
    const t = this.heading ?? this.time;
    const there = this.timeline.ensure(this.known, events);
    this.eventsSpent += events;
    this.time = there ? t : Math.min(t, this.timeline.reached);
    this.moves = restedAt(this.time);
    const mayGoOn = this.timeline.end === Infinity && this.eventsSpent < MOST_EVENTS;
    if (!there && mayGoOn) return false;
    this.heading = null;
    this.endFrames();
    return true;
  }

  /** Shows what is caused at this very moment: it starts to move now, what came before is at rest. */
  showCause(): void {
    if (this.playing || this.heading !== null) return;
    this.settle(restedAt(this.time - 1));
    this.onTime();
  }

  /** Lets come to rest what is under way; `moves`: how far it is. */
  private settle(moves: Moves): void {
    if (this.isStill()) {
      this.endFrames();
      this.moves = restedAt(this.time);
      return;
    }
    this.moves = stoppedAt(this.time, moves);
    this.runFrames((millis) => this.settleOn(millis));
  }

  private settleOn(millis: number): void {
    this.moves = movedOn(this.moves, Math.round(this.passed(millis) * SETTLING_SPEED * MICROS_PER_MILLI));
    if (this.moves.parts.length === 0) this.endFrames();
    this.onTime();
  }

  private playOn(millis: number): void {
    const wanted = this.time + Math.round(this.passed(millis) * this.speed * MICROS_PER_MILLI);
    const there = this.timeline.ensure(wanted + AHEAD, EVENTS_PER_FRAME);
    // A run that cannot keep up slows the playhead down rather than the page.
    this.time = there ? wanted : Math.min(wanted, Math.max(this.time, this.timeline.reached));
    if (this.time >= this.timeline.end) this.pause();
    this.onTime();
  }

  /** Stands still, then goes to the next still; at a higher speed some are left out, so that none is shorter. */
  private playStills(millis: number): void {
    this.stoodFor += this.passed(millis);
    if (this.stoodFor < STILL_MILLIS * Math.min(LONGEST_STILL, Math.max(1, 1 / this.speed))) return;
    this.stoodFor = 0;
    const passed = Math.round(STILL_MILLIS * this.speed * MICROS_PER_MILLI);
    const from = this.speed > 1 ? this.time + passed : this.time;
    if (this.time >= this.timeline.end) this.pause();
    this.seek(this.stillAfter(from) ?? this.time + passed);
  }

  private runOn(): void {
    this.runFrames((millis) => (this.isStill() ? this.playStills(millis) : this.playOn(millis)));
  }

  /** Milliseconds since the last frame; 0 in the first. */
  private passed(millis: number): number {
    const passed = this.lastFrame === null ? 0 : Math.min(LONGEST_FRAME_MILLIS, millis - this.lastFrame);
    this.lastFrame = millis;
    return passed;
  }

  private runFrames(onFrame: (millis: number) => void): void {
    this.endFrames();
    this.lastFrame = null;
    this.stopFrames = this.frames(onFrame);
  }

  private endFrames(): void {
    this.stopFrames?.();
    this.stopFrames = null;
  }
}
