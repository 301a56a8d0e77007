import { describe, expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { isSet, type AppliedReshard, type ShardHistory } from '../history';
import { addShard, makeHistory } from '../history-rows';
import type { ReshardOrder } from '../scenario';
import { HASH_KEY_COUNT, MAX_HASH_KEY } from './hash-key';
import { evenHashKeyRanges, type HashKeyRange } from './hash-key-range';
import { openShards, refusalOf, scalingRound, type StreamView } from './resharding';
import { shardIdOf } from './sequence-number';

const HALF = HASH_KEY_COUNT / 2n;
const split = (number: number, at: bigint): ReshardOrder => {
  return { do: 'splitShard', shardId: shardIdOf(number), newStartingHashKey: String(at) };
};
const merge = (one: number, other: number): ReshardOrder => {
  return { do: 'mergeShards', shardId: shardIdOf(one), adjacentShardId: shardIdOf(other) };
};
const scale = (targetShardCount: number): ReshardOrder => ({ do: 'updateShardCount', targetShardCount });

function viewOf(ranges: readonly HashKeyRange[], rest: Partial<StreamView> = {}): StreamView {
  const history = makeHistory();
  ranges.forEach((range, index) => addShard(history, shardIdOf(index), range));
  const { stream } = runTo({}, 0).scenario;
  return { stream, history, isUpdating: false, now: 0, ...rest };
}

function exceptionOf(view: StreamView, order: ReshardOrder): string | null {
  return refusalOf(view, order)?.exception ?? null;
}

describe('SplitShard', () => {
  const view = viewOf(evenHashKeyRanges(2));
  test.each([
    [0n, 'InvalidArgumentException'],
    [1n, 'InvalidArgumentException'],
    [2n, null],
    [HALF - 2n, null],
    [HALF - 1n, 'InvalidArgumentException'],
    [HALF, 'InvalidArgumentException'],
    [MAX_HASH_KEY, 'InvalidArgumentException'],
  ])('of the first of two shards at %d: %s', (at, exception) => {
    expect(exceptionOf(view, split(0, at))).toBe(exception);
  });

  test('says in AWS’s words what is wrong', () => {
    expect(refusalOf(view, split(1, 7n))?.message).toBe(
      'NewStartingHashKey 7 used in SplitShard() on shard shardId-000000000001 in stream orders is not both greater ' +
        `than one plus the shard's StartingHashKey ${HALF} and less than the shard's EndingHashKey ${MAX_HASH_KEY}.`,
    );
    expect(refusalOf(view, split(2, 7n))).toEqual({
      exception: 'ResourceNotFoundException',
      message: 'Could not find shard shardId-000000000002 in stream orders.',
    });
  });

  test('is refused while the stream is UPDATING, and in on-demand mode', () => {
    expect(exceptionOf({ ...view, isUpdating: true }, split(0, 7n))).toBe('ResourceInUseException');
    const stream = { ...view.stream, streamMode: 'ON_DEMAND' as const };
    for (const order of [split(0, 7n), merge(0, 1), scale(3)])
      expect(exceptionOf({ ...view, stream }, order)).toBe('ValidationException');
  });
});

describe('MergeShards', () => {
  const view = viewOf(evenHashKeyRanges(3));
  test.each([
    [0, 1, null],
    [1, 2, null],
    [0, 2, 'InvalidArgumentException'],
    // The one of the lower hash keys comes first.
    [1, 0, 'InvalidArgumentException'],
    [1, 1, 'InvalidArgumentException'],
    [2, 3, 'ResourceNotFoundException'],
    [3, 0, 'ResourceNotFoundException'],
  ])('of %d and %d: %s', (one, other, exception) => {
    expect(exceptionOf(view, merge(one, other))).toBe(exception);
  });

  test('a shard that is closed is neither split nor merged', () => {
    const closed = viewOf(evenHashKeyRanges(3));
    closed.history.shards[1].closedAt = 5;
    for (const order of [split(1, HALF), merge(0, 1), merge(1, 2)])
      expect(exceptionOf(closed, order)).toBe('InvalidArgumentException');
  });
});

describe('UpdateShardCount', () => {
  test.each([
    [4, 8, null],
    [4, 9, 'LimitExceededException'],
    [4, 2, null],
    [4, 1, 'LimitExceededException'],
    [3, 2, null],
    [3, 1, 'LimitExceededException'],
    [1, 1, null],
    [6_000, 10_000, null],
    [6_000, 10_001, 'LimitExceededException'],
  ])('from %d to %d shards: %s', (open, target, exception) => {
    expect(exceptionOf(viewOf(evenHashKeyRanges(open)), scale(target))).toBe(exception);
  });

  test('ten times in any 24 hours; what was refused does not count', () => {
    const hour = 3_600_000_000;
    const view = viewOf(evenHashKeyRanges(4), { now: 30 * hour });
    const { commands } = view.history;
    const refusal = { exception: 'LimitExceededException', message: '' };
    for (let number = 0; number < 10; number++)
      commands.push({ ...scale(4), at: (7 + number) * hour, refusal: number === 5 ? refusal : null });
    expect(exceptionOf(view, scale(4))).toBe(null);
    commands.push({ ...scale(4), at: 29 * hour, refusal: null });
    expect(exceptionOf(view, scale(4))).toBe('LimitExceededException');
    // The first of them is a day ago.
    expect(exceptionOf({ ...view, now: 31 * hour }, scale(4))).toBe(null);
  });

  test('ends with even shards, by splits first and then by merges', () => {
    for (let open = 1; open <= 9; open++) {
      for (let target = Math.ceil(open / 2); target <= 2 * open; target++) {
        const { shards, rounds } = scaled(evenHashKeyRanges(open), target);
        expect(isEven(shards), `${open} to ${target}`).toBe(true);
        expect(shards).toHaveLength(target);
        // To double or to halve takes one round.
        const isSimple = target === 2 * open || 2 * target === open;
        expect(rounds).toBeLessThanOrEqual(isSimple ? 1 : 9);
      }
    }
  });

  test('of shards of any width', () => {
    const cuts = [0n, 5n, HALF - 1n, HALF + 9n, MAX_HASH_KEY - 9n];
    const uneven = cuts.map((start, index) => ({ start, end: (cuts[index + 1] ?? HASH_KEY_COUNT) - 1n }));
    for (const target of [3, 5, 8, 10]) expect(isEven(scaled(uneven, target).shards)).toBe(true);
  });
});

/** Whether shards are equally wide, but for the few hash keys that rounding leaves over. */
function isEven(shards: readonly ShardHistory[]): boolean {
  const width = HASH_KEY_COUNT / BigInt(shards.length);
  return shards.every(({ range: { start, end } }) => {
    const more = end - start + 1n - width;
    return more < 2n ** 22n && more > -(2n ** 22n);
  });
}

/** Makes the rounds of a change of the number of shards, one after the other. */
function scaled(ranges: readonly HashKeyRange[], target: number) {
  const { history } = viewOf(ranges);
  const add = (range: HashKeyRange) => addShard(history, shardIdOf(history.shards.length), range);
  let rounds = 0;
  for (;;) {
    const changes = scalingRound(openShards(history), target);
    if (changes.length === 0) return { shards: openShards(history), rounds };
    rounds++;
    for (const change of changes) {
      const shard: ShardHistory = history.shards[change.shard];
      shard.closedAt = rounds;
      const { start, end } = shard.range;
      if (change.kind === 'split') {
        add({ start, end: change.at - 1n });
        add({ start: change.at, end });
      } else {
        history.shards[change.adjacent].closedAt = rounds;
        add({ start, end: history.shards[change.adjacent].range.end });
      }
    }
  }
}

describe('a run', () => {
  const input: ScenarioInput = {
    stream: { shardCount: 2 },
    commands: [
      { at: 1, ...split(0, HALF / 2n) },
      { at: 3, ...merge(0, 1) },
      { at: 7, ...merge(3, 1) },
    ],
  };

  test('keeps what AWS answers and goes on', () => {
    const { history } = runTo(input, 30);
    expect(
      history.commands
        .filter((one): one is AppliedReshard => !isSet(one))
        .map(({ at, refusal }) => [at, refusal?.exception]),
    ).toEqual([
      [1e6, undefined],
      [3e6, 'ResourceInUseException'],
      [7e6, undefined],
    ]);
    expect(
      history.shards.map(({ createdAt, closedAt, parent, adjacentParent }) => [
        createdAt,
        closedAt,
        parent,
        adjacentParent,
      ]),
    ).toEqual([
      [0, 6e6, -1, -1],
      [0, 12e6, -1, -1],
      [6e6, Infinity, 0, -1],
      [6e6, 12e6, 0, -1],
      [12e6, Infinity, 3, 1],
    ]);
    expect(openShards(history).map(({ range }) => range.start)).toEqual([0n, HALF / 2n]);
  });
});
