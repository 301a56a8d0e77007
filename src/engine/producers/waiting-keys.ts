/** The keys of a producer that wait to be tried again: a binary heap, plain data, the one due first in front. */
import type { WaitingKey, WaitingRun } from '../state';

/** Adds an entry to the heap. */
export function pushWaiting(heap: WaitingKey[], entry: WaitingKey): void {
  let hole = heap.length;
  heap.push(entry);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!isBefore(entry, heap[parent])) break;
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = entry;
}

/** Takes the first out. The heap must not be empty. */
export function popWaiting(heap: WaitingKey[]): void {
  const last = heap.pop()!;
  if (heap.length > 0) sinkFirst(heap, last);
}

/** Puts an entry in the place of the first, which may be itself with a later time. */
export function sinkFirst(heap: WaitingKey[], entry: WaitingKey): void {
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
    if (!isBefore(heap[child], entry)) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = entry;
}

/** Lines records up behind those of their key that wait. */
export function addRun(runs: WaitingRun[], more: WaitingRun): void {
  const last = runs.at(-1);
  if (last?.bytes === more.bytes && last.explicitHashKey === more.explicitHashKey) last.count += more.count;
  else runs.push(more);
}

/** Whether one key is tried again before another. */
export function isBefore(a: WaitingKey, b: WaitingKey): boolean {
  return a.retryAt < b.retryAt || (a.retryAt === b.retryAt && a.turn < b.turn);
}
