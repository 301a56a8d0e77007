import { HASH_KEY_COUNT, MAX_HASH_KEY } from '../../engine';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A hash key that fits a line: powers of two as such, others as a share of the 2^128 there are. */
export function hashKeyLabel(hashKey: bigint): string {
  if (hashKey === 0n) return '0';
  if (hashKey === MAX_HASH_KEY) return power(128);
  const digits = hashKey.toString(2);
  if (/^10*$/.test(digits)) return power(digits.length - 1);
  const permille = Number((hashKey * 10_000n) / HASH_KEY_COUNT);
  return `${(permille / 100).toFixed(1)} %`;
}

/** The end of a range, as the start of the next one: that is where the round numbers are. */
export function rangeEndLabel(end: bigint): string {
  return end === MAX_HASH_KEY ? power(128) : hashKeyLabel(end + 1n);
}

function power(exponent: number): string {
  return `2${Array.from(String(exponent), (digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
}
