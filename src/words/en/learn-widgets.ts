import { LIMITS } from '../../engine/index';
import { asWritten, count, inWords, number } from './numbers';

const MOST = LIMITS.partitionKeyCharacters.value;

/** A share of all hash keys: `50 %`, `83.92 %`. */
const percent = (share: number): string => `${asWritten(share * 100)}\u00a0%`;

/** A key as a sentence has room for it. */
const quoted = (key: string): string => {
  const characters = Array.from(key);
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : key}”`;
};

/** `3 keys in shardId-000000000000`, and so on, as one list. */
const inShards = (counts: readonly number[], shardIdOf: (shard: number) => string): string => {
  const parts = counts.map(
    (keys, shard) => `${keys === 0 ? 'no key' : count(keys, 'key')} in ${shardIdOf(shard)}`,
  );
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
};

/** The words of the ring of hash keys. */
export const keyRingWords = {
  name: 'The way of a partition key to its shard',
  field: 'Partition key',
  fieldHelp: `Anything from 1 to ${MOST} characters. Change one of them, and see where the key lies then.`,
  empty: `Partition key is empty: it has 1 to ${MOST} characters. The ring still shows the one before.`,
  tooLong: (characters: number) =>
    `Partition key has ${number(characters)} characters: it may have 1 to ${MOST}. The ring still shows the one before.`,
  keep: 'Keep it on the ring',
  kept: (key: string) => `${quoted(key)} is on the ring already.`,
  full: (most: number) => `${number(most)} keys are on the ring. Take one off to keep another.`,
  remove: (key: string) => `Take ${quoted(key)} off the ring`,
  numbers: (most: number) => `Try the keys “1” to “${most}” on two shards`,
  ownKeys: 'Back to your own keys',
  shards: 'Shards',
  shardsHelp: 'With another number of shards the keys stay where they are, and the borders move.',
  percent,
  steps: {
    key: 'Partition key',
    md5: 'MD5 of its bytes',
    number: 'Read as one number',
    place: 'Its place on the ring',
    shard: 'The shard that holds this place',
  },
  bytes: (bytes: number) => `${count(bytes, 'byte')} in UTF-8`,
  md5Note: '128 bits, as 32 hexadecimal digits',
  allDigits: (digits: number) => `Show all ${number(digits)} digits`,
  fewDigits: 'Show it in short',
  about: (mantissa: string, exponent: string) => `about ${mantissa} × 10${exponent}`,
  ofAll: 'of the way from 0 to 2¹²⁸',
  holds: (from: number, to: number) => `holds ${percent(from)} to ${percent(to)}`,
  start: '0',
  end: '2¹²⁸',
  shard: (shard: number) => `shard ${shard}`,
  keys: (keys: number) => (keys === 0 ? 'no key' : count(keys, 'key')),
  list: 'What each shard holds',
  result: (key: string, shardId: string, place: number, from: number, to: number) =>
    `${quoted(key)} belongs to ${shardId}: its hash lies at ${percent(place)}, and this shard holds ${percent(from)} to ${percent(to)}.`,
  numbersResult: (keys: number, counts: readonly number[], shardIdOf: (shard: number) => string) =>
    `Of the keys “1” to “${keys}” there ${counts[0] === 1 ? 'is' : 'are'} ${inShards(counts, shardIdOf)}. They do not take turns: MD5 scatters them, and a shard holds a range.`,
  drawing: (shards: number, counts: readonly number[], shardIdOf: (shard: number) => string) =>
    `The hash keys from 0 to 2¹²⁸ as a ring, in ${inWords(shards)} even ${shards === 1 ? 'range' : 'ranges'}, clockwise from the top. On it there ${counts[0] === 1 ? 'is' : 'are'} ${inShards(counts, shardIdOf)}.`,
};
