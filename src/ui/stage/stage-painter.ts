/** Draws the stage as it is this very moment: the run's records, and what moves by the watcher's time. */
import type { History } from '../../engine';
import { fillFrame, ringRecords, type StageBoxes } from '../../layout';
import { canvasBrushes, paintStage, type MarkLabels, type Palette } from '../../paint';
import type { FigureStore } from '../../store';
import { words } from '../../words';
import { wantsNoMotion } from '../reduced-motion';
import { consumerAt, failuresOf } from './live';
import type { StageMotion } from './stage-motion';
import type { StageRecords } from './stage-records';

/** How long another consumer, or another run, takes to come into sight. */
const CHANGE_MILLIS = 200;

/** What is written beside the numbers of records, besides the words at the marks. */
export const CANVAS_WORDS = {
  leftOut: words.stage.waiting,
  perSecond: words.stage.goingBy,
  batch: words.stage.batchOf,
};

/** Whose records are drawn. */
interface Shown {
  readonly history: History;
  /** -1: nobody reads at that moment. */
  readonly consumer: number;
}

/** The picture that goes, and since when. */
interface Old {
  readonly picture: HTMLCanvasElement;
  readonly since: number;
}

export class StagePainter {
  private readonly brushes;
  /** What was drawn last is of this run and this consumer. */
  private shown: Shown | null = null;
  private old: Old | null = null;

  static on(
    canvas: HTMLCanvasElement,
    store: FigureStore,
    motion: StageMotion,
    records: StageRecords,
    stage: StageBoxes,
    palette: Palette,
    labels: { readonly current: readonly (MarkLabels | undefined)[] },
    before: StagePainter | null,
  ): StagePainter | null {
    const context = canvas.getContext('2d');
    if (context === null) return null;
    // To give a canvas its size clears it.
    const old = before?.leave() ?? null;
    const ratio = window.devicePixelRatio || 1;
    // While it gets lower, what stands below is seen still.
    const height = Math.max(stage.height, motion.stageAt(stage, performance.now()).height);
    canvas.width = Math.round(stage.width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.height = `${height}px`;
    const painter = new StagePainter(context, ratio, store, motion, records, stage, palette, labels);
    painter.old = old;
    return painter;
  }

  private constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly ratio: number,
    private readonly store: FigureStore,
    private readonly motion: StageMotion,
    private readonly records: StageRecords,
    private readonly stage: StageBoxes,
    private readonly palette: Palette,
    private readonly labels: { readonly current: readonly (MarkLabels | undefined)[] },
  ) {
    this.brushes = canvasBrushes(ratio);
  }

  /** @returns whether it has to be drawn again, though nothing may have happened in the run */
  draw(): boolean {
    const { context, ratio, store, motion, palette } = this;
    const { history, scenario, time, moves, seed } = store.live();
    const { openConsumer, picked, speed } = store.getState();
    if (history.shards.length !== this.stage.shards.length) return false;
    const now = performance.now();
    const still = wantsNoMotion();
    const stage = motion.stageAt(this.stage, now);
    const consumer = consumerAt(history, openConsumer, time);
    const seen = motion.speedAt(speed, now, still);
    const shown = { history, consumer: consumer?.id ?? -1 };
    if (!still && this.isAnother(shown)) this.old = this.copy(now);
    this.shown = shown;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { frame, cursor } = this.records;
    const failures = failuresOf(scenario, consumer);
    const moment = { history, consumer, seed, speed: seen, t: time, moves, failures };
    fillFrame(frame, stage, moment);
    ringRecords(frame, stage, moment, picked, cursor);
    paintStage(context, palette, stage, frame, { ...CANVAS_WORDS, marks: this.labels.current }, this.brushes);
    this.drawOld(now);
    return this.old !== null || motion.isMoving(now);
  }

  /** The picture that still goes when another painter takes the canvas: of another run, perhaps, of another consumer. */
  private leave(): Old | null {
    const { history, time } = this.store.live();
    const consumer = consumerAt(history, this.store.getState().openConsumer, time)?.id ?? -1;
    const goes = !wantsNoMotion() && this.isAnother({ history, consumer });
    return goes ? this.copy(performance.now()) : this.old;
  }

  private isAnother({ history, consumer }: Shown): boolean {
    return this.shown !== null && (this.shown.history !== history || this.shown.consumer !== consumer);
  }

  /** What is on the canvas, to fade from now on. */
  private copy(now: number): Old | null {
    const { canvas } = this.context;
    if (canvas.width === 0 || canvas.height === 0) return null;
    const picture = document.createElement('canvas');
    picture.width = canvas.width;
    picture.height = canvas.height;
    picture.getContext('2d')?.drawImage(canvas, 0, 0);
    return { picture, since: now };
  }

  private drawOld(now: number): void {
    if (this.old === null) return;
    const { context } = this;
    const left = 1 - (now - this.old.since) / CHANGE_MILLIS;
    if (left <= 0) {
      this.old = null;
      return;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = left;
    context.drawImage(this.old.picture, 0, 0);
    context.globalAlpha = 1;
  }
}
