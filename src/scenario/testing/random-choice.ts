/** How often what comes in random runs. */
import * as fc from 'fast-check';

/** One of `values`, the first about as often as all the others together. */
export function mostly<T>(...[first, ...others]: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.oneof(fc.constant(first), fc.constantFrom(...others));
}
/** The same of arbitraries: the first about as often as all the others together. */
export function often<T>(first: fc.Arbitrary<T>, ...others: fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: first, weight: others.length + 1 }, ...others);
}
