/** Partition keys as one thing to turn: more of them, fewer of them. */
import type { ProducerSetting, WeightedKey, ZipfKeys } from '../../engine';
import { SETTINGS } from '../../scenario';

type Keys = ProducerSetting['partitionKeys'];

export function isListed(keys: Keys): keys is readonly WeightedKey[] {
  return Array.isArray(keys);
}

/**
 * The first `count` keys of a list; what it lacks comes from `known`, keys it had before, and then from new ones.
 * So a slider that is moved back finds the very keys it had left.
 */
export function resizeKeys(
  keys: readonly WeightedKey[],
  count: number,
  known: readonly WeightedKey[],
): readonly WeightedKey[] {
  const resized = keys.slice(0, Math.max(1, Math.round(count)));
  const taken = new Set(resized.map(({ key }) => key));
  const add = (one: WeightedKey) => {
    if (resized.length >= count || taken.has(one.key)) return;
    taken.add(one.key);
    resized.push(one);
  };
  known.forEach(add);
  for (let number = 1; resized.length < count; number++) {
    add({ key: `user-${number}`, weight: 1, explicitHashKey: null });
  }
  return resized;
}

/** The keys of a list that is made of a count and a skew, by weight; as many as one would still read. */
const MOST_LISTED = 12;

export function listedFrom({ count, skew }: ZipfKeys): readonly WeightedKey[] {
  return Array.from({ length: Math.min(count, MOST_LISTED) }, (_, index) => ({
    key: `key-${index + 1}`,
    weight: Number((1 / (index + 1) ** skew).toPrecision(3)),
    explicitHashKey: null,
  }));
}

/** Generated keys, as a producer that names none has them. */
export function generatedKeys(): ZipfKeys {
  return { count: SETTINGS.keyCount.default as number, skew: SETTINGS.keySkew.default as number };
}
