/** Where a partition key lies among the hash keys, and which shard holds it. */
import {
  evenHashKeyRanges,
  HASH_KEY_COUNT,
  hashKeyOf,
  LIMITS,
  rangeIndexOf,
  shardIdOf,
  type HashKeyRange,
} from '../../../engine';

/** A key on its way to its shard. */
export interface KeyPlace {
  readonly key: string;
  /** Of its UTF-8 bytes. */
  readonly bytes: number;
  /** The MD5 sum, 32 hexadecimal digits. */
  readonly md5: string;
  readonly hashKey: bigint;
  /** How far it lies on the way from 0 to 2^128: 0 .. 1. */
  readonly place: number;
}

/** A shard of a stream as CreateStream made it. */
export interface RingShard {
  readonly shardId: string;
  readonly range: HashKeyRange;
  /** The shares of the ring where it begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** The numbers that fall unevenly: AWS's hash is a range, so they do not take turns. */
export const NUMBER_KEYS: readonly string[] = Array.from({ length: 14 }, (_, index) => String(index + 1));

/** Follows a key to its place. */
export function placeOf(key: string): KeyPlace {
  const hashKey = hashKeyOf(key);
  return {
    key,
    bytes: new TextEncoder().encode(key).length,
    md5: hashKey.toString(16).padStart(32, '0'),
    hashKey,
    place: shareOf(hashKey),
  };
}

/** The shards of a new stream. */
export function ringOf(count: number): RingShard[] {
  return evenHashKeyRanges(count).map((range, index) => ({
    shardId: shardIdOf(index),
    range,
    from: index / count,
    to: (index + 1) / count,
  }));
}

/** The index of the shard that holds a key. */
export function shardOf(shards: readonly RingShard[], { hashKey }: KeyPlace): number {
  return rangeIndexOf(
    shards.map(({ range }) => range),
    hashKey,
  );
}

/** How many of the keys each shard has. */
export function countByShard(shards: readonly RingShard[], keys: readonly KeyPlace[]): number[] {
  const counts = shards.map(() => 0);
  for (const key of keys) counts[shardOf(shards, key)] += 1;
  return counts;
}

/** What keeps a text from being a partition key; the characters are those of Unicode, as AWS counts them. */
export function keyFault(key: string): 'empty' | { readonly characters: number } | null {
  if (key === '') return 'empty';
  const characters = Array.from(key).length;
  return characters <= LIMITS.partitionKeyCharacters.value ? null : { characters };
}

/** Ten-thousandths, cut and not rounded: a key just below a border is not shown on it. */
function shareOf(hashKey: bigint): number {
  return Number((hashKey * 10_000n) / HASH_KEY_COUNT) / 10_000;
}
