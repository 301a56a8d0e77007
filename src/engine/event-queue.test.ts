import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeEventQueue, nextEventTime, popEvent, pushEvent } from './event-queue';
import { LIMITS } from './limits';
import {
  eventOf,
  INVOCATION_ENDS,
  laneId,
  LANE_TIMER,
  laneOf,
  POLL,
  PUSH,
  REGISTER,
  SUBSCRIBE,
} from './world';

test('events come by time, at one time by code, whatever the order in which they were planned', () => {
  const event = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 30 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(event, event, fc.constant(null))), (actions) => {
      const queue = makeEventQueue();
      const model: [number, number][] = [];
      const expected: [number, number][] = [];
      const popped: [number, number][] = [];
      for (const action of actions) {
        if (action !== null) {
          pushEvent(queue, ...action);
          model.push(action);
        } else if (model.length > 0) {
          model.sort(([a, codeA], [b, codeB]) => a - b || codeA - codeB);
          expected.push(model.shift()!);
          popped.push([nextEventTime(queue), popEvent(queue)]);
        }
      }
      expect(popped).toEqual(expected);
      expect(queue.times.length).toBe(model.length);
    }),
    { numRuns: 500 },
  );
});

test('an empty queue has no next event', () => {
  const queue = makeEventQueue();
  expect(nextEventTime(queue)).toBe(Infinity);
  pushEvent(queue, 5, 1);
  expect(nextEventTime(queue)).toBe(5);
  expect(popEvent(queue)).toBe(1);
  expect(nextEventTime(queue)).toBe(Infinity);
});

test('it is plain data: a copy goes on as the original', () => {
  const queue = makeEventQueue();
  for (const [time, code] of [
    [3, 1],
    [1, 9],
    [1, 2],
    [7, 4],
    [2, 2],
  ] as const)
    pushEvent(queue, time, code);
  popEvent(queue);
  const copy = structuredClone(queue);
  const drain = (one: typeof queue) => Array.from({ length: one.times.length }, () => popEvent(one));
  expect(drain(copy)).toEqual(drain(queue));
});

test('codes hold kind, consumer, shard and lane, up to the largest', () => {
  for (const kind of [INVOCATION_ENDS, LANE_TIMER, PUSH, POLL]) {
    for (const id of [0, 1, 2 ** 44 - 1]) expect(eventOf(kind * 2 ** 44 + id)).toEqual({ kind, id });
  }
  for (const place of [
    { consumer: 0, shard: 0, lane: 0 },
    { consumer: 5, shard: 9999, lane: 9 },
    { consumer: 4999, shard: 1, lane: 15 },
    // As many lanes as a shard may have.
    { consumer: 1, shard: 2, lane: LIMITS.parallelizationFactorMaximum.value - 1 },
  ]) {
    expect(laneOf(laneId(place.consumer, place.shard, place.lane))).toEqual(place);
  }
});

test('at one microsecond, invocations end first, then come timers, registrations, subscriptions, pushes and polls', () => {
  expect([INVOCATION_ENDS, LANE_TIMER, REGISTER, SUBSCRIBE, PUSH, POLL]).toEqual([0, 1, 2, 3, 4, 5]);
});
