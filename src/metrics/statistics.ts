/** The value below which a share of ascending values lies (nearest rank); 0 of none. */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) return 0;
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)];
}

/** Least-squares slope of evenly spaced values, per step; 0 of fewer than two. Takes them one by one, and keeps none. */
export class Slope {
  private count = 0;
  private first = 0;
  private sum = 0;
  private weighted = 0;

  add(value: number): void {
    if (this.count === 0) this.first = value;
    // Counted from the first value: sums of small numbers stay exact for long.
    const rise = value - this.first;
    this.sum += rise;
    this.weighted += rise * this.count;
    this.count++;
  }

  get perStep(): number {
    const n = this.count;
    if (n < 2) return 0;
    // The squares of the distances from the middle of 0 .. n-1 add up to n (n^2 - 1) / 12.
    return ((this.weighted - (this.sum * (n - 1)) / 2) * 12) / (n * (n * n - 1));
  }
}
