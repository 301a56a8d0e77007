/** Rings around records: few, filled anew each frame without garbage. */

const MOST_RINGS = 32;

export class RingList {
  length = 0;
  readonly x = new Float32Array(MOST_RINGS);
  readonly y = new Float32Array(MOST_RINGS);
  /** Of the record within. */
  readonly radius = new Float32Array(MOST_RINGS);
  readonly opacity = new Float32Array(MOST_RINGS);
  /** 1: the one the keyboard is at; 0: a record that is picked. */
  readonly isCursor = new Uint8Array(MOST_RINGS);

  add(x: number, y: number, radius: number, opacity: number, isCursor: boolean): void {
    const { length } = this;
    if (length === MOST_RINGS) return;
    this.x[length] = x;
    this.y[length] = y;
    this.radius[length] = radius;
    this.opacity[length] = opacity;
    this.isCursor[length] = isCursor ? 1 : 0;
    this.length++;
  }
}
