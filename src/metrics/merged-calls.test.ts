import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { visitMergedCalls, visitRefusedWrites } from './merged-calls';
import { OutcomeRows } from './outcome-rows';
import { isRefusal } from './rates';
import { visitCalls, type CallKind } from './recent-calls';

type Call = readonly [at: number, kind: CallKind];

describe.each([
  ['polls of six', { count: 6 }],
  ['pushes', { enhancedFanOut: true }],
])('calls: %s', (_, change) => {
  const { history, scenario } = runTo(
    { producers: [{ recordsPerSecond: 8 }], consumers: [{ ...change }] },
    300,
  );
  const { seed } = scenario;
  const merged = (consumer: number, from: number, to: number, grain: number): Call[] => {
    const calls: Call[] = [];
    const refused = new OutcomeRows(isRefusal);
    const one = history.consumers[consumer];
    visitMergedCalls(history, seed, one, 0, from, to, grain, refused, (at, kind) => calls.push([at, kind]));
    return calls;
  };
  const all = (consumer: number, from: number, to: number): Call[] => {
    const calls: Call[] = [];
    const one = history.consumers[consumer];
    visitCalls(history, seed, one, 0, from, to, (at, kind) => calls.push([at, kind]));
    return calls;
  };

  test('near by, all of them', () => {
    const near = merged(0, 100 * SECOND, 110 * SECOND, 0.001 * SECOND);
    expect(near).toEqual(all(0, 100 * SECOND, 110 * SECOND));
    expect(near.length).toBeGreaterThan(8);
  });

  test('from afar, one for each piece of time: what was refused wins', () => {
    const grain = 7 * SECOND;
    let refusals = 0;
    for (const { id } of history.consumers) {
      const seen = merged(id, 0, 300 * SECOND, grain);
      const pieces = new Map<number, string>();
      for (const [at, kind] of all(id, 0, 300 * SECOND)) {
        if (kind === 'empty') continue;
        const piece = Math.floor(at / grain);
        if (kind === 'refused' || !pieces.has(piece)) pieces.set(piece, kind);
      }
      expect(new Map(seen.map(([at, kind]) => [Math.floor(at / grain), kind]))).toEqual(pieces);
      expect(seen).toHaveLength(pieces.size);
      refusals += seen.filter(([, kind]) => kind === 'refused').length;
      // The same ones wherever the window begins.
      const later = merged(id, 22 * SECOND, 300 * SECOND, grain);
      expect(later.slice(1)).toEqual(seen.filter(([at]) => at > later[0][0]).slice(-(later.length - 1)));
    }
    expect(refusals > 20).toBe('count' in change);
  });
});

test('refused puts: one for each piece of time, and none where there was none', () => {
  const { history } = runTo(
    { producers: [{ recordsPerSecond: 1_500, recordBytes: 100, startsAt: 5, endsAt: 20 }] },
    40,
  );
  const [shard] = history.shards;
  const { at } = shard.refusals;
  const grain = 0.5 * SECOND;
  const seen: number[] = [];
  visitRefusedWrites(shard, 0, 40 * SECOND, grain, (one) => seen.push(one));
  const pieces = new Set([...at.data.subarray(0, at.length)].map((one) => Math.floor(one / grain)));
  expect(seen.map((one) => Math.floor(one / grain))).toEqual([...pieces]);
  expect(seen.length).toBeGreaterThan(10);
  expect(Math.min(...seen)).toBeGreaterThan(5 * SECOND);
});
