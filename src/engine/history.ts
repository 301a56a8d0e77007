/**
 * What happened, as append-only tables: the only truth. Everything a person sees or exports is a function of a
 * history and a time. Tables are kept where they are looked for (a shard's log, a reader's calls, a lane's batches),
 * each in order of time, so a question about time t is a binary search.
 */
import type { GrowingColumn, Table } from '../lib/columns';
import type { RowTable } from '../lib/rows';
import type { Micros } from '../lib/time';
import type {
  CALLS,
  DEALS,
  DISCARDS,
  INVOCATIONS,
  MARKS,
  OUTAGES,
  PUT_AGAIN,
  PUT_CALLS,
  RECORDS,
  REFUSALS,
  SPANS,
  SUBSCRIPTIONS,
  TANK,
} from './history-columns';
import type { HashKeyRange } from './kinesis/hash-key-range';
import type { ConsumerType, OnFailureDestination, ReshardOrder } from './scenario';

/** Why a put was refused. */
export const REFUSED_BY_RECORDS = 0;
export const REFUSED_BY_BYTES = 1;

/** What a call came to. `SKIPPED`: not made, because the read-ahead was full. */
export const CALL_OK = 0;
export const CALL_REFUSED_BY_CALLS = 1;
export const CALL_REFUSED_BY_BYTES = 2;
export const CALL_SKIPPED = 3;

/**
 * What a SubscribeToShard call came to. `IN_USE`: ResourceInUseException, less than 5 s after one that was answered;
 * `TOO_OFTEN`: LimitExceededException. `SUBSCRIPTION_TAKEN` is no call: another one took the subscription over, which
 * ends with ResourceInUseException.
 */
export const SUBSCRIBE_OK = 0;
export const SUBSCRIBE_IN_USE = 1;
export const SUBSCRIBE_TOO_OFTEN = 2;
export const SUBSCRIPTION_TAKEN = 3;

/** How an invocation ended. `THROTTLED`: it never started (429). */
export const INVOCATION_OK = 0;
export const INVOCATION_ERROR = 1;
export const INVOCATION_THROTTLED = 2;

/** What a throttled try has in the place of its environment: what left no room for it. */
export const THROTTLED_BY_RESERVED = -1;
export const THROTTLED_BY_ACCOUNT = -2;
export const THROTTLED_BY_SCALING = -3;

/** Why records were given up. */
export const DISCARDED_BY_AGE = 0;
export const DISCARDED_BY_RETRIES = 1;

/** Where the message of a batch that was given up went, by its number in the discards; null: nowhere. */
export const DESTINATIONS: readonly (OnFailureDestination | null)[] = [null, 'sqs', 'sns', 's3', 'kafka'];

/** A shard and its log: the row of a record is its place in the shard. */
export interface ShardHistory {
  readonly index: number;
  readonly shardId: string;
  readonly range: HashKeyRange;
  /** When it opened: 0, or when a split or a merge made it. */
  readonly createdAt: Micros;
  /** When a split or a merge closed it: records put up to this moment are in it, later ones in its children. Infinity: open. */
  closedAt: Micros;
  /** Rows of the history's shards: whose split or merge made it; -1: none. */
  readonly parent: number;
  /** The other shard of a merge; -1: none. */
  readonly adjacentParent: number;
  /** `bytesUpTo` adds up all records to this one; `key` is a row of `keys`; `number` the place in the stream, from 0. */
  readonly records: Table<typeof RECORDS>;
  /** Refused puts; `key` is a row of the history's keys. */
  readonly refusals: RowTable<typeof REFUSALS>;
  /** Records that PutRecords refused at first and that were accepted later; few rows have one. */
  readonly putAgain: RowTable<typeof PUT_AGAIN>;
  /** With `writeBurst: 'tank'`: what each record left in the tank. */
  readonly tank: Table<typeof TANK>;
  /** The partition keys that this shard has seen, in order of their first record: rows of the history's keys. */
  readonly keys: GrowingColumn<'u32'>;
  /** The row of the first record of each of them; ascends. */
  readonly keysFirstRow: GrowingColumn<'u32'>;
}

/** When the polls of a reader come: poll k at `phase + k * interval` and a jitter drawn for k. */
export interface PollSchedule {
  readonly phase: Micros;
  readonly interval: Micros;
  /** At most this much earlier or later. */
  readonly jitter: Micros;
  /** The stream of draws the jitter comes from. */
  readonly drawStream: number;
  /** The first k. */
  readonly firstPoll: number;
}

/** One way of one consumer to read one shard, from `startsAt` until it is changed: it polls, or it is pushed to. */
export interface ReaderHistory {
  readonly id: number;
  readonly consumer: number;
  readonly shard: number;
  /** null: pushed to (enhanced fan-out). */
  readonly schedule: PollSchedule | null;
  readonly startsAt: Micros;
  /** Infinity while it reads. */
  endsAt: Micros;
  /**
   * Rows [from, to) of the shard's log. Polls that were answered with nothing are derived, not stored. `answered` - 1
   * is the last row up to this one that was answered, so that nobody has to walk back; 0: none.
   */
  readonly calls: RowTable<typeof CALLS>;
  /**
   * SubscribeToShard: its calls, and when another one took its subscription over. One that was answered lasts for 300 s,
   * or until it is renewed or taken over, or the reader ends. null: it polls.
   */
  readonly subscriptions: RowTable<typeof SUBSCRIPTIONS> | null;
}

