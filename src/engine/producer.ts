/**
 * Traffic. Arrivals are no events: they are generated in order, lazily, when the clock or a reader reaches them.
 * Every draw is by the record's number, so no setting of a consumer changes what arrives.
 */
import { microsFromMillis, microsFromSeconds, type Micros } from '../lib/time';
import { changeArrivals, setNextArrival, turnRate } from './arrivals';
import { nextEventTime } from './event-queue';
import { drawKey, startTurns, takeInTurn } from './key-order';
import { putRecord } from './kinesis/put-records';
import { callAgain, callGathered, gather, isLast } from './put-calls';
import { streamNumber } from './random';
import type { ProducerSetting } from './scenario';
import type { ProducerState } from './state';
import { addRun, popWaiting, pushWaiting, sinkFirst } from './waiting-keys';
import { waitingId, type ProducerPlan, type World } from './world';

const KEYS = 2;

/** The state of a producer that starts at time `now`. */
export function startProducer(world: World, index: number, now: Micros): ProducerState {
  const plan = world.caches.plans[index];
  const producer: ProducerState = {
    generated: 0,
    nextAt: Infinity,
    anchorAt: Math.max(now, microsFromSeconds(plan.setting.startsAt)),
    anchorIndex: 0,
    keyTurns: startTurns(plan.weights),
    left: 0.5,
    turnsAt: Infinity,
    waiting: [],
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
 * @returns how many there were; not fewer than `most`: there may be more
 */
export function generateArrivals(world: World, until: Micros, most: number): number {
  const { producers, events } = world.state;
  let puts = 0;
  let lastAt = world.state.now;
  for (;;) {
    let first = -1;
    let firstAt = Infinity;
    for (let index = 0; index < producers.length; index++) {
      const at = nextActionAt(producers[index]);
      if (at < firstAt) {
        first = index;
        firstAt = at;
      }
    }
    // A put may have planned a push: what comes after that push is not put yet.
    if (firstAt > until || firstAt > nextEventTime(events) || puts >= most) break;
    puts += Math.max(1, act(world, first, producers[first], firstAt));
    lastAt = firstAt;
  }
  world.state.now = Math.max(world.state.now, lastAt);
  return puts;
}

function nextActionAt(producer: ProducerState): Micros {
  const { waiting, again } = producer;
  let at = Math.min(Math.floor(producer.nextAt), producer.turnsAt, producer.callAt);
  if (waiting.length > 0 && waiting[0].retryAt < at) at = waiting[0].retryAt;
  if (again.length > 0 && again[0].at < at) ({ at } = again[0]);
  return at;
}

/** Does what a producer has to do next. Returns how many records were put or made. */
function act(world: World, index: number, producer: ProducerState, at: Micros): number {
  const { waiting, again } = producer;
  if (waiting.length > 0 && waiting[0].retryAt <= at) return retryWaiting(world, index, producer);
  if (again.length > 0 && again[0].at <= at) return callAgain(world, index);
  if (producer.callAt <= at) return callGathered(world, index, at);
  if (producer.turnsAt > at) return makeNext(world, index, producer, at);
  turnRate(world, index, producer);
  return isLast(producer) ? callGathered(world, index, at) : 0;
}

/** Makes the next record, and puts it, or has it put with others. Returns how many records were put, at least 1. */
function makeNext(world: World, index: number, producer: ProducerState, at: Micros): number {
  const plan = world.caches.plans[index];
  const { setting, own } = plan;
  const route = own === null ? nextRoute(world, index, producer, plan) : own.route[producer.generated];
  const bytes = own === null ? setting.recordBytes : own.bytes[producer.generated];
  producer.generated++;
  setNextArrival(world, index, producer);

  const key = plan.keyRows[route];
  const shard = plan.shards[route];
  if (setting.putMode === 'PutRecords')
    return gather(world, index, { key, shard, bytes, explicitHashKey: explicitOf(plan, route) }, at);
  const waiting = world.caches.waiting[index];
  const behind = waiting.size === 0 ? undefined : waiting.get(waitingId(key, shard));
  if (behind !== undefined) {
    addRun(behind.runs, { bytes, count: 1, explicitHashKey: explicitOf(plan, route) });
    return 1;
  }
  const accepted = putRecord(world, shard, at, key, bytes);
  if (accepted || setting.onThrottle === 'drop') return 1;
  const retryAt = at + microsFromMillis(setting.retryMillis);
  const runs = [{ bytes, count: 1, explicitHashKey: explicitOf(plan, route) }];
  const entry = { key, shard, retryAt, turn: producer.turns++, runs };
  pushWaiting(producer.waiting, entry);
  waiting.set(waitingId(key, shard), entry);
  return 1;
}

/** Only what waits needs it, so it is not looked up for each record. */
function explicitOf({ explicitHashKeys }: ProducerPlan, route: number): bigint | null {
  return explicitHashKeys.get(route) ?? null;
}

function nextRoute(world: World, index: number, producer: ProducerState, plan: ProducerPlan): number {
  if (plan.setting.keyOrder === 'random') {
    return drawKey(plan.cumulative, world.scenario.seed, streamNumber(KEYS, index), producer.generated);
  }
  return takeInTurn(plan.weights, producer.keyTurns);
}

/**
 * Tries the key that is due first again: its refused record, then those behind it, until one is refused.
 * @returns how many were tried
 */
function retryWaiting(world: World, index: number, producer: ProducerState): number {
  const waiting = producer.waiting[0];
  const { key, shard, retryAt: at, runs } = waiting;
  let tried = 0;
  for (let done = 0; done < runs.length; done++) {
    const run = runs[done];
    for (; run.count > 0; run.count--) {
      tried++;
      if (putRecord(world, shard, at, key, run.bytes, tried === 1)) continue;
      runs.splice(0, done);
      waiting.retryAt = at + microsFromMillis(world.caches.plans[index].setting.retryMillis);
      waiting.turn = producer.turns++;
      sinkFirst(producer.waiting, waiting);
      return tried;
    }
  }
  popWaiting(producer.waiting);
  world.caches.waiting[index].delete(waitingId(key, shard));
  return tried;
}
