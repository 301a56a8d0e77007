import type { HashKeyRangeSetting } from '../../engine/index';
import { shardFinder } from './advice';
import type { ReadRecord } from './reading';
import { shardFromSequenceNumber } from './sequence-shard';

/** How the shards that sequence numbers name compare with those that MD5 chooses. */
export interface RouteDisagreement {
  /** Records whose sequence number names a shard. */
  readonly known: number;
  /** Of those: on another of the shards than the key's MD5 chooses, as an explicit hash key or other ranges do. */
  readonly disagreeing: number;
  /** Of those: on a shard that is none of these, such as the closed parent of one. */
  readonly elsewhere: number;
}

/** The number in a shard id; null for an id of another form. */
function shardNumberOf(shardId: string): number | null {
  const match = /^shardId-(\d{12})$/.exec(shardId);
  return match === null ? null : Number(match[1]);
}

/**
 * A get-records answer does not name its shard, but its sequence numbers do: counts where they disagree with the
 * partition keys.
 * @param ranges tile all hash keys in ascending order
 * @param shardIds ids in the order of `ranges`; null: numbered from 0 as CreateStream does
 * @returns null when no sequence number names a shard
 */
export function routeDisagreement(
  records: readonly Pick<ReadRecord, 'partitionKey' | 'sequenceNumber'>[],
  ranges: readonly HashKeyRangeSetting[],
  shardIds: readonly string[] | null = null,
): RouteDisagreement | null {
  const numbers = ranges.map((_, index) => (shardIds === null ? index : shardNumberOf(shardIds[index])));
  const listed = new Set(numbers);
  const shardOf = shardFinder(ranges);
  const routes = new Map<string, number>();
  let known = 0;
  let disagreeing = 0;
  let elsewhere = 0;
  for (const { partitionKey, sequenceNumber } of records) {
    const shard = sequenceNumber === null ? null : shardFromSequenceNumber(sequenceNumber);
    if (shard === null) continue;
    known += 1;
    const route = routes.get(partitionKey) ?? shardOf(partitionKey);
    routes.set(partitionKey, route);
    if (!listed.has(shard)) elsewhere += 1;
    else if (numbers[route] !== shard) disagreeing += 1;
  }
  return known === 0 ? null : { known, disagreeing, elsewhere };
}
