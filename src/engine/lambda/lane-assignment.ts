/**
 * Which lane a key's records go to. AWS guarantees order per key and at most `parallelizationFactor` concurrent
 * batches a shard; how keys are dealt to them it does not publish, so the policy is a named setting.
 */
import type { HashKeyRange } from '../kinesis/hash-key-range';

/**
 * `by-key`: a key with records waiting or in a batch keeps its lane; a free key goes to the lane with the fewest
 * records, on a tie to the one it had last, else to the lowest.
 * @param loads by lane, its records that wait or are in a batch
 * @param last the lane the key had last; 0: none yet
 */
export function laneByKey(loads: ArrayLike<number>, last: number, factor: number): number {
  let best = 0;
  let least = loads[0];
  for (let lane = 1; lane < factor; lane++) {
    const load = loads[lane];
    if (load < least || (load === least && lane === last)) {
      best = lane;
      least = load;
    }
  }
  return best;
}

/**
 * `by-hash-range`: each lane has an equal part of the shard's hash keys. The hash is that of the partition key, so a
 * record that an explicit hash key put here goes to the nearest lane.
 */
export function laneByHashRange(range: HashKeyRange, hashKey: bigint, factor: number): number {
  if (hashKey <= range.start) return 0;
  const lane = ((hashKey - range.start) * BigInt(factor)) / (range.end - range.start + 1n);
  return Math.min(factor - 1, Number(lane));
}
