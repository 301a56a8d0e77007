/**
 * What moves on the stage by the watcher's time, besides records: boxes that are laid out anew go to their places, and
 * a speed that is changed stretches the tapes bit by bit.
 */
import { blendStages, ease, RELAYOUT_MILLIS, type StageBoxes } from '../../layout';

/** Milliseconds after which two thirds of a change of the speed are seen. */
const EASE_MILLIS = 110;
/** How near the speed that is seen comes to the one that is set before it is the same. */
const DONE = 0.01;

export class StageMotion {
  private from: StageBoxes | null = null;
  private to: StageBoxes | null = null;
  private beganAt = 0;
  /** 0: not yet known. */
  private speed = 0;
  private lastAt = 0;

  /**
   * The stage is laid out anew.
   * @param still whether it is there at once
   * @returns the layout that it leaves; null: it is there at once
   */
  goTo(stage: StageBoxes, now: number, still: boolean): StageBoxes | null {
    const shown = this.to === null ? null : this.stageAt(stage, now);
    // Of another width it is another page, and with fewer shards another run.
    const moves =
      shown !== null && !still && shown.width === stage.width && shown.shards.length <= stage.shards.length;
    this.from = moves ? shown : null;
    this.to = stage;
    this.beganAt = now;
    return this.from;
  }

  /** Where its boxes are now; `stage`: where they are to be, if nobody has said that yet. */
  stageAt(stage: StageBoxes, now: number): StageBoxes {
    if (this.to === null) return stage;
    if (this.from === null) return this.to;
    const share = (now - this.beganAt) / RELAYOUT_MILLIS;
    if (share >= 1) this.from = null;
    return this.from === null ? this.to : blendStages(this.from, this.to, ease(share));
  }

  /** The speed as it is seen now. */
  speedAt(speed: number, now: number, still: boolean): number {
    const passed = Math.min(100, now - this.lastAt);
    this.lastAt = now;
    if (this.speed === 0 || still) this.speed = speed;
    // By ratio: from 1 to 2 is as far as from 30 to 60.
    this.speed *= (speed / this.speed) ** (1 - Math.exp(-passed / EASE_MILLIS));
    if (Math.abs(this.speed / speed - 1) < DONE) this.speed = speed;
    return this.speed;
  }

  /** Whether it is not yet as it is to be. */
  isMoving(speed: number): boolean {
    return this.from !== null || this.speed !== speed;
  }
}
