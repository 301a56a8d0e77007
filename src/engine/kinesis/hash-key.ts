import { md5 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** 2^128: the number of hash keys. */
export const HASH_KEY_COUNT = 1n << 128n;
/** The largest hash key, 2^128 - 1. */
export const MAX_HASH_KEY = HASH_KEY_COUNT - 1n;

/**
 * The hash key of a partition key: MD5 of its UTF-8 bytes, read as an unsigned 128-bit big-endian number.
 * Source: Kinesis Data Streams API Reference, PutRecord.
 */
export function hashKeyOf(partitionKey: string): bigint {
  let value = 0n;
  for (const byte of md5(utf8ToBytes(partitionKey))) value = (value << 8n) | BigInt(byte);
  return value;
}
