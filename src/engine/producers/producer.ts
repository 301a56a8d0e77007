/**
 * Traffic. Arrivals are no events: they are generated in order, lazily, when the clock or a reader reaches them.
 * Every draw is by the record's number, so no setting of a consumer changes what arrives.
 */
import { microsFromMillis, microsFromSeconds, type Micros } from '../../lib/time';
import { changeArrivals, HALF, makeArrivals, setNextArrival, timeOf, turnRate } from './arrivals';
import { makeEventQueue, nextEventTime, popEvent } from '../event-queue';
import { drawKey, startTurns, takeInTurn } from './key-order';
import { putRecord } from '../kinesis/put-records';
import { PUSH_LATENCY } from '../kinesis/stream-consumer';
import { callAgain, callGathered, gather, isLast } from './put-calls';
import { acceptRun, MOST_IN_RUN, MOST_IN_TURN, orderByShard, orderInTurn, runTables } from './put-run';
import { streamNumber } from '../random';
import type { ProducerSetting } from '../scenario';
import type { ProducerState } from '../state';
import { addRun, addWaiting } from './waiting-keys';
import { firstQueue, waitingId, type ProducerPlan, type World } from '../world';

const KEYS = 2;

/** In less time than this too few records come to be put at a stroke. */
const LEAST_RUN_MICROS = 2_000;

/** The state of a producer that starts at time `now`. */
export function startProducer(world: World, index: number, now: Micros): ProducerState {
  const plan = world.caches.plans[index];
  const producer: ProducerState = {
    generated: 0,
    nextAt: Infinity,
    anchorAt: Math.max(now, microsFromSeconds(plan.setting.startsAt)),
    anchorIndex: 0,
    keyTurns: startTurns(plan.weights),
    left: HALF,
    turnsAt: Infinity,
    waiting: makeEventQueue(),
    waitingKeys: {},
    turns: 0,
    gathered: [],
    gatheredBytes: 0,
    callAt: Infinity,
    again: [],
  };
  setNextArrival(world, index, producer);
  return producer;
}

/** Goes on with changed settings from `now`. */
export function changeProducer(world: World, index: number, before: ProducerSetting, now: Micros): void {
  const producer = world.state.producers[index];
  const { setting, weights } = world.caches.plans[index];
  if (before.partitionKeys !== setting.partitionKeys) producer.keyTurns = startTurns(weights);
  changeArrivals(world, index, producer, before, now);
  const waitsOn = setting.putMode === 'PutRecords' && producer.gathered.length < setting.recordsPerCall;
  if (producer.gathered.length > 0 && (!waitsOn || isLast(producer))) producer.callAt = now + 1;
}

/**
 * Generates the records of all producers in order of time, those that are tried again among them, until the next
 * event or `until`, that moment included. It stops after `most` of them: the run has then come to the last of them.
 * Without such a bound what is put may be ahead of the next event, which sees no more than what was put by then.
 * @returns how many there were; not fewer than `most`: there may be more
 */
export function generateArrivals(world: World, until: Micros, most: number): number {
  const { producers } = world.state;
  let puts = 0;
  let lastAt = world.state.now;
  for (;;) {
    let first = -1;
    let firstAt = Infinity;
    let otherAt = Infinity;
    for (let index = 0; index < producers.length; index++) {
      const at = nextActionAt(producers[index]);
      otherAt = Math.min(otherAt, Math.max(at, firstAt));
      if (at >= firstAt) continue;
      first = index;
      firstAt = at;
    }
    // A put may have planned a push: what comes after that push is not put yet.
    const eventAt = nextEventTime(firstQueue(world.state));
    if (firstAt > until || firstAt > eventAt || puts >= most) break;
    lastAt = firstAt;
    const ahead = most === Infinity && isSettled(world);
    // What is put may plan a push, but none that comes sooner than this.
    const last = Math.min(until, otherAt - 1, ahead ? Infinity : Math.min(eventAt, firstAt + PUSH_LATENCY));
    puts +=
      putRun(world, first, last, most - puts) || Math.max(1, act(world, first, producers[first], firstAt));
  }
  world.state.now = Math.max(world.state.now, lastAt);
  return puts;
}

/** Whether no event that is to come changes where records are put. */
export function isSettled({ scenario, state }: World): boolean {
  return state.updating === null && scenario.stream.streamMode !== 'ON_DEMAND';
}

/**
 * Makes the next records of a producer, up to `last` and no more than `most`, and puts them at a stroke, shard by shard.
 * From the first that is refused on they are put one by one, and those that wait are tried again in between.
 * @returns how many were put; 0: it has others to put first, or so few that it does not matter
 */
