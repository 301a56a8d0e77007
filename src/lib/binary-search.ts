/**
 * How many of the first `length` values, which ascend, are <= `value`: the index behind the last of them.
 * @param from those before it are not looked at, and counted
 */
export function countUpTo(values: ArrayLike<number>, length: number, value: number, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many of the first `length` values, which ascend, are < `value`: the index of the first that is not.
 * @param from those before it are not looked at, and counted
 */
export function countBelow(values: ArrayLike<number>, length: number, value: number, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
