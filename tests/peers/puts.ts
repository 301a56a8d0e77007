import { evenHashKeyRanges, MAX_HASH_KEY } from '../../src/engine';
import type { Put } from './view';

const byKey = (partitionKey: string): Put => ({ partitionKey, explicitHashKey: null });

/** 2,000 partition keys of many kinds: counted, worded, long, in many scripts. */
export function manyKeys(): Put[] {
  const alphabets = [
    'abcdefghijklmnopqrstuvwxyz',
    'äöüßéèñçåø',
    'αβγδεζηθικλμνξο',
    '漢字仮名交文例',
    '🎞️🎥🎬🍿🎟',
  ];
  return Array.from({ length: 2000 }, (_, number) => {
    const letters = [...alphabets[number % alphabets.length]];
    const word = Array.from(
      { length: 1 + (number % 7) },
      (_ignored, place) => letters[(number * (place + 3)) % letters.length],
    );
    if (number < 500) return byKey(String(number));
    if (number < 1000) return byKey(`device-${number}/${'x'.repeat(number % 200)}`);
    return byKey(`${word.join('')} ${number}`);
  });
}

/** A record at every boundary that the stream has by AWS's rule, and one just below and just above it. */
export function boundaryPuts(shardCount: number): Put[] {
  return evenHashKeyRanges(shardCount)
    .flatMap(({ start, end }) => [start - 1n, start, start + 1n, end - 1n, end, end + 1n])
    .filter((hashKey) => hashKey >= 0n && hashKey <= MAX_HASH_KEY)
    .map((hashKey) => ({ partitionKey: 'the same for all', explicitHashKey: String(hashKey) }));
}
