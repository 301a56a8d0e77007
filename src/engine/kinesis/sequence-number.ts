/**
 * The simulated stream has no calendar; its sequence numbers need one. The stream is taken to be created at this
 * second of the Unix epoch: 2023-03-08T00:00:00Z.
 */
export const STREAM_CREATED_EPOCH_SECONDS = 1_678_233_600;

/**
 * A sequence number in the form AWS's have: 56 decimal digits from 47 hexadecimal ones, which hold the second of
 * creation, the record's place in the shard, the second of the put and the shard. It rises with the place.
 * Layout as the emulator kinesalite found it (reported, not documented).
 * @param shardIndex the number of the shard id
 * @param place the record's place in its shard, from 0
 * @param arrivedAtMicros simulated microseconds
 */
export function sequenceNumber(shardIndex: number, place: number, arrivedAtMicros: number): string {
  const shard = shardIndex.toString(16);
  const second = STREAM_CREATED_EPOCH_SECONDS + Math.floor(arrivedAtMicros / 1_000_000);
  const digits = [
    '2',
    STREAM_CREATED_EPOCH_SECONDS.toString(16).padStart(9, '0'),
    shard.slice(-1),
    place.toString(16).padStart(16, '0'),
    '00',
    second.toString(16).padStart(9, '0'),
    shard.padStart(8, '0'),
    '2',
  ];
  return BigInt(`0x${digits.join('')}`).toString();
}

/** A shard's id: `shardId-` and twelve digits. */
export function shardIdOf(shardIndex: number): string {
  return `shardId-${shardIndex.toString().padStart(12, '0')}`;
}
