/** How a world is made, and its caches from what it holds. */
import { alignConsumers } from './consumers/consumers';
import { makeEventQueue } from './event-queue';
import { addShard, makeHistory } from './history-rows';
import { freshReadBudget } from './kinesis/get-records';
import { evenHashKeyRanges, type HashKeyRange } from './kinesis/hash-key-range';
import { shardIdOf } from './kinesis/sequence-number';
import { alignProducers } from './producers/producers';
import { watchOnDemand } from './on-demand';
import type { Scenario, StreamSetting } from './scenario';
import { LANES, waitingId, type ProducerPlan, type World } from './world';

/** A world at time 0: its shards, producers and consumers are there, and nothing has happened. */
export function makeWorld(scenario: Scenario): World {
  const world: World = {
    scenario,
    history: makeHistory(),
    state: {
      now: 0,
      account: { running: 0, reserved: 0, throttled: [] },
      accepted: 0,
      refusedFirst: 0,
      commandsDone: 0,
      producers: [],
      shards: [],
      readers: [],
      consumers: [],
      streamConsumers: [],
      events: makeEventQueue(),
      updating: null,
    },
    settings: [],
    caches: {
      keyRows: new Map(),
      localKeys: [],
      plans: [],
      waiting: [],
      run: null,
      byLane: { ends: new Int32Array(LANES), loads: new Int32Array(LANES), entries: [], looked: 0 },
    },
  };
  rangesOf(scenario.stream).forEach((range, index) => {
    addShard(world.history, shardIdOf(index), range);
    world.state.shards.push({ ...freshReadBudget(), armed: [], children: [], order: null });
  });
  alignProducers(world, { ...scenario, producers: [] }, 0);
  alignConsumers(world, 0);
  watchOnDemand(world, 0);
  return world;
}

function rangesOf({ shards, shardCount }: StreamSetting): HashKeyRange[] {
  if (shards === null) return evenHashKeyRanges(shardCount);
  return shards.map((shard) => ({ start: BigInt(shard.startingHashKey), end: BigInt(shard.endingHashKey) }));
}

/** Looks up anew what a history and a state hold, when either was replaced. */
export function refreshCaches({ history, state, caches }: World, plans: readonly ProducerPlan[]): void {
  caches.keyRows.clear();
  history.keys.forEach((key, row) => caches.keyRows.set(key.partitionKey, row));
  caches.localKeys = [];
  caches.plans = plans.map((plan) => ({ ...plan, numbers: plan.numbers.map(() => -1) }));
  caches.waiting = state.producers.map(
    ({ waitingKeys }) =>
      new Map(Object.values(waitingKeys).map((entry) => [waitingId(entry.key, entry.shard), entry])),
  );
}
