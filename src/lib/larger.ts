/** A copy of an array that has a place for so many values, at least 16; those that are new are -1. */
export function larger(numbers: Int32Array, count: number): Int32Array {
  const copy = new Int32Array(Math.max(16, count, numbers.length * 2)).fill(-1);
  copy.set(numbers);
  return copy;
}
