/**
 * How many of the first `length` values, which ascend, are <= `value`: the index behind the last of them.
 * @param known so many are known to be
 */
export function countUpTo(values: ArrayLike<number>, length: number, value: number, known = 0): number {
  let low = known;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the first `length` values, which ascend, are < `value`: the index of the first that is not. */
export function countBelow(values: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
