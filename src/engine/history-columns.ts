/** The columns of the tables of a history; what each means stands with its table in `history.ts`. */

/** A shard's log: `bytesUpTo` adds up all records to this one; `number` is the place in the stream. */
export const RECORDS = { arrivedAt: 'f64', bytesUpTo: 'f64', key: 'u32', number: 'u32' } as const;

/** Refused puts of a shard. */
export const REFUSALS = { at: 'f64', key: 'u32', reason: 'u8' } as const;

/** What is left in a shard's tank of writes behind each record, in millionths of a byte; only where there is a tank. */
export const TANK = { at: 'f64', left: 'f64' } as const;

/** Records of a shard that were accepted after PutRecords had refused them. */
export const PUT_AGAIN = {
  /** When it was first put, and how many rows the log had then. */
  firstPutAt: 'f64',
  /** Row of the shard's log; ascends. */
  row: 'u32',
  firstRow: 'u32',
  /** Its place among all records of the stream that were refused when they were first put, from 0. */
  turn: 'u32',
  /** How often it was put, the last time included. */
  puts: 'u32',
  /** 1: a record of its key that was first put later stands before it. */
  isBehind: 'u8',
} as const;

/** One PutRecords call: how many records it had, and how many of them were refused; `again`: it had been refused before. */
export const PUT_CALLS = { at: 'f64', producer: 'u32', records: 'u32', refused: 'u32', again: 'u8' } as const;

/** What a reader asked for or was pushed. */
export const CALLS = { at: 'f64', from: 'u32', to: 'u32', answered: 'u32', outcome: 'u8' } as const;

/** SubscribeToShard: calls of a reader, and when its subscription was taken over. */
export const SUBSCRIPTIONS = { at: 'f64', outcome: 'u8' } as const;

/** What was dealt to the lanes of a mapping. */
export const DEALS = { at: 'f64', upTo: 'u32' } as const;

/** What of a lane's rows waits. */
export const MARKS = { at: 'f64', head: 'u32', tail: 'u32' } as const;

/** One try of a batch. */
export const INVOCATIONS = {
  startsAt: 'f64',
  /** Settled when it starts: later than `startsAt` unless it was throttled or takes no time. */
  endsAt: 'f64',
  /** The batch: entries [from, to) of the lane's rows. */
  from: 'u32',
  to: 'u32',
  /** Entries [from, doneTo) are processed for good when it ends. */
  doneTo: 'u32',
  /** 0: the first try. */
  attempt: 'u32',
  /** The execution environment, numbered by consumer; below 0: none, it was throttled, and by what (`THROTTLED_BY_`). */
  environment: 'i32',
  cold: 'u8',
  outcome: 'u8',
} as const;

/** Entries of a lane's rows that were given up, and where a message of them was sent: a place in `DESTINATIONS`. */
export const DISCARDS = { at: 'f64', from: 'u32', to: 'u32', reason: 'u8', destination: 'u8' } as const;

/** A consumer that went down (`isOut` 1), or came back (0). */
export const OUTAGES = { at: 'f64', isOut: 'u8' } as const;

/** Rows of a shard's log that passed the retention before they were read, or that the mapping's filters did not let through. */
export const SPANS = { at: 'f64', from: 'u32', to: 'u32' } as const;
