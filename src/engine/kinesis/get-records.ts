import { LIMITS } from '../limits';
import { countUpTo } from '../../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { CALL_OK, CALL_REFUSED_BY_BYTES, CALL_REFUSED_BY_CALLS, type ShardHistory } from '../history';
import type { ShardState } from '../state';

/** Calls and bytes are counted in millionths, so that what a microsecond brings back is a whole number. */
const PARTS = MICROS_PER_SECOND;
const CALL = PARTS;
const CALLS_PER_SECOND = LIMITS.readCallsPerSecond.value;
const BYTES_PER_SECOND = LIMITS.readBytesPerSecond.value;

/** The read budget of a shard that nobody has read yet. */
export function freshReadBudget(): Pick<ShardState, 'callTokens' | 'byteLevel' | 'budgetAt' | 'silentUntil'> {
  return { callTokens: CALLS_PER_SECOND * CALL, byteLevel: 0, budgetAt: 0, silentUntil: 0 };
}

/**
 * Asks the shard's budget, which all shared consumers have together, for one call at `at`.
 * AWS: 5 calls/s; 2 MiB/s; after a reply of X MiB above 2, refused for X/2 s (GetRecords: 10 MiB, 5 s). How the
 * budget comes back is not published: here 5 calls refill at 5/s, and bytes drain at 2 MiB/s.
 * @returns CALL_OK, or why it is refused (ProvisionedThroughputExceededException); a refused call costs nothing
 */
export function admitCall(shard: ShardState, at: Micros): number {
  const passed = at - shard.budgetAt;
  shard.callTokens = Math.min(CALLS_PER_SECOND * CALL, shard.callTokens + passed * CALLS_PER_SECOND);
  shard.byteLevel = Math.max(0, shard.byteLevel - passed * BYTES_PER_SECOND);
  shard.budgetAt = at;
  if (shard.callTokens < CALL) return CALL_REFUSED_BY_CALLS;
  if (at < shard.silentUntil || shard.byteLevel >= BYTES_PER_SECOND * PARTS) return CALL_REFUSED_BY_BYTES;
  shard.callTokens -= CALL;
  return CALL_OK;
}

/** Books a reply of `bytes` against the budget. */
export function chargeReply(shard: ShardState, at: Micros, bytes: number): void {
  shard.byteLevel += bytes * PARTS;
  if (bytes > BYTES_PER_SECOND) {
    shard.silentUntil = at + Math.ceil((bytes * MICROS_PER_SECOND) / BYTES_PER_SECOND);
  }
}

/**
 * The end of the rows that one reply can hold, from row `from` on: at most `records` records and `bytes` bytes of
 * those put at or before `at`. One record always fits.
 */
export function replyEnd(
  shard: ShardHistory,
  from: number,
  at: Micros,
  records: number,
  bytes: number,
): number {
  const { arrivedAt, bytesUpTo } = shard.records;
  const rows = arrivedAt.length;
  const there = rows === 0 || arrivedAt.data[rows - 1] <= at ? rows : countUpTo(arrivedAt.data, rows, at);
  const most = Math.min(there, from + records);
  if (most <= from) return from;
  const before = from === 0 ? 0 : bytesUpTo.data[from - 1];
  if (bytesUpTo.data[most - 1] - before <= bytes) return most;
  return Math.max(from + 1, countUpTo(bytesUpTo.data, most, before + bytes));
}

/** Bytes of the rows [from, to). */
export function bytesOf(shard: ShardHistory, from: number, to: number): number {
  if (to <= from) return 0;
  const { data } = shard.records.bytesUpTo;
  return data[to - 1] - (from === 0 ? 0 : data[from - 1]);
}
