/** Where a shard can be split: in the middle of its hash keys, or so that about half of its records go either way. */
import type { History, ShardHistory } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { arrivedAt } from '../../metrics';

/** Records are looked at that came as lately. */
const LATELY: Micros = 10 * MICROS_PER_SECOND;

/** The hash key in the middle of a shard's range. */
export function middleOf({ range: { start, end } }: ShardHistory): bigint {
  return (start + end + 1n) / 2n;
}

/**
 * The hash key that parts the records of late most evenly, between two keys; null: there are not two keys.
 * Records that an explicit hash key brought here are counted by the hash of their partition key.
 */
export function betweenKeys({ keys }: History, shard: ShardHistory, t: Micros): bigint | null {
  const { records, range } = shard;
  const counts = new Map<bigint, number>();
  const [from, to] = [arrivedAt(shard, t - LATELY), arrivedAt(shard, t)];
  for (let row = from; row < to; row++) {
    const { hashKey } = keys[shard.keys.data[records.key.data[row]]];
    counts.set(hashKey, (counts.get(hashKey) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  let best: bigint | null = null;
  let least = Infinity;
  let below = 0;
  for (let place = 0; place + 1 < sorted.length; place++) {
    below += sorted[place][1];
    const at = (sorted[place][0] + sorted[place + 1][0] + 1n) / 2n;
    const off = Math.abs(2 * below - (to - from));
    if (off >= least || at <= range.start + 1n || at >= range.end) continue;
    least = off;
    best = at;
  }
  return best;
}

/** The share of each shard in the records of late, in per cent; null: none came. */
export function sharesOf({ shards }: History, t: Micros): readonly (number | null)[] {
  const came = shards.map((shard) => arrivedAt(shard, t) - arrivedAt(shard, t - LATELY));
  const all = came.reduce((sum, count) => sum + count, 0);
  return came.map((count) => (all === 0 ? null : Math.round((100 * count) / all)));
}
