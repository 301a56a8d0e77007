/**
 * Traffic. Arrivals are no events: they are generated in order, lazily, when the clock or a reader reaches them.
 * Every draw is by the record's number, so no setting of a consumer changes what arrives.
 */
import { MICROS_PER_SECOND, microsFromMillis, microsFromSeconds, type Micros } from '../lib/time';
import { nextEventTime } from './event-queue';
import { drawKey, startTurns, takeInTurn } from './key-order';
import { putRecord } from './kinesis/put-records';
import { drawExponential, streamNumber } from './random';
import type { ProducerSetting } from './scenario';
import type { ProducerState, WaitingKey } from './state';
import { popWaiting, pushWaiting, sinkFirst } from './waiting-keys';
import { waitingId, type ProducerPlan, type World } from './world';

const ARRIVALS = 1;
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
    waiting: [],
    turns: 0,
  };
  setNextArrival(world, index, producer);
  return producer;
}

/** Goes on with changed settings from `now`; what was to come next keeps its place in proportion. */
export function changeProducer(world: World, index: number, before: ProducerSetting, now: Micros): void {
  const producer = world.state.producers[index];
  const { setting, weights } = world.caches.plans[index];
  if (before.partitionKeys !== setting.partitionKeys) producer.keyTurns = startTurns(weights);
  if (setting.records !== null) return;
  const startsAt = microsFromSeconds(setting.startsAt);
  const left = (producer.nextAt - now) * (before.recordsPerSecond / MICROS_PER_SECOND);
  const share = Number.isFinite(left) && left >= 0 && startsAt <= now ? left : 0.5;
  const gap = gapOf(setting);
  producer.anchorIndex = producer.generated;
  producer.anchorAt = Math.max(now, startsAt) + (Number.isFinite(gap) ? (share - 0.5) * gap : 0);
  setNextArrival(world, index, producer);
  // A drawn gap that has begun is stretched, not drawn anew.
  if (setting.arrivals === 'poisson' && share !== 0.5)
    producer.nextAt = withinEnd(setting, now + share * gap);
  // Who reads at this moment has read: what comes next is later, if only by a microsecond.
  producer.nextAt = withinEnd(setting, Math.max(producer.nextAt, now + 1));
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
    const producer = producers[first];
    const retryAt = producer.waiting.length === 0 ? Infinity : producer.waiting[0].retryAt;
    if (retryAt <= firstAt) puts += retryWaiting(world, first, producer);
    else {
      putNext(world, first, producer, firstAt);
      puts++;
    }
    lastAt = firstAt;
  }
  world.state.now = Math.max(world.state.now, lastAt);
  return puts;
}

function nextActionAt(producer: ProducerState): Micros {
  const nextAt = Math.floor(producer.nextAt);
  const { waiting } = producer;
  return waiting.length > 0 && waiting[0].retryAt < nextAt ? waiting[0].retryAt : nextAt;
}

function putNext(world: World, index: number, producer: ProducerState, at: Micros): void {
  const plan = world.caches.plans[index];
  const { setting, own } = plan;
  const route = own === null ? nextRoute(world, index, producer, plan) : own.route[producer.generated];
  const bytes = own === null ? setting.recordBytes : own.bytes[producer.generated];
  producer.generated++;
  setNextArrival(world, index, producer);

  const key = plan.keyRows[route];
  const shard = plan.shards[route];
  const waiting = world.caches.waiting[index];
  const behind = waiting.size === 0 ? undefined : waiting.get(waitingId(key, shard));
  if (behind !== undefined) {
    addRun(behind, bytes);
    return;
  }
  const accepted = putRecord(world, shard, at, key, bytes);
  if (accepted || setting.onThrottle === 'drop') return;
  const retryAt = at + microsFromMillis(setting.retryMillis);
  const entry = { key, shard, retryAt, turn: producer.turns++, runs: [{ bytes, count: 1 }] };
  pushWaiting(producer.waiting, entry);
  waiting.set(waitingId(key, shard), entry);
}

function nextRoute(world: World, index: number, producer: ProducerState, plan: ProducerPlan): number {
  if (plan.setting.keyOrder === 'random') {
    return drawKey(plan.cumulative, world.scenario.seed, streamNumber(KEYS, index), producer.generated);
  }
  return takeInTurn(plan.weights, producer.keyTurns);
}

function setNextArrival(world: World, index: number, producer: ProducerState): void {
  const { setting, own } = world.caches.plans[index];
  if (own !== null) {
    producer.nextAt = producer.generated < own.at.length ? own.at[producer.generated] : Infinity;
    return;
  }
  const gap = gapOf(setting);
  if (!Number.isFinite(gap)) {
    producer.nextAt = Infinity;
    return;
  }
  if (setting.arrivals === 'steady') {
    const steps = producer.generated - producer.anchorIndex + 0.5;
    producer.nextAt = withinEnd(setting, producer.anchorAt + steps * gap);
    return;
  }
  const from = producer.generated === producer.anchorIndex ? producer.anchorAt : producer.nextAt;
  const wait = drawExponential(world.scenario.seed, streamNumber(ARRIVALS, index), producer.generated) * gap;
  producer.nextAt = withinEnd(setting, from + wait);
}

function gapOf(setting: ProducerSetting): number {
  return setting.recordsPerSecond > 0 ? MICROS_PER_SECOND / setting.recordsPerSecond : Infinity;
}

function withinEnd(setting: ProducerSetting, at: number): number {
  return setting.endsAt !== null && at >= microsFromSeconds(setting.endsAt) ? Infinity : at;
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
      if (putRecord(world, shard, at, key, run.bytes)) continue;
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

function addRun(waiting: WaitingKey, bytes: number): void {
  const last = waiting.runs[waiting.runs.length - 1];
  if (last.bytes === bytes) last.count++;
  else waiting.runs.push({ bytes, count: 1 });
}
