/** So many marks of a kind, when nothing else is said. */
const MOST_MARKS = 256;

/** Marks at records, filled anew each frame without garbage. */
export class MarkList {
  length = 0;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Of the record. */
  readonly radius: Float32Array;
  readonly opacity: Float32Array;

  /** @param most that it holds: further ones are left out */
  constructor(private readonly most = MOST_MARKS) {
    this.x = new Float32Array(most);
    this.y = new Float32Array(most);
    this.radius = new Float32Array(most);
    this.opacity = new Float32Array(most);
  }

  get isFull(): boolean {
    return this.length === this.most;
  }

  /** Adds a mark, if there is room. Returns its place; -1: there was none. */
  put(x: number, y: number, radius: number, opacity: number): number {
    if (this.isFull) return -1;
    const place = this.length++;
    this.x[place] = x;
    this.y[place] = y;
    this.radius[place] = radius;
    this.opacity[place] = opacity;
    return place;
  }
}
