/** One try of one batch: how long it takes, in which environment, and how it ends. */
import { microsFromMillis, type Micros } from '../../lib/time';
import { INVOCATION_ERROR, INVOCATION_OK, INVOCATION_THROTTLED, type LaneHistory } from '../history';
import { nextEventTime, popEvent } from '../event-queue';
import { drawUnit, streamNumber } from '../random';
import type { FailureSetting, FunctionSetting } from '../scenario';
import type { PendingBatch } from '../state';
import type { Mapping } from './mapping';

const ERRORS = 5;
const POISON = 6;

/** Duration of an invocation with `records` records, cold start not included. */
export function durationMicros(setting: FunctionSetting, records: number): Micros {
  return microsFromMillis(setting.millisPerInvocation + setting.millisPerRecord * records);
}

/** Notes a try that never started (429), and what left no room for it (`THROTTLED_BY_`). */
export function noteThrottle(lane: LaneHistory, batch: PendingBatch, now: Micros, by: number): void {
  const { from, to, attempt } = batch;
  lane.invocations.add(now, now, from, to, from, attempt, by, 0, INVOCATION_THROTTLED);
}

/** Starts an invocation of a lane and notes its whole course: it is settled by then. Returns its end. */
export function startInvocation(
  mapping: Mapping,
  laneIndex: number,
  batch: PendingBatch,
  now: Micros,
): Micros {
  const { world, consumer, consumerState: state, setting } = mapping;
  const { environmentsMadeAt } = world.history.consumers[consumer];
  const lane = mapping.state.lanes[laneIndex];
  const isCold = state.idle.times.length === 0;
  const environment = isCold ? environmentsMadeAt.length : nextEventTime(state.idle);
  if (isCold) environmentsMadeAt.push(now);
  else popEvent(state.idle);
  const records = batch.to - batch.from;
  const cold = isCold ? microsFromMillis(setting.function.coldStartMillis) : 0;
  const endsAt = now + cold + durationMicros(setting.function, records);
  const done = processedUpTo(mapping, laneIndex, batch, state.started);
  const outcome = done === batch.to ? INVOCATION_OK : INVOCATION_ERROR;
  const partial = setting.eventSourceMapping.functionResponseTypes.includes('ReportBatchItemFailures');
  const doneTo = outcome === INVOCATION_OK || partial ? done : batch.from;
  state.started++;
  state.running++;
  world.state.account.running++;
  lane.environment = environment;
  lane.doneTo = doneTo;
  const { from, to, attempt } = batch;
  const { invocations } = mapping.history.lanes[laneIndex];
  invocations.add(now, endsAt, from, to, doneTo, attempt, environment, Number(isCold), outcome);
  return endsAt;
}

/** The entry of the first record that fails, or the batch's end when none does. */
function processedUpTo(mapping: Mapping, lane: number, batch: PendingBatch, index: number): number {
  const { world, consumer, shard, history, setting } = mapping;
  const { failures } = setting.function;
  const { errorRate } = failures;
  const { seed } = world.scenario;
  if (hasPoison(failures)) {
    for (let entry = batch.from; entry < batch.to; entry++) {
      const row = history.lanes[lane].rows.data[entry];
      const key = world.history.keys[shard.keys.data[shard.records.key.data[row]]];
      if (poisonOf(failures, seed, key.partitionKey, shard.records.number.data[row]) !== null) return entry;
    }
  }
  if (errorRate === 0) return batch.to;
  const { entry, ordinal } = world.history.consumers[consumer];
  return drawUnit(seed, streamNumber(ERRORS, entry, ordinal), index) < errorRate ? batch.from : batch.to;
}

/** By what a record makes each batch fail that it is in: its place in the stream, its key, or a draw by its place. */
export type PoisonBy = 'record' | 'key' | 'rate';

/** Whether any record may be poison. */
export function hasPoison({ poisonRecords, poisonKeys, poisonRate }: FailureSetting): boolean {
  return poisonRecords.length > 0 || poisonKeys.length > 0 || poisonRate > 0;
}

/**
 * By what a record is poison; null: it is none.
 * @param seed of the scenario
 * @param number place of the record in the stream, from 0
 */
export function poisonOf(
  { poisonRecords, poisonKeys, poisonRate }: FailureSetting,
  seed: number,
  partitionKey: string,
  number: number,
): PoisonBy | null {
  if (poisonRecords.includes(number)) return 'record';
  if (poisonKeys.includes(partitionKey)) return 'key';
  return isPoisonByRate(seed, number, poisonRate) ? 'rate' : null;
}

/**
 * Whether the record with that place in the stream is poison by a rate. It is bad for every function alike, and what is
 * poison at a rate is poison at every higher one.
 */
function isPoisonByRate(seed: number, number: number, rate: number): boolean {
  return rate > 0 && drawUnit(seed, streamNumber(POISON), number) < rate;
}
