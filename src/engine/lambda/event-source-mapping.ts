/**
 * Lambda's event source mapping on one shard: records that were read are dealt to lanes by partition key, each lane
 * batches its own, one invocation at a time. The parallelization factor bounds the invocations that run at once.
 */
import { MICROS_PER_HOUR, MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { DISCARDED_BY_AGE, DISCARDED_BY_RETRIES, INVOCATION_ERROR } from '../history';
import type { PendingBatch } from '../state';
import { lambdaSettingOf, LANE_TIMER, INVOCATION_ENDS, laneId, laneOf, plan, type World } from '../world';
import { dispatchTime, nextBatch } from './batching';
import { dealRecords } from './dealing';
import { mappingOf, noteMark, withdraw, type Mapping } from './mapping';
import { noteThrottle, releaseEnvironment, startInvocation } from './invocation';
import { afterFailure, backoffMicros } from './retry';

/** How many records may still be read ahead; Infinity without a bound, and for consumers that are not Lambda. */
export function readAheadRoom(world: World, consumer: number, shardIndex: number): number {
  const { mapping } = world.state.consumers[consumer].shards[shardIndex];
  if (mapping === null) return Infinity;
  const bound = lambdaSettingOf(world, consumer).eventSourceMapping.readAheadRecords;
  return bound === null ? Infinity : bound - mapping.readAhead;
}

/** Rows [from, to) of the shard's log were read for a consumer. Firehose and KCL have them, Lambda deals them out. */
export function receiveRecords(
  world: World,
  consumer: number,
  shardIndex: number,
  now: Micros,
  from: number,
  to: number,
): void {
  if (world.state.consumers[consumer].shards[shardIndex].mapping === null) return;
  const mapping = mappingOf(world, consumer, shardIndex);
  mapping.state.readAhead += to - from;
  const rows = Uint32Array.from({ length: to - from }, (_, index) => from + index);
  dealRecords(mapping, rows, now);
  dispatch(mapping, now);
}

/** Starts all invocations that can start now. */
export function dispatch(mapping: Mapping, now: Micros): void {
  const { length } = mapping.state.lanes;
  const factor = mapping.setting.eventSourceMapping.parallelizationFactor;
  // Surplus lanes first: lanes that are never idle would leave no turn for what those have begun.
  for (let lane = factor; lane < length; lane++) dispatchLane(mapping, lane, now);
  for (let lane = 0; lane < factor; lane++) dispatchLane(mapping, lane, now);
}

/** A lane's timer is due: its batching window is over, or its batch may be tried again. */
export function laneTimer(mapping: Mapping, laneIndex: number, now: Micros): void {
  const lane = mapping.state.lanes[laneIndex];
  if (lane.timerAt !== now) return;
  lane.timerAt = -1;
  dispatch(mapping, now);
}

/** The invocation of a lane ends. Returns the shards whose waiting batches it gave room to. */
export function invocationEnds(mapping: Mapping, laneIndex: number, now: Micros): readonly number[] {
  const { state, consumerState, setting } = mapping;
  const lane = state.lanes[laneIndex];
  const { invocations } = mapping.history.lanes[laneIndex];
  const row = lane.running;
  const batch = lane.pending.shift()!;
  lane.running = -1;
  lane.windowOpenedAt = now;
  state.inFlight--;
  consumerState.running--;
  releaseEnvironment(consumerState, invocations.environment.data[row]);

  const doneTo = invocations.doneTo.data[row];
  settle(mapping, laneIndex, batch.from, doneTo);
  if (invocations.outcome.data[row] === INVOCATION_ERROR) {
    const next = afterFailure(batch, doneTo, setting.eventSourceMapping, now);
    if (next.length === 0) discard(mapping, laneIndex, doneTo, batch.to, now, DISCARDED_BY_RETRIES);
    lane.pending.unshift(...next);
  }
  if (lane.dealAgain && lane.pending.length === 0) dealLaneAgain(mapping, laneIndex, now);
  const served = serveThrottled(mapping.world, mapping.consumer, now);
  dispatch(mapping, now);
  return served;
}

/**
 * Tries again at once what was throttled, the lane that has waited longest first, as long as there is room. AWS does
 * not publish who gets room in a function's reserved concurrency; left to the pauses between tries, a lane that is
 * always busy would keep its place and another wait for ever.
 * @returns the shards that were served
 */
export function serveThrottled(world: World, consumer: number, now: Micros): readonly number[] {
  const waiting = world.state.consumers[consumer].throttled.slice();
  const served: number[] = [];
  for (const id of waiting) {
    const { shard, lane } = laneOf(id);
    const mapping = mappingOf(world, consumer, shard);
    if (!hasRoom(mapping)) break;
    const batch = mapping.state.lanes[lane].pending.at(0);
    if (batch === undefined || batch.throttles === 0) forgetThrottled(mapping, lane);
    else {
      batch.notBefore = now;
      dispatchLane(mapping, lane, now);
      served.push(shard);
    }
  }
  return served;
}

/** Whether the function may run once more at the same time. */
function hasRoom({ consumerState, setting }: Mapping): boolean {
  const { reservedConcurrency } = setting.function;
  return reservedConcurrency === null || consumerState.running < reservedConcurrency;
}

function forgetThrottled(
  { consumer, shardIndex, consumerState: { throttled } }: Mapping,
  lane: number,
): void {
  const place = throttled.indexOf(laneId(consumer, shardIndex, lane));
  if (place >= 0) throttled.splice(place, 1);
}

function dealLaneAgain(mapping: Mapping, laneIndex: number, now: Micros): void {
  const lane = mapping.state.lanes[laneIndex];
  const { rows, marks } = mapping.history.lanes[laneIndex];
  lane.dealAgain = false;
  if (lane.head === lane.tail) return;
  const waiting = rows.data.slice(lane.head, lane.tail) as Uint32Array;
  withdraw(mapping, laneIndex, waiting);
  // The lane is noted as empty at this moment even when nothing comes back to it.
  noteMark(marks, lane, now);
  dealRecords(mapping, waiting, now);
}

function dispatchLane(mapping: Mapping, laneIndex: number, now: Micros): void {
  const { state, consumerState, setting } = mapping;
  const lane = state.lanes[laneIndex];
  // A consumer that was removed finishes what runs and begins nothing.
  if (consumerState.removed) return;
  const esm = setting.eventSourceMapping;
  if (lane.running >= 0 || state.inFlight >= esm.parallelizationFactor) return;
  if (lane.pending.length === 0) {
    // Surplus lanes finish what they have begun and begin nothing.
    if (laneIndex >= esm.parallelizationFactor) return;
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
  }
  if (young === batch.to) {
    lane.pending.shift();
    if (lane.dealAgain && lane.pending.length === 0) {
      // What waited here may go to lanes that were looked at before this one.
      dealLaneAgain(mapping, laneIndex, now);
      dispatch(mapping, now);
    } else dispatchLane(mapping, laneIndex, now);
    return;
  }
  invoke(mapping, laneIndex, batch, now);
}

function invoke(mapping: Mapping, laneIndex: number, batch: PendingBatch, now: Micros): void {
  const { world, consumer, shardIndex, state, consumerState, setting } = mapping;
  const lane = state.lanes[laneIndex];
  const laneHistory = mapping.history.lanes[laneIndex];
  const id = laneId(consumer, shardIndex, laneIndex);
  if (!hasRoom(mapping)) {
    noteThrottle(laneHistory, batch, now);
    batch.throttles++;
    batch.notBefore = now + backoffMicros(batch.throttles);
    if (!consumerState.throttled.includes(id)) consumerState.throttled.push(id);
    setTimer(mapping, laneIndex, batch.notBefore);
    return;
  }
  forgetThrottled(mapping, laneIndex);
  lane.running = laneHistory.invocations.startsAt.length;
  state.inFlight++;
  const endsAt = startInvocation(
    world,
    world.history.consumers[consumer],
    shardIndex,
    laneHistory,
    batch,
    setting,
    now,
  );
  plan(world, endsAt, INVOCATION_ENDS, id);
}

/** Forms the next batch of a free lane if it is time; sets a timer if it will be. */
function formBatch(mapping: Mapping, laneIndex: number, now: Micros): boolean {
  const { state, shard, setting } = mapping;
  const lane = state.lanes[laneIndex];
  const { rows, marks } = mapping.history.lanes[laneIndex];
  discardOld(mapping, laneIndex, now);
  if (lane.head === lane.tail) return false;
  const batch = nextBatch(shard, rows, lane, setting.eventSourceMapping.batchSize);
  const due = dispatchTime(batch, lane, setting.eventSourceMapping);
  if (due > now) {
    setTimer(mapping, laneIndex, due);
    return false;
  }
  const to = lane.head + batch.count;
  lane.pending.push({ from: lane.head, to, attempt: 0, notBefore: now, throttles: 0 });
  lane.head = to;
  state.readAhead -= batch.count;
  noteMark(marks, lane, now);
  return true;
}

function setTimer({ world, consumer, shardIndex, state }: Mapping, laneIndex: number, at: Micros): void {
  const lane = state.lanes[laneIndex];
  if (lane.timerAt === at) return;
  lane.timerAt = at;
  plan(world, at, LANE_TIMER, laneId(consumer, shardIndex, laneIndex));
}

/** Gives up waiting records that are past the retention or the mapping's maximum age. */
function discardOld(mapping: Mapping, laneIndex: number, now: Micros): void {
  const lane = mapping.state.lanes[laneIndex];
  const from = lane.head;
  while (lane.head < lane.tail && isTooOld(mapping, laneIndex, lane.head, now)) lane.head++;
  if (lane.head === from) return;
  mapping.state.readAhead -= lane.head - from;
  noteMark(mapping.history.lanes[laneIndex].marks, lane, now);
  discard(mapping, laneIndex, from, lane.head, now, DISCARDED_BY_AGE);
}

function isTooOld(
  { world, setting, shard, history }: Mapping,
  laneIndex: number,
  entry: number,
  now: Micros,
): boolean {
  const maximumAge = setting.eventSourceMapping.maximumRecordAgeInSeconds;
  const retention = world.scenario.stream.retentionPeriodHours * MICROS_PER_HOUR;
  const oldest = now - (maximumAge < 0 ? retention : Math.min(retention, maximumAge * MICROS_PER_SECOND));
  return shard.records.arrivedAt.data[history.lanes[laneIndex].rows.data[entry]] < oldest;
}

function discard(
  mapping: Mapping,
  lane: number,
  from: number,
  to: number,
  now: Micros,
  reason: number,
): void {
  const { discards } = mapping.history.lanes[lane];
  discards.at.push(now);
  discards.from.push(from);
  discards.to.push(to);
  discards.reason.push(reason);
  settle(mapping, lane, from, to);
}

/** The records of a lane's entries [from, to) are done with: their keys may be free again. */
function settle({ state, shard, history }: Mapping, laneIndex: number, from: number, to: number): void {
  const { data } = history.lanes[laneIndex].rows;
  for (let entry = from; entry < to; entry++) state.keyPending[shard.records.key.data[data[entry]]]--;
  state.lanes[laneIndex].load -= to - from;
}
