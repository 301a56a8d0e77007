import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_HASH_KEY } from '../src/engine';
import { ourShards } from './peers/ours';
import type { Peer } from './peers/peer';
import { boundaryPuts, manyKeys } from './peers/puts';
import { startKinesalite, startKinesisLocal } from './peers/servers';
import type { Put, ShardView } from './peers/view';

// The same records to our stream and to two servers that others wrote, through AWS's own client: the same ranges, the
// same shard for every record, the same order within a shard. Where a server is known to differ from
// what AWS documents, AWS wins: the test says how the server differs, and fails when it no longer does.

let kinesalite: Peer;
let kinesisLocal: Peer;

beforeAll(async () => {
  [kinesalite, kinesisLocal] = await Promise.all([startKinesalite(), startKinesisLocal()]);
});
afterAll(() => Promise.all([kinesalite, kinesisLocal].map((peer) => peer?.stop())));

async function theirShards(peer: Peer, shardCount: number, puts: readonly Put[]): Promise<ShardView[]> {
  const stream = `routes-${shardCount}`;
  await peer.createStream(stream, shardCount);
  await peer.put(stream, puts);
  return peer.shards(stream);
}

/** Records left out: those that two sides are known to put into different shards. */
function without(shards: readonly ShardView[], left: ReadonlySet<number>) {
  return shards.map(({ shardId, records }) => ({
    shardId,
    records: records.filter((one) => !left.has(one)),
  }));
}

describe.each([1, 2, 3, 4, 7, 50])('a stream of %i shards', (shardCount) => {
  const boundaries = boundaryPuts(shardCount);
  const puts = [...boundaries, ...manyKeys()];
  const ours = ourShards(shardCount, puts);

  test('takes every record as kinesalite does', async () => {
    expect(ours.flatMap(({ records }) => records)).toHaveLength(puts.length);
    expect(ours).toEqual(await theirShards(kinesalite, shardCount, puts));
  });

  // AWS's ranges are floor(2^128 / N) wide, those of kinesis-local floor((2^128 - 1) / N): one less where N is a power
  // of two. A stream of AWS's with two shards has its boundary at 2^127, not below; AWS wins.
  test('takes every record as kinesis-local does, but for its narrower ranges of 2, 4, 8 .. shards', async () => {
    const theirs = await theirShards(kinesisLocal, shardCount, puts);
    const width = MAX_HASH_KEY / BigInt(shardCount);
    const theirStarts = ours.map((_, index) => width * BigInt(index));
    expect(theirs.map(({ startingHashKey }) => BigInt(startingHashKey))).toEqual(theirStarts);
    const between = boundaries.flatMap(({ explicitHashKey }, number) => {
      const hashKey = BigInt(explicitHashKey ?? 0);
      const isBetween = ours.some(
        ({ startingHashKey }, index) => hashKey >= theirStarts[index] && hashKey < BigInt(startingHashKey),
      );
      return isBetween ? [number] : [];
    });
    expect(between.length > 0).toBe([2, 4].includes(shardCount));
    expect(without(ours, new Set(between))).toEqual(without(theirs, new Set(between)));
  });
});