function putRun(world: World, index: number, last: Micros, most: number): number {
  const producer = world.state.producers[index];
  const plan = world.caches.plans[index];
  const { waiting, again, callAt, keyTurns } = producer;
  if (plan.setting.putMode !== 'PutRecord' || callAt !== Infinity) return 0;
  if (world.scenario.stream.writeBurst === 'tank') return 0;
  if (waiting.times.length > 0 || again.length > 0 || last - producer.nextAt < LEAST_RUN_MICROS) return 0;
  const { times, routes } = runTables(world);
  const from = producer.generated;
  const inTurn = plan.own === null && plan.setting.keyOrder === 'in-turn' && keyTurns.due.times.length === 0;
  const room = Math.min(most, inTurn ? MOST_IN_TURN : MOST_IN_RUN);
  const arrivals = makeArrivals(world, index, producer, times, last, room);
  const { count } = arrivals;
  const firstTurn = keyTurns.next;
  if (!inTurn)
    for (let place = 0; place < count; place++) routes[place] = takeRoute(world, index, plan, from + place);
  const lineUp = inTurn ? orderInTurn(plan, keyTurns, count) : orderByShard(world, plan, count);
  let tried = acceptRun(world, plan, lineUp, from, arrivals);
  for (let place = tried; place < count; place++) {
    const at = timeOf(arrivals, place);
    const route = inTurn ? (firstTurn + place) % plan.keyRows.length : routes[place];
    while (nextEventTime(waiting) <= at) tried += retryWaiting(world, index, producer);
    tried += putMade(world, index, at, route, bytesOf(plan, from + place));
  }
  const { state } = world;
  const eventAt = nextEventTime(firstQueue(state));
  state.now = Math.max(state.now, Math.min(timeOf(arrivals, count - 1), eventAt));
  return tried;
}

/** When a producer makes, puts or changes something next; Infinity: never. */
export function nextActionAt(producer: ProducerState): Micros {
  const { waiting, again } = producer;
  let at = Math.min(Math.floor(producer.nextAt), producer.turnsAt, producer.callAt, nextEventTime(waiting));
  if (again.length > 0 && again[0].at < at) ({ at } = again[0]);
  return at;
}

/** Does what a producer has to do next. Returns how many records were put or made. */
function act(world: World, index: number, producer: ProducerState, at: Micros): number {
  const { waiting, again } = producer;
  if (nextEventTime(waiting) <= at) return retryWaiting(world, index, producer);
  if (again.length > 0 && again[0].at <= at) return callAgain(world, index);
  if (producer.callAt <= at) return callGathered(world, index, at);
  if (producer.turnsAt > at) return makeNext(world, index, producer, at);
  turnRate(world, index, producer);
  return isLast(producer) ? callGathered(world, index, at) : 0;
}

/** Makes the next record, and puts it, or has it put with others. Returns how many records were put, at least 1. */
function makeNext(world: World, index: number, producer: ProducerState, at: Micros): number {
  const plan = world.caches.plans[index];
  const bytes = bytesOf(plan, producer.generated);
  const route = takeRoute(world, index, plan, producer.generated++);
  setNextArrival(world, index, producer);
  if (plan.setting.putMode === 'PutRecord') return putMade(world, index, at, route, bytes);
  const explicitHashKey = explicitOf(plan, route);
  return gather(
    world,
    index,
    { key: plan.keyRows[route], shard: plan.shards[route], bytes, explicitHashKey },
    at,
  );
}

/** Puts a record by itself. Returns how many were put or wait: 1. */
function putMade(world: World, index: number, at: Micros, route: number, bytes: number): 1 {
  const producer = world.state.producers[index];
  const plan = world.caches.plans[index];
  const key = plan.keyRows[route];
  const shard = plan.shards[route];
  const waiting = world.caches.waiting[index];
  const behind = waiting.size === 0 ? undefined : waiting.get(waitingId(key, shard));
  if (behind !== undefined) {
    addRun(behind.runs, { bytes, count: 1, explicitHashKey: explicitOf(plan, route) });
    return 1;
  }
  const accepted = putRecord(world, shard, at, key, bytes);
  if (accepted || plan.setting.onThrottle === 'drop') return 1;
  const retryAt = at + microsFromMillis(plan.setting.retryMillis);
  const runs = [{ bytes, count: 1, explicitHashKey: explicitOf(plan, route) }];
  const entry = { key, shard, runs };
  addWaiting(producer, entry, retryAt, producer.turns++);
  waiting.set(waitingId(key, shard), entry);
  return 1;
}

/** Only what waits needs it, so it is not looked up for each record. */
function explicitOf({ explicitHashKeys }: ProducerPlan, route: number): bigint | null {
  return explicitHashKeys.get(route) ?? null;
}

/** The route of a producer's record with that number; of keys that come in turn it is the next. */
function takeRoute(world: World, index: number, plan: ProducerPlan, number: number): number {
  if (plan.own !== null) return plan.own.route[number];
  if (plan.setting.keyOrder === 'random')
    return drawKey(plan.cumulative, world.scenario.seed, streamNumber(KEYS, index), number);
  return takeInTurn(plan.weights, world.state.producers[index].keyTurns);
}

function bytesOf({ own, setting }: ProducerPlan, number: number): number {
  return own === null ? setting.recordBytes : own.bytes[number];
}

/**
 * Tries the key that is due first again: its refused record, then those behind it, until one is refused.
 * @returns how many were tried
 */
function retryWaiting(world: World, index: number, producer: ProducerState): number {
  const at = nextEventTime(producer.waiting);
  const turn = popEvent(producer.waiting);
  const waiting = producer.waitingKeys[turn];
  delete producer.waitingKeys[turn];
  const { key, shard, runs } = waiting;
  let tried = 0;
  for (let done = 0; done < runs.length; done++) {
    const run = runs[done];
    for (; run.count > 0; run.count--) {
      tried++;
      if (putRecord(world, shard, at, key, run.bytes, tried === 1)) continue;
      runs.splice(0, done);
      const retryAt = at + microsFromMillis(world.caches.plans[index].setting.retryMillis);
      addWaiting(producer, waiting, retryAt, producer.turns++);
      return tried;
    }
  }
  world.caches.waiting[index].delete(waitingId(key, shard));
  return tried;
}
