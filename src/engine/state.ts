/**
 * What the engine needs to go on, beside the history: cursors, queues, budgets. Plain data only (numbers, strings,
 * arrays, typed arrays, plain objects), so a checkpoint is a copy.
 */
import { copyColumn, GrowingColumn } from '../lib/columns';
import { copyRows, Rows } from '../lib/rows';
import type { Micros } from '../lib/time';
import type { EventQueue } from './event-queue';
import { KeyEntry } from './kinesis/key-entry';

/** Records of one key that wait behind a refused one: runs of equal size, in order; never none. */
export interface WaitingKey {
  /** Row of the history's keys, and the shard: settings that change do not touch what was refused before. */
  key: number;
  shard: number;
  runs: WaitingRun[];
}

/** Records of one key and size that wait behind each other. */
export interface WaitingRun {
  bytes: number;
  count: number;
  /** The hash key that was given with them; null: that of the partition key. A shard that closes sends them on by it. */
  explicitHashKey: bigint | null;
}

/** Where a producer's keys stand that come in turn. */
export interface KeyTurns {
  /** Of even weights: the key that is next. */
  next: number;
  /** Of others: how often each key has come, and the keys by when they are due. */
  counts: number[];
  due: EventQueue;
}

/** A record that a producer with PutRecords has made and not put yet. */
export interface MadeRecord {
  /** Row of the history's keys, and the shard. */
  key: number;
  shard: number;
  bytes: number;
  /** The hash key that was given with it; null: that of the partition key. */
  explicitHashKey: bigint | null;
}

/** A record that PutRecords refused: it is put again, and nothing waits for it. */
export interface RefusedRecord extends MadeRecord {
  firstPutAt: Micros;
  /** Rows of the shard's log when it was first put, and its place among all that were refused at first. */
  firstRow: number;
  turn: number;
  /** How often it was put so far. */
  puts: number;
}

/** The refused records of one call, which are put again together. */
export interface CallAgain {
  at: Micros;
  records: RefusedRecord[];
}

export interface ProducerState {
  /** Records generated so far: the index of the next draw. */
  generated: number;
  /** When the next record is made: a fraction of a microsecond may remain; Infinity: none before the rate turns. */
  nextAt: number;
  /** Steady arrivals count from here, so that no error adds up: record `anchorIndex` comes `left` records later. */
  anchorAt: number;
  anchorIndex: number;
  left: number;
  /** When another piece of the rate begins; Infinity: never. */
  turnsAt: Micros;
  /** In-turn order: which of its keys comes next. */
  keyTurns: KeyTurns;
  /** Keys with refused records: when they are tried again, by turns; and the keys, by the same turns. */
  waiting: EventQueue;
  waitingKeys: Record<number, WaitingKey>;
  /** The turns that were given out. */
  turns: number;
  /** PutRecords: what the next call will put, its bytes, and when it is due although it is not full; Infinity: it waits. */
  gathered: MadeRecord[];
  gatheredBytes: number;
  callAt: Micros;
  /** PutRecords: what was refused, by when it is put again. */
  again: CallAgain[];
}

export interface ShardState {
  /** GetRecords budget: millionths of a call that are left at `budgetAt`. */
  callTokens: number;
  /** Millionths of a byte that were given out and have not drained away by `budgetAt`. */
  byteLevel: number;
  /** When the budget was last worked out. */
  budgetAt: Micros;
  /** Refuse every call before this time (a large reply was given). */
  silentUntil: Micros;
  /** Pushed readers that wait for the next record. */
  armed: number[];
  /** The shards that its split or merge made. */
  children: number[];
  /** By the shard's keys, once PutRecords refused a record; null before. */
  order: KeyOrder | null;
}

/** What tells whether a record that was put again stands behind one of its key that was put later. */
export interface KeyOrder {
  /** The last row of a record that was accepted at once, or -1. */
  lastRow: Int32Array;
  /** The latest turn among the records that were accepted when they were put again, or -1. */
  lastTurn: Int32Array;
}

/** A batch that waits for its next try, or for its first when an error split it. */
export interface PendingBatch {
  from: number;
  to: number;
  attempt: number;
  /** Not before this time. */
  notBefore: Micros;
  /** How often it was throttled in a row: backs off, but uses up no attempt. */
  throttles: number;
}

export interface LaneState {
  /** The entries of the lane's rows from here on wait to be batched. */
  head: number;
  /** The environment of the invocation that runs, -1: none does; and the entry behind the last that it processes. */
  environment: number;
  doneTo: number;
  /** Batches formed but not yet done, first the one that runs or is tried next. */
  pending: PendingBatch[];
  /** When the batching window opened: the first waiting record was read, or the last invocation ended. */
  windowOpenedAt: Micros;
  /** Time of the timer that is set, or -1. */
  timerAt: Micros;
  /** A batch of it failed and is not done yet: it is tried again, as a whole or in parts. */
  failing: boolean;
  /** The factor changed while it ran: deal its waiting records anew when it ends. */
  dealAgain: boolean;
}

