/**
 * The moments that a run is told by, still by still: a poll that brought records or was refused, an invocation that
 * starts or ends; what comes by the hundred, pushes and refused writes, only after a second without. Of one consumer
 * and of the shards that are shown.
 */
import { CALL_SKIPPED, type ConsumerHistory, type History } from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { shownShards } from './shard-life';

/** As many shards are shown in full; of more only the open one is. */
export const SHARDS_IN_FULL = 2;

/** Rows of the shards that are shown in full. */
export function shardsInFull(
  history: History,
  consumer: ConsumerHistory | undefined,
  openShard: number,
  t: Micros,
): readonly number[] {
  const all = shownShards(history, consumer, t);
  return all.length <= SHARDS_IN_FULL ? all : [openOf(all, openShard)];
}

/** The shard that is open, of those that are shown: the last where the chosen one is gone. */
export function openOf(shown: readonly number[], openShard: number): number {
  return shown.includes(openShard) ? openShard : shown[shown.length - 1];
}

/** Something that happened on one shard. */
export interface Beat {
  readonly at: Micros;
  readonly shard: number;
}

/** Rows in order of time, of which some are beats. */
interface Track {
  readonly at: { readonly data: ArrayLike<number>; readonly length: number };
  readonly counts: (row: number) => boolean;
}

/**
 * The first beat after `from` and not after `until`, or null. Beats of one moment come in the order of their shards;
 * a time stands behind all beats of its moment.
 */
export function nextBeat(
  history: History,
  consumer: ConsumerHistory | undefined,
  shards: readonly number[],
  from: Micros | Beat,
  until: Micros,
): Beat | null {
  const { at: t, shard: last } = typeof from === 'number' ? { at: from, shard: Infinity } : from;
  let best: Beat | null = null;
  for (const shard of shards) {
    for (const { at, counts } of tracksOf(history, consumer, shard)) {
      let row = (shard > last ? countBelow : countUpTo)(at.data, at.length, t);
      while (row < at.length && at.data[row] < (best?.at ?? Infinity) && !counts(row)) row++;
      if (row < at.length && at.data[row] <= until && at.data[row] < (best?.at ?? Infinity))
        best = { at: at.data[row], shard };
    }
  }
  return best;
}

/** The last beat before `from`, or null; a time stands before all beats of its moment. */
export function previousBeat(
  history: History,
  consumer: ConsumerHistory | undefined,
  shards: readonly number[],
  from: Micros | Beat,
): Beat | null {
  const { at: t, shard: first } = typeof from === 'number' ? { at: from, shard: -1 } : from;
  let best: Beat | null = null;
  for (const shard of shards.toReversed()) {
    for (const { at, counts } of tracksOf(history, consumer, shard)) {
      let row = (shard < first ? countUpTo : countBelow)(at.data, at.length, t) - 1;
      while (row >= 0 && at.data[row] > (best?.at ?? -1) && !counts(row)) row--;
      if (row >= 0 && at.data[row] > (best?.at ?? -1)) best = { at: at.data[row], shard };
    }
  }
  return best;
}

function tracksOf(history: History, consumer: ConsumerHistory | undefined, shard: number): Track[] {
  const { at } = history.shards[shard].refusals;
  const tracks: Track[] = [{ at, counts: (row) => isFirst(at, row) }];
  const part = consumer?.shards[shard];
  if (part === undefined) return tracks;
  for (const id of part.readers) {
    const { calls, schedule } = history.readers[id];
    tracks.push({
      at: calls.at,
      counts:
        schedule === null
          ? (row) => isFirst(calls.at, row)
          : (row) => calls.outcome.data[row] !== CALL_SKIPPED,
    });
  }
  for (const { invocations } of part.lanes) {
    tracks.push({ at: invocations.startsAt, counts: always }, { at: invocations.endsAt, counts: always });
  }
  return tracks;
}

const always = () => true;

/** Whether a second has passed since the row before. */
function isFirst({ data }: Track['at'], row: number): boolean {
  return row === 0 || data[row] - data[row - 1] >= MICROS_PER_SECOND;
}
