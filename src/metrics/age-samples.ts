/** A curve of iterator age, sampled at fixed times: while time passes, only the newest samples are measured. */
import type { Micros } from '../lib/time';

const MOST_SAMPLES = 8_000;

/** Good for one past of one consumer: another one needs other samples. */
export class AgeSamples {
  private step = 0;
  private readonly values = new Map<number, number>();

  /** @param now milliseconds at a time; must not depend on what comes later */
  constructor(readonly now: (t: Micros) => number) {}

  /** The value at `index * step`. */
  at(step: Micros, index: number): number {
    if (step !== this.step || this.values.size > MOST_SAMPLES) {
      this.values.clear();
      this.step = step;
    }
    let value = this.values.get(index);
    if (value === undefined) {
      value = this.now(index * step);
      this.values.set(index, value);
    }
    return value;
  }
}
