/** In which order a producer's keys come. */
import { countUpTo } from '../../lib/binary-search';
import { drawUnit, exp, ln } from '../random';
import type { KeyTurns } from '../state';

/** Zipf weights of `count` keys: key n (from 1) has 1 / n^skew. */
export function zipfWeights(count: number, skew: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => (skew === 0 ? 1 : exp(-skew * ln(index + 1))));
}

/** The turns of a producer's keys before the first record. */
export function startTurns(weights: Float64Array): KeyTurns {
  if (weights.every((weight) => weight === weights[0]))
    return { next: 0, counts: new Float64Array(0), heap: new Uint32Array(0) };
  // An ascending list is a heap.
  const order = Array.from(weights.keys());
  order.sort((a, b) => 1 / weights[a] - 1 / weights[b] || a - b);
  return { next: 0, counts: new Float64Array(weights.length), heap: Uint32Array.from(order) };
}

/**
 * The next key in turn, in exact proportion to the weights and spread evenly: the j-th record of a key of weight w
 * is due at (j + 1/2) / w, and the key due first comes; ties go to the first of the list. With even weights that is
 * round and round.
 */
export function takeInTurn(weights: Float64Array, turns: KeyTurns): number {
  const { counts, heap } = turns;
  if (heap.length === 0) {
    const key = turns.next;
    turns.next = key + 1 === weights.length ? 0 : key + 1;
    return key;
  }
  const key = heap[0];
  counts[key]++;
  siftDown(weights, counts, heap);
  return key;
}

function siftDown(weights: Float64Array, counts: Float64Array, heap: Uint32Array): void {
  const key = heap[0];
  const due = (counts[key] + 0.5) / weights[key];
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= heap.length) break;
    let best = heap[child];
    let bestDue = (counts[best] + 0.5) / weights[best];
    if (child + 1 < heap.length) {
      const right = heap[child + 1];
      const rightDue = (counts[right] + 0.5) / weights[right];
      if (rightDue < bestDue || (rightDue === bestDue && right < best)) {
        best = right;
        bestDue = rightDue;
        child++;
      }
    }
    if (due < bestDue || (due === bestDue && key < best)) break;
    heap[hole] = best;
    hole = child;
  }
  heap[hole] = key;
}

/** A key drawn by weight; `cumulative` adds the weights up. */
export function drawKey(cumulative: Float64Array, seed: number, stream: number, index: number): number {
  const target = drawUnit(seed, stream, index) * cumulative[cumulative.length - 1];
  return countUpTo(cumulative, cumulative.length - 1, target);
}
