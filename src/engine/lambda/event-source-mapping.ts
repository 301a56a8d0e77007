/**
 * Lambda's event source mapping on one shard: records that were read are dealt to lanes by partition key, each lane
 * batches its own, one invocation at a time. The parallelization factor bounds the invocations that run at once.
 */
import type { Micros } from '../../lib/time';
import { pushEvent } from '../event-queue';
import { DISCARDED_BY_RETRIES } from '../history';
import { lambdaSettingOf, type World } from '../world';
import { dealLaneAgain, dealRecords } from './dealing';
import { dispatch, goOn, serveThrottled } from './dispatching';
import { filterOf } from './filter';
import { discard } from './giving-up';
import { mappingOf, noteOpen, type Mapping } from './mapping';
import { afterFailure } from './retry';

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
  mapping.history.deals.add(now, to);
  const [rows, first, end] = passedOn(mapping, from, to, now);
  mapping.state.readAhead += end - first;
  dealRecords(mapping, rows, first, end, now);
  dispatch(mapping, now);
}

/**
 * Rows [from, to) of the shard's log but those that the mapping's filters do not let through, which are noted: as
 * `dealRecords` takes them.
 */
function passedOn(
  mapping: Mapping,
  from: number,
  to: number,
  now: Micros,
): [rows: Uint32Array | null, from: number, to: number] {
  const passes = filterOf(mapping.setting.eventSourceMapping.filterCriteria);
  if (passes === null) return [null, from, to];
  const rows = new Uint32Array(to - from);
  const { world, shard, history } = mapping;
  let passed = 0;
  let first = from;
  for (let row = from; row <= to; row++) {
    if (row < to && !passes(world.history.keys[shard.keys.data[shard.records.key.data[row]]].partitionKey))
      continue;
    // Neighbours are noted as one.
    if (first < row) history.filtered.add(now, first, row);
    first = row + 1;
    if (row < to) rows[passed++] = row;
  }
  return [rows, 0, passed];
}

/** A lane's timer is due: its batching window is over, or its batch may be tried again. */
export function laneTimer(mapping: Mapping, laneIndex: number, now: Micros): void {
  const lane = mapping.state.lanes[laneIndex];
  if (lane.timerAt !== now) return;
  lane.timerAt = -1;
  dispatch(mapping, now);
}

/** The invocation of a lane ends. Returns the lanes (`laneId`) whose throttled batches it gave room to. */
export function invocationEnds(mapping: Mapping, laneIndex: number, now: Micros): readonly number[] {
  const { state, consumerState, setting } = mapping;
  const lane = state.lanes[laneIndex];
  const { doneTo } = lane;
  const batch = lane.pending.shift()!;
  state.loads[laneIndex] -= doneTo - batch.from;
  lane.windowOpenedAt = now;
  state.inFlight--;
  consumerState.running--;
  mapping.world.state.account.running--;
  pushEvent(consumerState.idle, lane.environment, now);
  lane.environment = -1;
  if (doneTo < batch.to) {
    const next = afterFailure(batch, doneTo, setting.eventSourceMapping, now);
    if (next.length === 0) discard(mapping, laneIndex, doneTo, batch.to, now, DISCARDED_BY_RETRIES);
    lane.pending.unshift(...next);
    lane.failing = true;
  }
  noteOpen(state, laneIndex);
  if (lane.pending.length === 0) lane.failing = false;
  const dealsAgain = lane.dealAgain && lane.pending.length === 0;
  if (dealsAgain) dealLaneAgain(mapping, laneIndex, now);
  const served = serveThrottled(mapping.world, now);
  if (dealsAgain) dispatch(mapping, now);
  else goOn(mapping, laneIndex, now);
  return served;
}
