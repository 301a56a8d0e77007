import { expect, test } from 'vitest';
import { orderFromLink, orderToLink } from './reshard-text';

test.each([
  'shardId-000000000003',
  'shardId-999999999999',
  '0',
  '17',
  '000000000003',
  '1234567890123',
  '%30',
  'a~b',
])('the shard %s is the same behind a link', (shardId) => {
  const order = { do: 'mergeShards', shardId, adjacentShardId: 'shardId-000000000001' } as const;
  const [name, text] = orderToLink(order);
  expect(orderFromLink(name, text)).toEqual(order);
});
