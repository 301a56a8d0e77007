/**
 * What moves on the stage by the watcher's time, besides records: boxes that are laid out anew go to their places, and
 * a speed that is changed stretches the tapes bit by bit.
 */
import { blendStages, ease, RELAYOUT_MILLIS, speedBetween, type StageBoxes } from '../../layout';

export class StageMotion {
  private from: StageBoxes | null = null;
  private to: StageBoxes | null = null;
  private beganAt = 0;
  private speed: SpeedChange | null = null;

  /**
   * The stage is laid out anew.
   * @param still whether it is there at once
   * @returns the layout that it leaves; null: it is there at once
   */
  goTo(stage: StageBoxes, now: number, still: boolean): StageBoxes | null {
    const shown = this.to === null ? null : this.stageAt(stage, now);
    // Of another width it is another page.
    const moves = shown !== null && !still && shown.width === stage.width;
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
    if (this.speed?.to !== speed) {
      const shown = this.speed === null || still ? speed : seenSpeed(this.speed, now);
      this.speed = { from: shown, to: speed, since: now };
    }
    return still ? speed : seenSpeed(this.speed, now);
  }

  /** Whether it was not yet as it is to be when it was asked last. */
  isMoving(now: number): boolean {
    return this.from !== null || (this.speed !== null && seenSpeed(this.speed, now) !== this.speed.to);
  }
}

interface SpeedChange {
  readonly from: number;
  readonly to: number;
  readonly since: number;
}

function seenSpeed({ from, to, since }: SpeedChange, now: number): number {
  return speedBetween(from, to, now - since);
}
