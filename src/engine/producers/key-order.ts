/** In which order a producer's keys come. */
import { countUpTo } from '../../lib/binary-search';
import { makeEventQueue, pushEvent, replaceFirst } from '../event-queue';
import { drawUnit, exp, ln } from '../random';
import type { KeyTurns } from '../state';

const HALF = 0.5;

/** Zipf weights of `count` keys: key n (from 1) has 1 / n^skew. */
export function zipfWeights(count: number, skew: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => (skew === 0 ? 1 : exp(-skew * ln(index + 1))));
}

/** The turns of a producer's keys before the first record. */
export function startTurns(weights: Float64Array): KeyTurns {
  const turns: KeyTurns = { next: 0, counts: [], due: makeEventQueue() };
  if (weights.some((weight) => weight !== weights[0]))
    weights.forEach((weight, key) => {
      turns.counts.push(0);
      pushEvent(turns.due, HALF / weight, key);
    });
  return turns;
}

/**
 * The next key in turn, in exact proportion to the weights and spread evenly: the j-th record of a key of weight w
 * is due at (j + 1/2) / w, and the key due first comes; ties go to the first of the list. With even weights that is
 * round and round.
 */
export function takeInTurn(weights: Float64Array, turns: KeyTurns): number {
  const { counts, due } = turns;
  if (due.times.length === 0) {
    const key = turns.next;
    turns.next = (key + 1) % weights.length;
    return key;
  }
  const key = due.codes[0];
  replaceFirst(due, (++counts[key] + HALF) / weights[key], key);
  return key;
}

/** A key drawn by weight; `cumulative` adds the weights up. */
export function drawKey(cumulative: Float64Array, seed: number, stream: number, index: number): number {
  const target = drawUnit(seed, stream, index) * cumulative[cumulative.length - 1];
  return countUpTo(cumulative, cumulative.length - 1, target);
}
