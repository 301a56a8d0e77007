/** A mapping on one shard: what all parts of it work on. */
import type { Micros } from '../../lib/time';
import type { ConsumerShardHistory, LaneHistory, ShardHistory } from '../history';
import { addLane } from '../history-rows';
import type { LambdaConsumerSetting } from '../scenario';
import { factorOf } from './factor';
import type { ConsumerState, LaneState, MappingState } from '../state';
import { lambdaSettingOf, type World } from '../world';

/** A mapping on one shard of one consumer, with all that is looked up to work on it. */
export interface Mapping {
  readonly world: World;
  readonly consumer: number;
  readonly shardIndex: number;
  readonly setting: LambdaConsumerSetting;
  readonly shard: ShardHistory;
  readonly consumerState: ConsumerState;
  readonly state: MappingState;
  readonly history: ConsumerShardHistory;
}

/** The state of a mapping on a shard of which it has read nothing. */
export function makeMappingState(): MappingState {
  return { lanes: [], inFlight: 0, readAhead: 0, keyLane: new Uint8Array(0), keyLast: new Int32Array(0) };
}

/** Looks up the mapping of a Lambda consumer on a shard. */
export function mappingOf(world: World, consumer: number, shardIndex: number): Mapping {
  const consumerState = world.state.consumers[consumer];
  return {
    world,
    consumer,
    shardIndex,
    setting: lambdaSettingOf(world, consumer),
    shard: world.history.shards[shardIndex],
    consumerState,
    state: consumerState.shards[shardIndex].mapping!,
    history: world.history.consumers[consumer].shards[shardIndex],
  };
}

/** Makes sure that there are as many lanes as the factor. */
export function ensureLanes({ state, history, setting }: Mapping, now: Micros): void {
  while (state.lanes.length < factorOf(setting.eventSourceMapping)) {
    const lane: LaneState = {
      head: 0,
      tail: 0,
      load: 0,
      isRunning: false,
      environment: -1,
      doneTo: 0,
      pending: [],
      windowOpenedAt: now,
      timerAt: -1,
      failing: false,
      dealAgain: false,
    };
    state.lanes.push(lane);
    addLane(history);
  }
}

/** The first entry of a lane that it is not done with. */
export function firstOpen({ pending, head }: Pick<LaneState, 'pending' | 'head'>): number {
  return pending.length > 0 ? pending[0].from : head;
}

/** Takes a lane's waiting records out of it, to be dealt anew. */
export function withdraw({ state, shard, history }: Mapping, laneIndex: number, waiting: Uint32Array): void {
  const lane = state.lanes[laneIndex];
  const keys = shard.records.key.data;
  for (const row of waiting) state.keyLast[keys[row]] = -1;
  const { data } = history.lanes[laneIndex].rows;
  // Between its batches and what waits there may be entries that were taken out before: they keep no key here.
  for (const { from, to } of lane.pending)
    for (let entry = from; entry < to; entry++) state.keyLast[keys[data[entry]]] = entry;
  lane.load -= waiting.length;
  lane.head = lane.tail;
}

/** Notes which entries of a lane wait from `now` on. */
export function noteMark(marks: LaneHistory['marks'], lane: LaneState, now: Micros): void {
  marks.at.push(now);
  marks.head.push(lane.head);
  marks.tail.push(lane.tail);
}
