/** Which lane sends which batch when: forms batches, starts their tries, serves those that were throttled. */
import type { Micros } from '../../lib/time';
import { DISCARDED_BY_AGE } from '../history';
import type { PendingBatch } from '../state';
import { INVOCATION_ENDS, LANE_TIMER, laneId, laneOf, plan, type World } from '../world';
import { dispatchTime, nextBatch } from './batching';
import { forgetIdle, forgetThrottled, refusalOf, rememberThrottled } from './concurrency';
import { dealLaneAgain } from './dealing';
import { factorOf } from './factor';
import { discard, discardOld, isTooOld } from './giving-up';
import { noteThrottle, startInvocation } from './invocation';
import { mappingOf, noteMark, noteOpen, type Mapping } from './mapping';
import { backoffMicros } from './retry';

/** Starts all invocations that can start now. */
export function dispatch(mapping: Mapping, now: Micros): void {
  const { length } = mapping.state.lanes;
  const factor = factorOf(mapping.setting.eventSourceMapping);
  // Surplus lanes first: lanes that are never idle would leave no turn for what those have begun.
  for (let lane = factor; lane < length; lane++) dispatchLane(mapping, lane, now);
  for (let lane = 0; lane < factor; lane++) dispatchLane(mapping, lane, now);
}

/**
 * Starts what can start now that a lane is free: in other lanes only what may have waited for it. What grew too old in
 * them is given up when they come to it.
 */
export function goOn(mapping: Mapping, laneIndex: number, now: Micros): void {
  const { eventSourceMapping } = mapping.setting;
  const { failureBlocks } = eventSourceMapping;
  if (mapping.state.lanes.length > factorOf(eventSourceMapping) || failureBlocks === 'shard')
    dispatch(mapping, now);
  else dispatchLane(mapping, laneIndex, now);
}

/**
 * Tries again at once what was throttled, the lane that has waited longest first, as long as there is room for its
 * function. AWS does not publish who gets room; left to the pauses between tries, a lane that is always busy would keep
 * its place and another wait for ever.
 * @returns the lanes (`laneId`) that were served
 */
export function serveThrottled(world: World, now: Micros): readonly number[] {
  const served: number[] = [];
  if (world.state.account.throttled.length === 0) return served;
  // Once there is no room for a function, nothing that is served makes some.
  const full = new Set<number>();
  for (const id of world.state.account.throttled.slice()) {
    const { consumer, shard, lane } = laneOf(id);
    if (full.has(consumer)) continue;
    const mapping = mappingOf(world, consumer, shard);
    if (!hasRoom(mapping, now)) {
      full.add(consumer);
      continue;
    }
    const batch = mapping.state.lanes[lane].pending.at(0);
    if (batch === undefined || batch.throttles === 0 || mapping.consumerState.removed)
      forgetThrottled(mapping, lane);
    else {
      batch.notBefore = now;
      dispatchLane(mapping, lane, now);
      served.push(id);
    }
  }
  return served;
}

function hasRoom(mapping: Mapping, now: Micros): boolean {
  forgetIdle(mapping.consumerState, mapping.setting.function.environmentIdleSeconds, now);
  return refusalOf(mapping, now) === 0;
}

function dispatchLane(mapping: Mapping, laneIndex: number, now: Micros): void {
  const { state, consumerState, setting } = mapping;
  const lane = state.lanes[laneIndex];
  // A consumer that was removed, or is down, finishes what runs and begins nothing.
  if (consumerState.removed || consumerState.isOut) return;
  const esm = setting.eventSourceMapping;
  const factor = factorOf(esm);
  if (lane.environment >= 0 || state.inFlight >= factor) return;
  if (isBlocked(mapping, laneIndex)) return;
  if (lane.pending.length === 0) {
    // Surplus lanes finish what they have begun and begin nothing.
    if (laneIndex >= factor) return;
    if (!formBatch(mapping, laneIndex, now)) return;
  }
  const batch = lane.pending[0];
  if (batch.notBefore > now) {
    setTimer(mapping, laneIndex, batch.notBefore);
    return;
  }
  let young = batch.from;
  while (young < batch.to && isTooOld(mapping, laneIndex, young, now)) young++;
  if (young > batch.from) {
    discard(mapping, laneIndex, batch.from, young, now, DISCARDED_BY_AGE);
    batch.from = young;
    noteOpen(state, laneIndex);
  }
  if (young === batch.to) {
    lane.pending.shift();
    noteOpen(state, laneIndex);
    const isDone = lane.pending.length === 0;
    const dealsAgain = isDone && lane.dealAgain;
    const unblocks = isDone && lane.failing && esm.failureBlocks === 'shard';
    if (isDone) lane.failing = false;
    if (dealsAgain) dealLaneAgain(mapping, laneIndex, now);
    // What waited here may go to lanes that were looked at before this one, or they waited for this one.
    if (dealsAgain || unblocks) dispatch(mapping, now);
    else dispatchLane(mapping, laneIndex, now);
    return;
  }
  invoke(mapping, laneIndex, batch, now);
}

/** Whether a batch that failed in another lane holds up this one, too. */
function isBlocked({ state, setting }: Mapping, laneIndex: number): boolean {
  if (setting.eventSourceMapping.failureBlocks === 'lane' || state.lanes[laneIndex].failing) return false;
  return state.lanes.some(({ failing }) => failing);
}

function invoke(mapping: Mapping, laneIndex: number, batch: PendingBatch, now: Micros): void {
  const { consumer, shardIndex, state, consumerState, setting } = mapping;
  const laneHistory = mapping.history.lanes[laneIndex];
  const id = laneId(consumer, shardIndex, laneIndex);
  forgetIdle(consumerState, setting.function.environmentIdleSeconds, now);
  const refusal = refusalOf(mapping, now);
  if (refusal !== 0) {
    noteThrottle(laneHistory, batch, now, refusal);
    batch.throttles++;
    batch.notBefore = now + backoffMicros(batch.throttles);
    rememberThrottled(mapping, laneIndex);
    setTimer(mapping, laneIndex, batch.notBefore);
    return;
  }
  forgetThrottled(mapping, laneIndex);
  state.inFlight++;
  const endsAt = startInvocation(mapping, laneIndex, batch, now);
  plan(consumerState, endsAt, INVOCATION_ENDS, id);
}

/** Forms the next batch of a free lane if it is time; sets a timer if it will be. */
function formBatch(mapping: Mapping, laneIndex: number, now: Micros): boolean {
  const { state, shard, setting } = mapping;
  const lane = state.lanes[laneIndex];
  discardOld(mapping, laneIndex, now);
  const { head } = lane;
  const tail = state.tails[laneIndex];
  if (head === tail) return false;
  const { rows } = mapping.history.lanes[laneIndex];
  const batch = nextBatch(shard, rows, { head, tail }, setting.eventSourceMapping);
  const due = dispatchTime(batch, lane, setting.eventSourceMapping);
  if (due > now) {
    setTimer(mapping, laneIndex, due);
    return false;
  }
  const to = head + batch.count;
  lane.pending.push({ from: head, to, attempt: 0, notBefore: now, throttles: 0 });
  lane.head = to;
  state.readAhead -= batch.count;
  noteMark(mapping, laneIndex, now);
  return true;
}

function setTimer(
  { consumer, shardIndex, state, consumerState }: Mapping,
  laneIndex: number,
  at: Micros,
): void {
  const lane = state.lanes[laneIndex];
  if (lane.timerAt === at) return;
  lane.timerAt = at;
  plan(consumerState, at, LANE_TIMER, laneId(consumer, shardIndex, laneIndex));
}