export interface MappingState {
  lanes: LaneState[];
  /**
   * By lane: the end of its entries, the first that it is not done with, and its records that wait or are in a batch,
   * which `by-key` compares. Each read looks at all lanes, so these stand together.
   */
  tails: Int32Array;
  open: Int32Array;
  loads: Int32Array;
  /** Invocations that run. */
  inFlight: number;
  /** Records read but not in a batch. */
  readAhead: number;
  /**
   * By the shard's keys: the lane a key has or had last, and the entry of its last record there (-1: none).
   * A lane is done with its entries in order, so a key is busy as long as its lane is not done with that one.
   */
  keyLane: Uint8Array;
  keyLast: Int32Array;
}

/**
 * How far a consumer is with a shard. `waits`: its parents are not done with; `reads`; `ended`: it was closed and is
 * read to its end; `finished`: and all of it is processed, so its children may begin.
 */
export type ShardProgress = 'waits' | 'reads' | 'ended' | 'finished';

export interface ConsumerShardState {
  progress: ShardProgress;
  /** First row of the log not yet read. */
  cursor: number;
  /** Reader that reads now, or -1. */
  reader: number;
  mapping: MappingState | null;
}

export interface ReaderState {
  /** Next poll. */
  poll: number;
  /** When the next event of this reader is due, or -1. */
  dueAt: Micros;
  /** Pushed to: when the pipe is free for the next event. */
  pipeFreeAt: Micros;
  /** null: it polls. */
  subscription: SubscriptionState | null;
}

/** SubscribeToShard of one reader. */
export interface SubscriptionState {
  isOn: boolean;
  /** The last call that was answered, and the last one that was not too often; -1: none. */
  answeredAt: Micros;
  calledAt: Micros;
  /** When it calls next, or -1. */
  dueAt: Micros;
}

/** One registration of the stream, an ARN, and who reads by it. */
export interface StreamConsumerState {
  /** Whose name it has: the place of an entry of the scenario's consumers, and the place among its count. */
  entry: number;
  ordinal: number;
  /** The consumer that called for it. */
  madeBy: number;
  /** CREATING until then. */
  activeAt: Micros;
  users: number[];
  /** Readers of users that are gone, while their calls, or what fills their pipe, count: for the next ones it is the same ARN. */
  left: number[];
}

/** What is due next: of one consumer its polls, pushes, timers and invocations; of all together the rest. */
export interface WithEvents {
  events: EventQueue;
}

export interface ConsumerState extends WithEvents {
  /** Removed during the run: what runs ends, nothing new starts. */
  removed: boolean;
  /** Down for now: what runs ends, nothing is read and nothing starts. */
  isOut: boolean;
  /** When its outage is planned to begin or to end, or -1. */
  outageAt: Micros;
  /** When its registration goes on: it is ACTIVE then, or the call is made again; -1: neither. */
  registerAt: Micros;
  /** Its place among those that poll (`poll-places.ts`); -1: it does not poll, or its phase is given. */
  pollPlace: number;
  running: number;
  /** Execution environments that idle, as a queue: `times` are their numbers, `codes` since when each of them does. */
  idle: EventQueue;
  /** Invocations started so far: the index of the error draw. */
  started: number;
  /** Shards that are read to their end and not yet finished. */
  ending: number[];
  shards: ConsumerShardState[];
}

/** What the functions of the account use of its concurrency. */
export interface AccountState {
  /** Invocations that run, of all functions. */
  running: number;
  /** Reserved for functions that are there. */
  reserved: number;
  /** Lanes (`laneId`) whose batch was throttled and waits, the one that has waited longest first. */
  throttled: number[];
}

/** One step of a resharding: a shard is split at a hash key, or two adjacent ones are merged. */
export type ShardChange =
  | { readonly kind: 'split'; readonly shard: number; readonly at: bigint }
  | { readonly kind: 'merge'; readonly shard: number; readonly adjacent: number };

/** What makes the stream UPDATING. */
export interface Updating {
  /** When the changes take effect. */
  dueAt: Micros;
  changes: readonly ShardChange[];
  /** UpdateShardCount goes on in further rounds until there are this many even shards; null: one round. */
  target: number | null;
}

export interface EngineState extends WithEvents {
  now: Micros;
  account: AccountState;
  /** Records accepted so far. */
  accepted: number;
  /** Records so far that PutRecords refused when they were first put. */
  refusedFirst: number;
  /** Commands of the scenario that were applied. */
  commandsDone: number;
  producers: ProducerState[];
  shards: ShardState[];
  /** By row of the history's readers and consumers. */
  readers: ReaderState[];
  consumers: ConsumerState[];
  /** In order of their registration. */
  streamConsumers: StreamConsumerState[];
  /** null: the stream is ACTIVE. */
  updating: Updating | null;
}

/** A deep copy of plain data, columns and tables; a table that stands in two places does so in the copy. */
export function copyState<T>(value: T, tables = new Map<Rows, Rows>()): T {
  if (typeof value !== 'object' || value === null || value instanceof KeyEntry) return value;
  if (value instanceof GrowingColumn) return copyColumn(value) as T;
  if (value instanceof Rows) {
    if (!tables.has(value)) tables.set(value, copyRows(value));
    return tables.get(value) as T;
  }
  if (ArrayBuffer.isView(value)) return (value as Uint8Array & T).slice() as Uint8Array & T;
  // Heaps of thousands of numbers.
  if (Array.isArray(value) && typeof value[0] === 'number') return value.slice() as T;
  if (Array.isArray(value)) return value.map((one) => copyState(one, tables)) as T;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = copyState(value[key], tables);
  return copy as T;
}
