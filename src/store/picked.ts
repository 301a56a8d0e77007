/** Which records are followed: at most two, the one picked first in front. */
import type { History } from '../engine';
import type { Micros } from '../lib/time';
import { hasArrived, type RecordPlace } from '../metrics';
import { MOST_PICKED } from '../scenario';

export function isPicked(picked: readonly RecordPlace[], { shard, row }: RecordPlace): boolean {
  return picked.some((one) => one.shard === shard && one.row === row);
}

/** The same without a record. */
export function withoutPicked(picked: readonly RecordPlace[], { shard, row }: RecordPlace): RecordPlace[] {
  return picked.filter((one) => one.shard !== shard || one.row !== row);
}

/** The same with one more; a third takes the place of the older one. */
export function withPicked(picked: readonly RecordPlace[], record: RecordPlace): RecordPlace[] {
  const { shard, row } = record;
  return [...withoutPicked(picked, record), { shard, row }].slice(-MOST_PICKED);
}

/** Picks a record, or no longer if it is picked. */
export function togglePicked(picked: readonly RecordPlace[], record: RecordPlace): RecordPlace[] {
  return isPicked(picked, record) ? withoutPicked(picked, record) : withPicked(picked, record);
}

/** Those that are in the log at t: after a change, others may come where they were. */
export function stillThere(
  history: History,
  picked: readonly RecordPlace[],
  t: Micros,
): readonly RecordPlace[] {
  return picked.every((one) => hasArrived(history, one, t))
    ? picked
    : picked.filter((one) => hasArrived(history, one, t));
}
