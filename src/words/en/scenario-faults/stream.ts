/** What members of the stream must be. */
export const hashKey = 'a hash key (a decimal number from 0 to 2^128-1, in quotes)';
export const hashKeyRanges = 'a list of hash-key ranges';
export const start = (key: string) => `"${key}"`;
export const startAfter = (key: string) => `"${key}", one more than the end of the range before it`;
export const end = (least: string) => `${least} or more, not below its start`;
export const lastEnd = (key: string) => `"${key}", so that the last range reaches the last hash key`;
export const advantage = 'false unless streamMode is "ON_DEMAND"';
export const shardCount = (count: number) => `${count}, the number of stream.shards, or left out`;
