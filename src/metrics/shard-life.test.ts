import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { ConcurrencyMeter } from './concurrency';
import { furthestBehind } from './furthest-behind';
import { lostRecordsAt } from './lost-records';
import { wayOfReadingAt } from './recent-calls';
import {
  awaitedParents,
  childrenOf,
  isUpdatingAt,
  openShardsAt,
  shardStatusAt,
  shownShards,
} from './shard-life';

const SECOND = 1_000_000;

describe('a shard that is split with a backlog', () => {
  // 40 records/s, and 25 are processed: 600 come until the split takes effect at 15 s, the last is done at 24 s.
  const { history, scenario } = runTo(
    {
      producers: [{ recordsPerSecond: 40, partitionKeys: { count: 30, skew: 0 }, endsAt: 15 }],
      consumers: [{ function: { millisPerRecord: 40 } }],
      commands: [
        {
          at: 10,
          do: 'splitShard',
          shardId: 'shardId-000000000000',
          newStartingHashKey: String(2n ** 127n),
        },
      ],
    },
    60,
  );
  const [consumer] = history.consumers;
  const at = (seconds: number) => seconds * SECOND;

  test('the stream is UPDATING for 5 s', () => {
    expect([9, 10, 14.9, 15, 20].map((t) => isUpdatingAt(history, at(t)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect([10, 14.9, 15].map((t) => openShardsAt(history, at(t)))).toEqual([1, 1, 2]);
  });

  test('children are shown when they are there, the parent until it is done with and a while longer', () => {
    const shown = (t: number) => shownShards(history, consumer, at(t));
    expect([shown(14.9), shown(15), shown(24), shown(26)]).toEqual([[0], [0, 1, 2], [0, 1, 2], [1, 2]]);
    // Who is shown no consumer sees it for ten seconds.
    expect(shownShards(history, undefined, at(24.9))).toEqual([0, 1, 2]);
    expect(shownShards(history, undefined, at(25))).toEqual([1, 2]);
    expect(childrenOf(history, history.shards[0])).toEqual([1, 2]);
    expect([14, 15, 86_500].map((t) => shardStatusAt(history.shards[0], scenario, at(t)))).toEqual([
      'OPEN',
      'CLOSED',
      'EXPIRED',
    ]);
  });

  test('children wait for it; the consumer is not said to read nothing meanwhile', () => {
    expect([16, 22, 26].map((t) => awaitedParents(history, consumer, 1, at(t)))).toEqual([[0], [0], []]);
    expect(wayOfReadingAt(history, consumer, at(22))).toBe('polls');
  });

  test('who looks at the parent is led to a child when it is gone', () => {
    expect(furthestBehind(history, consumer, 0, at(20))).toBe(0);
    expect(furthestBehind(history, consumer, 0, at(40))).toBe(2);
  });

  test('shards × factor counts the open ones, and what runs in a closed one', () => {
    const setting = scenario.consumers[0];
    if (setting.type !== 'lambda') throw new Error('no function');
    const meter = new ConcurrencyMeter(history, consumer);
    expect([14, 20, 40].map((t) => meter.at(setting, at(t)).promised)).toEqual([1, 3, 2]);
  });

  test('nothing is lost within the retention', () => {
    expect(lostRecordsAt(history, scenario, consumer, at(60))).toEqual({ records: 0, unread: 0 });
  });
});

test('a change of the number of shards in several rounds is UPDATING until the last', () => {
  const { history } = runTo(
    {
      stream: { shardCount: 2 },
      consumers: [],
      commands: [{ at: 10, do: 'updateShardCount', targetShardCount: 3 }],
    },
    60,
  );
  // Splits first, then a merge.
  expect(history.shards.map(({ createdAt }) => createdAt / SECOND)).toEqual([0, 0, 15, 15, 15, 15, 20]);
  expect([10, 14, 15, 19.9, 20].map((t) => isUpdatingAt(history, t * SECOND))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
