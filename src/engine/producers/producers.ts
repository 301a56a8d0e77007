/** Who puts records: producers come, change and go as the scenario's entries say. */
import type { Micros } from '../../lib/time';
import { makeEventQueue, nextEventTime, popEvent } from '../event-queue';
import { changeProducer, startProducer } from './producer';
import { planProducer, rerouted } from './producer-plan';
import type { Scenario } from '../scenario';
import { watchOrder } from './put-order';
import type { MadeRecord, ProducerState, RefusedRecord, WaitingKey } from '../state';
import { addRun, addWaiting } from './waiting-keys';
import { waitingId, type World } from '../world';

/** Brings the producers in line with the scenario at `now`; `before` is the scenario until then. */
export function alignProducers(world: World, before: Scenario, now: Micros): void {
  const { producers } = world.scenario;
  const { plans } = world.caches;
  world.state.producers.length = Math.min(world.state.producers.length, producers.length);
  plans.length = world.state.producers.length;
  world.caches.waiting.length = world.state.producers.length;
  producers.forEach((setting, index) => {
    if (setting === before.producers[index]) return;
    const isNew = index >= plans.length;
    plans[index] = planProducer(world, setting);
    if (isNew) {
      world.state.producers.push(startProducer(world, index, now));
      world.caches.waiting.push(new Map());
    } else changeProducer(world, index, before.producers[index], now);
  });
}

/** Shards were split or merged: what is put from now on goes to those that are open, what waits to be put again too. */
export function rerouteProducers(world: World): void {
  const { caches, state } = world;
  caches.plans = caches.plans.map((plan) => rerouted(world, plan));
  state.producers.forEach((producer, index) => {
    caches.waiting[index] = rerouteWaiting(world, producer);
    for (const record of producer.gathered) rerouteRecord(world, record);
    for (const { records } of producer.again) records.forEach((record) => rerouteRefused(world, record));
  });
}

/** Records of a key keep their order; those that an explicit hash key parts go separate ways. */
function rerouteWaiting(world: World, producer: ProducerState): Map<number, WaitingKey> {
  const { waiting, waitingKeys } = producer;
  producer.waiting = makeEventQueue();
  producer.waitingKeys = {};
  const after = new Map<number, WaitingKey>();
  while (waiting.times.length > 0) {
    const retryAt = nextEventTime(waiting);
    let turn = popEvent(waiting);
    const { key, shard, runs } = waitingKeys[turn];
    for (const run of runs) {
      const target = openDescendant(world, shard, run.explicitHashKey ?? world.history.keys[key].hashKey);
      const id = waitingId(key, target);
      const there = after.get(id);
      if (there !== undefined) {
        addRun(there.runs, run);
        continue;
      }
      const entry = { key, shard: target, runs: [run] };
      after.set(id, entry);
      addWaiting(producer, entry, retryAt, turn);
      // What its explicit hash keys send to another shard waits behind it: no two turns may be equal.
      turn = producer.turns++;
    }
  }
  return after;
}

function rerouteRecord(world: World, record: MadeRecord): void {
  const hashKey = record.explicitHashKey ?? world.history.keys[record.key].hashKey;
  record.shard = openDescendant(world, record.shard, hashKey);
}

/** In the log of another shard it can be behind whatever comes there. */
function rerouteRefused(world: World, record: RefusedRecord): void {
  const before = record.shard;
  rerouteRecord(world, record);
  if (record.shard === before) return;
  record.firstRow = 0;
  watchOrder(world.state.shards[record.shard]);
}

function openDescendant({ history, state }: World, shard: number, hashKey: bigint): number {
  let open = shard;
  while (history.shards[open].closedAt !== Infinity) {
    const holds = (child: number) => hashKey <= history.shards[child].range.end;
    open = state.shards[open].children.find(holds) ?? state.shards[open].children.at(-1)!;
  }
  return open;
}
