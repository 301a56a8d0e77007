import { describe, expect, test } from 'vitest';
import { shardIdOf } from '../../engine';
import { runTo } from '../../headless/testing/scenarios';
import { parseScenario } from '../../scenario';
import { createFigureStore } from '../../store';
import { withCommands } from '../link/link-session';
import { betweenKeys, middleOf, sharesOf } from './split-key';

const SECOND = 1_000_000;
const split = {
  do: 'splitShard' as const,
  shardId: shardIdOf(0),
  newStartingHashKey: String(2n ** 127n),
};

function makeFigure() {
  const parsed = parseScenario({
    producers: [{ recordsPerSecond: 20, partitionKeys: { count: 9, skew: 0 } }],
  });
  if (!parsed.ok) throw new Error('not valid');
  return createFigureStore(parsed.scenario, () => () => {}, { startAt: 10 * SECOND, now: () => 0 });
}

describe('a resharding by hand', () => {
  test('is at the playhead, is a change among the others, and is taken back and made again', () => {
    const figure = makeFigure();
    figure.actions.reshard(split);
    expect(figure.getState().changes).toEqual([{ at: 10 * SECOND, ...split }]);
    figure.actions.seek(20 * SECOND);
    expect(figure.live().history.shards).toHaveLength(3);
    expect(figure.getState().undo).toEqual({ kind: 'reshard', order: split });
    figure.actions.undo();
    figure.actions.seek(20 * SECOND);
    expect(figure.live().history.shards).toHaveLength(1);
    figure.actions.redo();
    figure.actions.seek(20 * SECOND);
    expect(figure.live().history.shards).toHaveLength(3);
  });

  test('that AWS refuses is in the history, and the run goes on', () => {
    const figure = makeFigure();
    figure.actions.reshard({ do: 'updateShardCount', targetShardCount: 9 });
    figure.actions.seek(12 * SECOND);
    expect(figure.live().history.commands).toMatchObject([
      { do: 'updateShardCount', refusal: { exception: 'LimitExceededException' } },
    ]);
    expect(figure.live().history.shards).toHaveLength(1);
  });

  test('in the past forgets what came later; a link has it as a command', () => {
    const figure = makeFigure();
    figure.actions.reshard(split);
    figure.actions.seek(5 * SECOND);
    figure.actions.reshard({ do: 'updateShardCount', targetShardCount: 2 });
    const { changes } = figure.getState();
    expect(changes).toHaveLength(1);
    expect(withCommands(figure.live().base, changes).commands).toEqual([
      { at: 5, do: 'updateShardCount', targetShardCount: 2 },
    ]);
  });
});

describe('where a shard is split', () => {
  // C and E lie in the first half; C has three quarters of the records.
  const { history } = runTo(
    {
      stream: { shardCount: 2 },
      producers: [
        { recordsPerSecond: 40, partitionKeys: [{ key: 'C', weight: 3 }, { key: 'E' }, { key: 'D' }] },
      ],
    },
    10,
  );
  const [first, second] = history.shards;

  test('in the middle of its range', () => {
    expect(middleOf(first)).toBe(2n ** 126n);
    expect(middleOf(second)).toBe(2n ** 127n + 2n ** 126n);
  });

  test('between two keys, and nowhere where there is but one', () => {
    const hashKeys = ['C', 'E'].map((key) => history.keys.find((one) => one.partitionKey === key)!.hashKey);
    const at = betweenKeys(history, first, 10 * SECOND)!;
    expect(at > hashKeys[0] && at <= hashKeys[1]).toBe(true);
    expect(betweenKeys(history, second, 10 * SECOND)).toBe(null);
  });

  test('with the share of the records that each shard takes', () => {
    expect(sharesOf(history, 10 * SECOND)).toEqual([80, 20]);
    expect(sharesOf(history, 0)).toEqual([null, null]);
  });
});
