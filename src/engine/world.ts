/** What every part of the engine works on: the scenario as it is now, the history so far, the state. */
import type { Micros } from '../lib/time';
import { isBefore, nextEventTime, pushEvent, type EventQueue } from './event-queue';
import type { History } from './history';
import type { LocalKeys } from './kinesis/local-keys';
import type { ConsumerSetting, LambdaConsumerSetting, ProducerSetting, Scenario } from './scenario';
import type { EngineState, WaitingKey, WithEvents } from './state';

export interface World {
  /** Settings in force now. */
  scenario: Scenario;
  readonly history: History;
  state: EngineState;
  /** By consumer: the settings it has, or had last. */
  settings: ConsumerSetting[];
  /** Looked up often; derived from scenario, history and state. */
  readonly caches: Caches;
}

/** A producer's settings, worked out. */
export interface ProducerPlan {
  readonly setting: ProducerSetting;
  /** By route (a partition key and its explicit hash key): the key's row in the history, and its shard. */
  readonly keyRows: Uint32Array;
  readonly shards: Uint32Array;
  /** By route: its shard's own number of the key; -1: not asked for yet. Belongs to one world. */
  readonly numbers: Int32Array;
  /** The routes that go to each shard. */
  readonly routesByShard: readonly Uint32Array[];
  /** Of the routes that have one. */
  readonly explicitHashKeys: ReadonlyMap<number, bigint>;
  readonly weights: Float64Array;
  readonly cumulative: Float64Array;
  /** Own records: when, which route, how many bytes; null for a rate. */
  readonly own: {
    readonly at: Float64Array;
    readonly route: Uint32Array;
    readonly bytes: Float64Array;
  } | null;
}

/** Records of a producer before they are put: when and on which route; and their places, shard by shard. */
export interface RunTables {
  readonly times: Float64Array;
  readonly routes: Uint32Array;
  readonly order: Uint32Array;
}

export interface Caches {
  /** Rows of the history's keys by partition key. */
  readonly keyRows: Map<string, number>;
  localKeys: LocalKeys;
  /** By producer. */
  plans: ProducerPlan[];
  /** By producer: its keys with refused records, by `waitingId`. */
  waiting: Map<number, WaitingKey>[];
  /** Records that were made and are about to be put; null until they are needed. */
  run: RunTables | null;
  /** By lane, while they are dealt: the end of its entries, its records, and what holds its entries. */
  readonly byLane: {
    readonly ends: Int32Array;
    readonly loads: Int32Array;
    readonly entries: Uint32Array[];
    /** No number that means anything: what was looked at ahead goes into it, so that no compiler leaves a look out. */
    looked: number;
  };
}

/** Kinds of events; at the same microsecond they happen in this order. */
export const INVOCATION_ENDS = 0;
export const LANE_TIMER = 1;
export const REGISTER = 2;
export const SUBSCRIBE = 3;
export const PUSH = 4;
export const POLL = 5;
/** Of the stream itself; ids: `RESHARDED`, `ON_DEMAND_CHECK`. */
export const STREAM = 6;
export const RESHARDED = 0;
export const ON_DEMAND_CHECK = 1;
/** Last: what a consumer does at the very moment at which it goes down is done. */
export const OUTAGE = 100;

const IDS = 2 ** 44;
/** No shard has more lanes: a power of two. */
export const LANES = 16;
const SHARDS = 2 ** 20;

/** Plans an event of `kind` for the thing with number `id` (below 2^44): of a consumer, or of the stream. */
export function plan({ events }: WithEvents, time: Micros, kind: number, id: number): void {
  pushEvent(events, time, kind * IDS + id);
}

/** The queue whose next event comes first, of the stream's and all consumers'. */
export function firstQueue({ events, consumers }: EngineState): EventQueue {
  let first = events;
  for (const { events: others } of consumers)
    if (isBefore(nextEventTime(others), others.codes[0], nextEventTime(first), first.codes[0]))
      first = others;
  return first;
}

/** One number for a key on a shard: the same key may go to two, by explicit hash keys. */
export function waitingId(key: number, shard: number): number {
  return key * SHARDS + shard;
}

/** Takes an event's code apart. */
export function eventOf(code: number): { kind: number; id: number } {
  const kind = Math.floor(code / IDS);
  return { kind, id: code - kind * IDS };
}

/** One number for a lane of a shard of a consumer. */
export function laneId(consumer: number, shard: number, lane: number): number {
  return (consumer * SHARDS + shard) * LANES + lane;
}

/** Takes a `laneId` apart. */
export function laneOf(id: number): { consumer: number; shard: number; lane: number } {
  // Powers of two: the lowest bits are the remainders, and are had sooner.
  const lane = id & (LANES - 1);
  const rest = (id - lane) / LANES;
  const shard = rest & (SHARDS - 1);
  return { consumer: (rest - shard) / SHARDS, shard, lane };
}

/** The settings of a consumer that is a Lambda function, as whoever asks knows: only those have mappings. */
export function lambdaSettingOf(world: World, consumer: number): LambdaConsumerSetting {
  return world.settings[consumer] as LambdaConsumerSetting;
}
