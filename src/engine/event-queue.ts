/**
 * What is due next: a binary heap of (time, code), plain data that can be saved. Codes are unique among the events
 * that wait, so the order is total and does not depend on the order of insertion. Each consumer has one, and the stream.
 * Some are ordered by what is no time: a producer's keys by their turns, those that wait to be tried again as well as
 * those of different weights, and the idle environments of a function by their numbers.
 */
export interface EventQueue {
  times: number[];
  codes: number[];
}

/** A queue in which nothing waits. */
export function makeEventQueue(): EventQueue {
  return { times: [], codes: [] };
}

/** Time of the next event, or Infinity. */
export function nextEventTime(queue: EventQueue): number {
  return queue.times.length === 0 ? Infinity : queue.times[0];
}

/** Adds an event; its code must not be that of one which waits for the same time. */
export function pushEvent(queue: EventQueue, time: number, code: number): void {
  const { times, codes } = queue;
  let hole = times.length;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!isBefore(time, code, times[parent], codes[parent])) break;
    times[hole] = times[parent];
    codes[hole] = codes[parent];
    hole = parent;
  }
  times[hole] = time;
  codes[hole] = code;
}

/** Removes the next event and gives its code. The queue must not be empty. */
export function popEvent(queue: EventQueue): number {
  const { times, codes } = queue;
  const result = codes[0];
  const time = times.pop()!;
  const code = codes.pop()!;
  if (times.length > 0) replaceFirst(queue, time, code);
  return result;
}

/** Puts an event in the place of the next one. The queue must not be empty. */
export function replaceFirst({ times, codes }: EventQueue, time: number, code: number): void {
  const last = times.length;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= last) break;
    const right = child + 1;
    if (right < last && isBefore(times[right], codes[right], times[child], codes[child])) child = right;
    if (!isBefore(times[child], codes[child], time, code)) break;
    times[hole] = times[child];
    codes[hole] = codes[child];
    hole = child;
  }
  times[hole] = time;
  codes[hole] = code;
}

/** Whether the first of two events comes before the other. */
export function isBefore(timeA: number, codeA: number, timeB: number, codeB: number): boolean {
  return timeA < timeB || (timeA === timeB && codeA < codeB);
}
