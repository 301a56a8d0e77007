/** Splits, merges and counts of shards in a link: `at.30.split=0~~1701`, `at.30.merge=0~~1`, `at.30.scale=4`. */
import { shardIdOf, type ReshardOrder } from '../../engine/index';
import { itemToLink, listFromLink, listToLink, numberFromLink, numberToLink, textFromLink } from './text';

/** The names of what reshards, behind `at.<seconds>.`; none is a setting's. */
const RESHARD_NAMES = ['split', 'merge', 'scale'] as const;
export type ReshardName = (typeof RESHARD_NAMES)[number];

export function isReshardName(name: string): name is ReshardName {
  return RESHARD_NAMES.includes(name as ReshardName);
}

/** An order as a name and the text behind it. */
export function orderToLink(order: ReshardOrder): readonly [ReshardName, string] {
  switch (order.do) {
    case 'splitShard':
      return ['split', listToLink([[shardToLink(order.shardId), order.newStartingHashKey]])];
    case 'mergeShards':
      return ['merge', listToLink([[shardToLink(order.shardId), shardToLink(order.adjacentShardId)]])];
    case 'updateShardCount':
      return ['scale', numberToLink(order.targetShardCount)];
  }
}

/** What the text says, for the schema to check; null: it has another number of parts. */
export function orderFromLink(name: ReshardName, text: string): Readonly<Record<string, unknown>> | null {
  if (name === 'scale') return { do: 'updateShardCount', targetShardCount: numberFromLink(text) };
  const [parts, ...more] = listFromLink(text);
  if (parts?.length !== 2 || more.length > 0) return null;
  const shardId = shardFromLink(parts[0]);
  return name === 'split'
    ? { do: 'splitShard', shardId, newStartingHashKey: parts[1] }
    : { do: 'mergeShards', shardId, adjacentShardId: shardFromLink(parts[1]) };
}

/** The number of an id of the usual form; any other as it is, but so that it cannot be taken for a number. */
function shardToLink(shardId: string): string {
  const number = Number(/^shardId-(\d{12})$/.exec(shardId)?.[1] ?? NaN);
  if (!Number.isNaN(number)) return numberToLink(number);
  const text = itemToLink(shardId);
  return /^(=|\d{1,12}$)/.test(text) ? `=${text}` : text;
}

function shardFromLink(text: string): string {
  return /^\d{1,12}$/.test(text) ? shardIdOf(Number(text)) : textFromLink(text.replace(/^=/, ''));
}
