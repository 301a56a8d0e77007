import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evenHashKeyRanges, MAX_HASH_KEY } from '../src/engine';
import { ourResharding, ourShards } from './peers/ours';
import type { Peer } from './peers/peer';
import { boundaryPuts, manyKeys } from './peers/puts';
import { drawSteps, oneOf, REFUSED, type Kind, type Step } from './peers/reshards';
import { startKinesalite, startKinesisLocal } from './peers/servers';
import type { Put, ShardView } from './peers/view';

// The same records to our stream and to two servers that others wrote, through AWS's own client: the same ranges, the
// same shard for every record, the same order within a shard. Where a server is known to differ from
// what AWS documents, AWS wins: the test says how the server differs, and fails when it no longer does.

/** One of the servers is a process of its own, on a machine that may have much else to do. */
const TO_START_MILLIS = 90_000;

let kinesalite: Peer;
let kinesisLocal: Peer;

beforeAll(async () => {
  [kinesalite, kinesisLocal] = await Promise.all([startKinesalite(), startKinesisLocal()]);
}, TO_START_MILLIS);
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

/** What each server answers to a call that AWS refuses, where it answers something else: null where it does it. */
const OTHERWISE_IN_KINESALITE: ReadonlyMap<Kind, string | null> = new Map([
  ['split of a closed shard', null],
  ['merge of a closed shard', null],
] as const);
const OTHERWISE_IN_KINESIS_LOCAL: ReadonlyMap<Kind, string | null> = new Map<Kind, string | null>([
  ['split at the start', null],
  ['split behind the first hash key', null],
  ['split at the end', null],
  ['split of a closed shard', 'ResourceInUseException'],
  ['merge of a closed shard', 'ResourceInUseException'],
]);

describe.each([
  [1, 11],
  [3, 12],
  [7, 13],
])('a stream of %i shards that is split and merged (seed %i)', (shardCount, seed) => {
  const starts = evenHashKeyRanges(shardCount).map(({ start }) => start);
  const steps = drawSteps(seed, starts, 32);

  // What a server gets wrong it is not asked, because it would do it: below it is asked once, alone.
  test.each([
    ['kinesalite', OTHERWISE_IN_KINESALITE],
    ['kinesis-local', OTHERWISE_IN_KINESIS_LOCAL],
  ])('goes the same way in %s', async (name, otherwise) => {
    const peer = name === kinesalite.name ? kinesalite : kinesisLocal;
    const same = steps.filter(({ kind }) => !otherwise.has(kind));
    const ours = ourResharding(shardCount, same);
    const stream = `reshards-${shardCount}`;
    await peer.createStream(stream, shardCount);
    const refusals = await reshardAll(peer, stream, same);
    expect(ours.refusals).toEqual(refusals);
    expect(refusals.map((refusal) => refusal === null)).toEqual(same.map(({ allowed }) => allowed));
    expect(refusals.filter((refusal) => refusal === null).length).toBeGreaterThanOrEqual(8);
    expect(refusals.filter((refusal) => refusal !== null).length).toBeGreaterThanOrEqual(8);
    expect(ours.shards).toEqual(await peer.shards(stream));
  });
});

describe.each(REFUSED)('a %s', (kind) => {
  test('is refused, by every server, or is known to be answered otherwise', async () => {
    const starts = evenHashKeyRanges(5).map(({ start }) => start);
    const steps = oneOf(kind, starts);
    const [, ours] = ourResharding(5, steps).refusals;
    expect(ours).toMatch(/Exception$/);
    const answers = [kinesalite, kinesisLocal].map(async (peer) => {
      const stream = kind.replaceAll(' ', '-');
      await peer.createStream(stream, 5);
      const [, refusal] = await reshardAll(peer, stream, steps);
      return refusal;
    });
    expect(await Promise.all(answers)).toEqual([
      OTHERWISE_IN_KINESALITE.has(kind) ? OTHERWISE_IN_KINESALITE.get(kind) : ours,
      OTHERWISE_IN_KINESIS_LOCAL.has(kind) ? OTHERWISE_IN_KINESIS_LOCAL.get(kind) : ours,
    ]);
  });
});

async function reshardAll(peer: Peer, stream: string, steps: readonly Step[]): Promise<(string | null)[]> {
  const refusals: (string | null)[] = [];
  let first = 0;
  for (const { reshard, puts } of steps) {
    // A sequence: each call finds what the one before it left.
    // oxlint-disable-next-line no-await-in-loop
    refusals.push(await peer.reshard(stream, reshard));
    // oxlint-disable-next-line no-await-in-loop
    await peer.put(stream, puts, first);
    first += puts.length;
  }
  return refusals;
}