/** One lane: where batches of a shard are worked on for one mapping, one at a time. */
export interface LaneHistory {
  /**
   * Rows of the shard's log, in the order in which the lane lines them up: batches are ranges of it. What waits is
   * written again when it is lined up anew, so a row may stand here twice; `marks` tell which entries count.
   */
  readonly rows: GrowingColumn<'u32'>;
  /**
   * From `at` on, the entries [head, tail) of `rows` wait to be batched; and behind them, as they are dealt, those that
   * come by `deals` up to the next mark. Noted when a batch was taken or records were given up for their age, when what
   * waits was taken out, and before and after it was lined up anew.
   */
  readonly marks: RowTable<typeof MARKS>;
  /** Those of the mapping on the shard: one table for all of its lanes. */
  readonly deals: RowTable<typeof DEALS>;
  /** One row a try of a batch, in order of its start. */
  readonly invocations: RowTable<typeof INVOCATIONS>;
  /** Entries [from, to) of `rows` that were given up. */
  readonly discards: RowTable<typeof DISCARDS>;
}

/** Rows [from, to) of something, and when: what spans of any table have. */
export type Spans = Pick<LaneHistory['discards'], 'at' | 'from' | 'to'>;

/** What one consumer did with one shard. */
export interface ConsumerShardHistory {
  /** The first row it may read. */
  readonly startRow: number;
  /** Rows of the history's readers, in order of time. */
  readonly readers: number[];
  /** Lambda only: as many as were ever used. */
  readonly lanes: LaneHistory[];
  /** Lambda only. At `at`, the rows of the shard's log below `upTo` that were not dealt to the lanes before are. */
  readonly deals: RowTable<typeof DEALS>;
  /** Records that passed the retention before they were read: rows [from, to). */
  readonly expired: RowTable<typeof SPANS>;
  /** Lambda only. Records that were read and that the mapping's filters did not let through: rows [from, to). */
  readonly filtered: RowTable<typeof SPANS>;
}

/** One consumer: one of the `count` that an entry of the scenario's consumers stands for. */
export interface ConsumerHistory {
  readonly id: number;
  /** Place of its entry in the scenario's consumers. */
  readonly entry: number;
  /** Its place among the `count`, from 0. */
  readonly ordinal: number;
  readonly type: ConsumerType;
  readonly startsAt: Micros;
  /** Infinity while it is there. */
  endsAt: Micros;
  /** When each execution environment of the function was made, by its number. */
  readonly environmentsMadeAt: GrowingColumn<'f64'>;
  /** When it went down and when it came back; most have none. */
  readonly outages: RowTable<typeof OUTAGES>;
  readonly shards: ConsumerShardHistory[];
}

/** Why RegisterStreamConsumer was refused (LimitExceededException): the quota; 5 are CREATING already; 5 calls a second. */
export type RegistrationRefusal = 'consumers' | 'creating' | 'calls';

/** One RegisterStreamConsumer call; at 0, what was registered before the run began. */
export interface Registration {
  readonly at: Micros;
  readonly consumer: number;
  readonly accepted: boolean;
  /** CREATING until then, ACTIVE from then on; Infinity when it was refused. */
  readonly activeAt: Micros;
  /** null: it was not. By the quota it is refused for good, otherwise the call is made again. */
  readonly refusedBy: RegistrationRefusal | null;
  /** No call was made: it uses a registration that is there. */
  readonly isShared: boolean;
  /** The consumer whose call made the registration; the caller itself unless it is shared. */
  readonly madeBy: number;
}

/** A setting that was changed. */
export interface AppliedSet {
  readonly at: Micros;
  readonly path: string;
  /** The value as JSON. */
  readonly value: string;
}

/** What AWS answers when it refuses a call. */
export interface Refusal {
  readonly exception: string;
  readonly message: string;
}

/** One SplitShard, MergeShards or UpdateShardCount call. */
export type AppliedReshard = {
  readonly at: Micros;
  /** null: it was accepted, and the stream is UPDATING from `at` on. */
  readonly refusal: Refusal | null;
} & ReshardOrder;

/** What was done to a run, in order of time. */
export type AppliedCommand = AppliedSet | AppliedReshard;

/** Whether a command changed a setting; the others reshard. */
export function isSet(command: AppliedCommand): command is AppliedSet {
  return 'path' in command;
}

/** A partition key, and its hash key: the MD5 sum of it as a number. */
export interface PartitionKeyEntry {
  readonly partitionKey: string;
  readonly hashKey: bigint;
}

/** All that happened in a run, in tables that only grow. Times are microseconds (`Micros`). */
export interface History {
  /** Every partition key that a producer has had, whether or not a record of it was put. */
  readonly keys: PartitionKeyEntry[];
  readonly shards: ShardHistory[];
  readonly readers: ReaderHistory[];
  readonly consumers: ConsumerHistory[];
  readonly registrations: Registration[];
  readonly commands: AppliedCommand[];
  /** PutRecords calls; a single put is none. */
  readonly putCalls: RowTable<typeof PUT_CALLS>;
}
