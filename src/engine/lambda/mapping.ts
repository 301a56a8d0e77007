/** A mapping on one shard: what all parts of it work on. */
import type { Micros } from '../../lib/time';
import type { ConsumerShardHistory, ShardHistory } from '../history';
import { addLane } from '../history-rows';
import type { LambdaConsumerSetting } from '../scenario';
import { factorOf } from './factor';
import type { ConsumerState, LaneState, MappingState } from '../state';
import { LANES, lambdaSettingOf, type World } from '../world';

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
  return {
    lanes: [],
    tails: new Int32Array(LANES),
    open: new Int32Array(LANES),
    loads: new Int32Array(LANES),
    inFlight: 0,
    readAhead: 0,
    keyLane: new Uint8Array(0),
    keyLast: new Int32Array(0),
  };
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

/** What a lane begins with has changed: its first batch, or what waits when it has none. */
export function noteOpen({ open, lanes }: MappingState, index: number): void {
  const { pending, head } = lanes[index];
  open[index] = pending.length > 0 ? pending[0].from : head;
}

/** Notes which entries of a lane wait from `now` on. */
export function noteMark({ state, history }: Mapping, index: number, now: Micros): void {
  history.lanes[index].marks.add(now, state.lanes[index].head, state.tails[index]);
}
