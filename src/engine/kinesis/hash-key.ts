import { md5 } from '../../lib/md5';

/** 2^128: the number of hash keys. */
export const HASH_KEY_COUNT = 1n << 128n;
/** The largest hash key, 2^128 - 1. */
export const MAX_HASH_KEY = HASH_KEY_COUNT - 1n;

/**
 * The hash key of a partition key: MD5 of its UTF-8 bytes, read as an unsigned 128-bit big-endian number.
 * Source: Kinesis Data Streams API Reference, PutRecord.
 */
export function hashKeyOf(partitionKey: string): bigint {
  return md5(partitionKey);
}
