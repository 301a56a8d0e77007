import { describe, expect, test } from 'vitest';
import { runTo, scenarioOf, startOf } from '../../headless/testing/scenarios';
import { writeBudgetAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';
import { faultsOf } from '../testing/invariants';
import { checkpointOf, restore } from '../checkpoints';

const MEBIBYTE = 1_048_576;

const inputOf = (records: readonly { at: number; bytes: number }[]): ScenarioInput => ({
  stream: { writeBurst: 'tank' },
  producers: [{ records: records.map((one) => ({ ...one, partitionKey: 'A' })), onThrottle: 'drop' }],
  consumers: [],
});
const large = (count: number, at: number) => Array.from({ length: count }, () => ({ at, bytes: MEBIBYTE }));

/** Records that were taken, and times of those refused. */
function outcome(records: readonly { at: number; bytes: number }[]) {
  const { history } = runTo(inputOf(records), 60);
  const [{ records: log, refusals }] = history.shards;
  return {
    taken: log.arrivedAt.length,
    refused: Array.from(refusals.at.data.slice(0, refusals.at.length), (at) => at / 1e6),
  };
}

describe('a tank of 10 MiB, refilled at 1 MiB/s', () => {
  test('takes ten large records at once, and no byte more', () => {
    expect(outcome([...large(10, 1), { at: 1, bytes: 1 }])).toEqual({ taken: 10, refused: [1] });
    expect(outcome([...large(11, 1)])).toEqual({ taken: 10, refused: [1] });
  });

  test('has as much again as time has passed, and never more than 10 MiB', () => {
    expect(outcome([...large(10, 1), ...large(3, 3)])).toEqual({ taken: 12, refused: [3] });
    expect(outcome([...large(10, 1), ...large(11, 50)])).toEqual({ taken: 20, refused: [50] });
    expect(outcome([...large(10, 1), { at: 1.999999, bytes: MEBIBYTE }, { at: 2, bytes: MEBIBYTE }])).toEqual(
      {
        taken: 11,
        refused: [1.999999],
      },
    );
  });

  test('leaves the records a second as they are', () => {
    const small = Array.from({ length: 1001 }, () => ({ at: 1, bytes: 1 }));
    expect(outcome(small)).toEqual({ taken: 1000, refused: [1] });
  });

  test('on average takes 1 MiB/s, its first 10 MiB beside it', () => {
    const input: ScenarioInput = {
      stream: { writeBurst: 'tank' },
      producers: [{ recordsPerSecond: 60, recordBytes: MEBIBYTE / 32, onThrottle: 'drop' }],
      consumers: [],
    };
    const simulation = runTo(input, 60);
    const { bytesUpTo } = simulation.history.shards[0].records;
    const total = bytesUpTo.data[bytesUpTo.length - 1] / MEBIBYTE;
    expect(Math.abs(total - 70)).toBeLessThan(0.1);
    expect(faultsOf(scenarioOf(input), simulation)).toEqual([]);
    // Without it: 1 MiB/s from the beginning on.
    const without = runTo({ ...input, stream: {} }, 60).history.shards[0].records.bytesUpTo;
    expect(without.data[without.length - 1] / MEBIBYTE).toBeLessThanOrEqual(60);
  });

  test('is told at any time, also after it was gone back', () => {
    const simulation = startOf(inputOf([...large(10, 1), ...large(1, 4)]));
    simulation.advance(2_500_000);
    const saved = checkpointOf(simulation);
    simulation.advance(9_000_000);
    const leftAt = (seconds: number) =>
      (writeBudgetAt(simulation.history.shards[0], seconds * 1e6, 'tank').tankLeft ?? 0) / MEBIBYTE;
    expect([0.5, 1, 3, 4, 9].map(leftAt)).toEqual([10, 0, 2, 2, 7]);
    restore(simulation, saved);
    expect(leftAt(9)).toBe(8);
    expect(writeBudgetAt(simulation.history.shards[0], 1e6).tankLeft).toBeNull();
  });
});
