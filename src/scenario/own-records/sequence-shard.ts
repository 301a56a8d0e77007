/**
 * Where a sequence number holds its shard, counted in hexadecimal digits (found by the emulator kinesalite,
 * not documented; it also fits the examples in AWS's own documentation of Lambda).
 */
const HEX_DIGITS = 47;
const VERSION = '2';
const SHARD_LAST_DIGIT_AT = 10;
const SHARD_AT = 38;
const SHARD_END = 46;
/** A shard number is a positive signed 32-bit number. */
const LARGEST_SHARD = 0x7fffffff;

/**
 * The number of the shard that gave out a sequence number: 3 for `shardId-000000000003`.
 * @returns null for a sequence number of another form
 */
export function shardFromSequenceNumber(sequenceNumber: string): number | null {
  if (!/^\d{1,128}$/.test(sequenceNumber)) return null;
  const hex = BigInt(sequenceNumber).toString(16);
  if (hex.length !== HEX_DIGITS || !hex.startsWith(VERSION) || !hex.endsWith(VERSION)) return null;
  const shard = Number.parseInt(hex.slice(SHARD_AT, SHARD_END), 16);
  if (shard > LARGEST_SHARD) return null;
  // The layout holds the shard's last digit twice: a number of another layout rarely agrees with itself.
  return (shard & 0xf) === Number.parseInt(hex[SHARD_LAST_DIGIT_AT], 16) ? shard : null;
}
