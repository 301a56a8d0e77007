import { MAX_HASH_KEY } from '../../src/engine';
import { draw } from '../../src/engine/random';
import type { Put, Reshard } from './view';

/** A call that reshards, and the records that are put when it is done. */
export interface Step {
  readonly reshard: Reshard;
  /** Whether AWS's documented rules allow it. */
  readonly allowed: boolean;
  /** The kind of call; some kinds are answered in another way by one of the servers. */
  readonly kind: Kind;
  readonly puts: readonly Put[];
}

const KINDS = [
  'split',
  'split',
  'split',
  'merge',
  'merge',
  'split at the start',
  'split at the end',
  'split behind the first hash key',
  'split of another range',
  'split of no shard',
  'merge with no shard',
  'merge of shards apart',
  'merge the wrong way round',
  'merge with itself',
  'split of a closed shard',
  'merge of a closed shard',
] as const;
/** What is asked for. */
export type Kind = (typeof KINDS)[number];

/** The kinds that AWS refuses. */
export const REFUSED: readonly Kind[] = KINDS.filter((kind) => kind !== 'split' && kind !== 'merge');

interface Shard {
  readonly id: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly open: boolean;
}

const idOf = (index: number) => `shardId-${String(index).padStart(12, '0')}`;

/** One call of a kind, after a split: so there is a closed shard. */
export function oneOf(kind: Kind, starts: readonly bigint[]): Step[] {
  const below = drawer(5);
  const shards = shardsOf(starts);
  const split = reshardOf('split', shards, below)!;
  const then = after(shards, split);
  return [stepOf('split', shards, split, below), stepOf(kind, then, reshardOf(kind, then, below)!, below)];
}

/** Whole numbers below a bound, one after the other. */
function drawer(seed: number): (bound: number) => number {
  let drawn = 0;
  return (bound) => draw(seed, 0, drawn++) % bound;
}

function shardsOf(starts: readonly bigint[]): Shard[] {
  return starts.map((start, index) => ({
    id: idOf(index),
    start,
    end: (starts[index + 1] ?? MAX_HASH_KEY + 1n) - 1n,
    open: true,
  }));
}

/**
 * A random sequence of splits and merges, possible and impossible, made from the rules that AWS documents and from no
 * code of ours or of the servers: a split needs a hash key above the first two and below the last, a merge two open
 * shards of which the first ends where the second begins; children get the next numbers, the lower one first.
 */
export function drawSteps(seed: number, starts: readonly bigint[], count: number): Step[] {
  const below = drawer(seed);
  let shards = shardsOf(starts);
  const steps: Step[] = [];
  while (steps.length < count) {
    // Every kind comes once, then whichever is drawn.
    const kind = steps.length < KINDS.length ? KINDS[steps.length] : KINDS[below(KINDS.length)];
    const reshard = reshardOf(kind, shards, below);
    if (reshard === null) {
      // There is nothing that it could be tried with: a split makes something.
      steps.push(stepOf('split', shards, reshardOf('split', shards, below)!, below));
    } else steps.push(stepOf(kind, shards, reshard, below));
    const { reshard: last, allowed } = steps[steps.length - 1];
    if (allowed) shards = after(shards, last);
  }
  return steps;
}

function stepOf(
  kind: Kind,
  shards: readonly Shard[],
  reshard: Reshard,
  below: (bound: number) => number,
): Step {
  const allowed = kind === 'split' || kind === 'merge';
  const open = (allowed ? after(shards, reshard) : shards).filter((one) => one.open);
  const edges = open.flatMap(({ start, end }) => [start, end]);
  const explicit = Array.from({ length: 20 }, () => String(edges[below(edges.length)]));
  return {
    kind,
    reshard,
    allowed,
    puts: [
      ...explicit.map((explicitHashKey) => ({ partitionKey: 'the same', explicitHashKey })),
      ...Array.from({ length: 40 }, () => ({ partitionKey: `key ${below(500)}`, explicitHashKey: null })),
    ],
  };
}

function reshardOf(kind: Kind, shards: readonly Shard[], below: (bound: number) => number): Reshard | null {
  const open = shards.filter((one) => one.open).sort((a, b) => (a.start < b.start ? -1 : 1));
  const closed = shards.filter((one) => !one.open);
  const one = open[below(open.length)];
  const place = open.length > 1 ? below(open.length - 1) : 0;
  const [left, right] = [open[place], open.at(place + 1)];
  const some = one.start + 2n + (BigInt(below(2 ** 32)) * (one.end - one.start - 3n)) / 2n ** 32n;
  const split = ({ id }: Shard, at: bigint): Reshard => ({
    do: 'splitShard',
    shardId: id,
    newStartingHashKey: String(at),
  });
  const merge = (shardId: string, adjacentShardId: string): Reshard => ({
    do: 'mergeShards',
    shardId,
    adjacentShardId,
  });
  switch (kind) {
    case 'split':
      return split(one, some);
    case 'split at the start':
      return split(one, one.start);
    case 'split at the end':
      return split(one, one.end);
    case 'split behind the first hash key':
      return split(one, one.start + 1n);
    case 'split of another range':
      return open.length < 2 ? null : split(left, right!.start + 9n);
    case 'split of no shard':
      return split({ ...one, id: idOf(shards.length) }, some);
    case 'merge':
      return open.length < 2 ? null : merge(left.id, right!.id);
    case 'merge with no shard':
      return merge(one.id, idOf(shards.length + 3));
    case 'merge of shards apart':
      return open.length < 3 ? null : merge(open[0].id, open[2].id);
    case 'merge the wrong way round':
      return open.length < 2 ? null : merge(right!.id, left.id);
    case 'merge with itself':
      return merge(one.id, one.id);
    case 'split of a closed shard':
      return closed.length === 0 ? null : split(closed[0], closed[0].start + 9n);
    case 'merge of a closed shard': {
      const next = open.find(({ start }) => start === (closed.at(-1)?.end ?? 0n) + 1n);
      return next === undefined ? null : merge(closed.at(-1)!.id, next.id);
    }
  }
}

/** The shards after a call that is allowed. */
function after(shards: readonly Shard[], reshard: Reshard): Shard[] {
  const parents = shards.filter(
    ({ id }) => id === reshard.shardId || (reshard.do === 'mergeShards' && id === reshard.adjacentShardId),
  );
  const start = parents.map((one) => one.start).reduce((a, b) => (a < b ? a : b));
  const end = parents.map((one) => one.end).reduce((a, b) => (a > b ? a : b));
  const at = reshard.do === 'splitShard' ? BigInt(reshard.newStartingHashKey) : null;
  const ranges =
    at === null
      ? [{ start, end }]
      : [
          { start, end: at - 1n },
          { start: at, end },
        ];
  return [
    ...shards.map((one) => (parents.includes(one) ? { ...one, open: false } : one)),
    ...ranges.map((range, index) => ({ id: idOf(shards.length + index), ...range, open: true })),
  ];
}
