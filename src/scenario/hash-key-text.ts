/** Hash keys as the API spells them. */
import { MAX_HASH_KEY } from '../engine/index';

const DECIMAL = /^(?:0|[1-9]\d{0,38})$/;

/** Whether `value` is a hash key as the API spells it: decimal digits, 0 to 2^128 - 1. */
export function isHashKey(value: unknown): value is string {
  return typeof value === 'string' && DECIMAL.test(value) && BigInt(value) <= MAX_HASH_KEY;
}
