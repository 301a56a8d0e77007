import { draw } from '../../src/engine/random';

/** A seeded sequence of choices: the same seed makes the same ones. */
export class Choices {
  private index = 0;

  constructor(private readonly seed: number) {}

  /** A whole number, 0 .. below - 1. */
  below(below: number): number {
    return draw(this.seed, 0, this.index++) % below;
  }

  /** A number, from .. to. */
  between(from: number, to: number): number {
    return from + (draw(this.seed, 0, this.index++) / 2 ** 32) * (to - from);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}
