import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addConsumer, addLane, addShard, makeHistory, type History } from '../engine';
import { reportOf } from '../headless/report';
import { runTo, scenarioOf, startOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND, microsFromSeconds } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { Timeline } from '../timeline';
import { finishedLast } from './finished-last';
import { OrderLedger } from './order-ledger';
import { countInversions, finishedAt } from './processing';
import { anyRun, runOf } from './testing/any-run';

const SECOND = MICROS_PER_SECOND;

/** A shard where one of two keys has nine tenths of the load, and its lane falls behind. */
const UNEVEN: ScenarioInput = {
  producers: [
    {
      recordsPerSecond: 100,
      partitionKeys: [{ key: 'A', weight: 9, explicitHashKey: null }, { key: 'F' }, { key: 'D' }],
    },
  ],
  consumers: [{ eventSourceMapping: { parallelizationFactor: 3 }, function: { millisPerRecord: 12 } }],
};

test('has the report’s inversions and records, whenever it is asked, forward and back', () => {
  const seconds = [3, 7.5, 12, 20];
  const whole = runTo(UNEVEN, 30);
  const ledger = new OrderLedger(whole.history, whole.history.consumers[0]);
  expect(reportOf(whole).consumers[0].inversions.withinShard).toBeGreaterThan(100);
  for (const second of [...seconds, ...seconds.toReversed(), 30]) {
    const [{ inversions, records }] = reportOf(runTo(UNEVEN, second)).consumers;
    expect(ledger.at(second * SECOND)).toEqual({ finished: records, ...inversions });
    expect(inversions.withinKey).toBe(0);
  }
});

test('one batch at a time keeps the whole shard in order', () => {
  const input: ScenarioInput = {
    ...UNEVEN,
    consumers: [{ eventSourceMapping: { parallelizationFactor: 1 }, function: { millisPerRecord: 5 } }],
  };
  const { history } = runTo(input, 20);
  const counts = new OrderLedger(history, history.consumers[0]).at(20 * SECOND);
  expect(counts).toMatchObject({ withinKey: 0, withinShard: 0 });
  expect(counts.finished).toBeGreaterThan(1_000);
});

test('grows with a run that goes on, lanes and all', () => {
  const run = startOf({
    ...UNEVEN,
    commands: [{ at: 6, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 6 }],
  });
  run.advance(0);
  const ledger = new OrderLedger(run.history, run.history.consumers[0]);
  for (let second = 1; second <= 12; second++) {
    run.advance(second * SECOND);
    const [{ inversions, records }] = reportOf(run).consumers;
    expect(ledger.at(second * SECOND)).toEqual({ finished: records, ...inversions });
  }
});

test('counted in slices it is the same, and no slice looks at more records than it may', () => {
  const { history } = runTo(UNEVEN, 120);
  const t = 120 * SECOND;
  const [consumer] = history.consumers;
  const whole = new OrderLedger(history, consumer).at(t);
  const looked = countLooks(history);
  const ledger = new OrderLedger(history, consumer);
  const BATCH = 100;
  const most = 1_000;
  let slices = 1;
  for (let before = looked(); !ledger.countTo(t, most); before = looked(), slices++)
    expect(looked() - before).toBeLessThanOrEqual(most + BATCH);
  expect(slices).toBeGreaterThan(20);
  const before = looked();
  expect(ledger.at(t)).toEqual(whole);
  // What is counted is not counted again, whoever asks.
  expect(ledger.shardAt(0, t)).toEqual(whole);
  expect(ledger.countTo(t / 2, most)).toBe(true);
  expect(looked()).toBe(before);
});

/** Counts how often the key of a record is asked for: each record is looked at when it comes and when it is settled. */
function countLooks(history: History): () => number {
  let looks = 0;
  const { records } = history.shards[0];
  const { data } = records.key;
  const counted = new Proxy(data, {
    get(target, name) {
      looks++;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  Object.defineProperty(records.key, 'data', { get: () => counted });
  return () => looks;
}

test('of any run, at any times in any order, it counts what counting anew counts', () => {
  let inverted = 0;
  const times = fc.array(fc.integer({ min: 0, max: 18_000_000 }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(anyRun, times, (run, asked) => {
      const { history } = runOf(run);
      for (const consumer of history.consumers) {
        const ledger = new OrderLedger(history, consumer);
        for (const [place, t] of asked.entries()) {
          // Whoever went on before all was counted takes nothing from the one after.
          if (place % 2 === 1) ledger.countTo(t, 50);
          if (place % 3 === 1) while (!ledger.countTo(t, 40));
          if (place % 4 === 3) continue;
          for (const { index, records } of history.shards) {
            const finished = finishedAt(history, consumer, index, t);
            const wanted = {
              finished: finished.filter((at) => at >= 0 && at < Infinity).length,
              ...countInversions(records.key.data, finished),
            };
            inverted += wanted.withinShard;
            const got = ledger.shardAt(index, t);
            if (JSON.stringify(got) !== JSON.stringify(wanted))
              throw new Error(`at ${t}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
            faultsOfLast(finished, finishedLast(history, consumer, index, t, 6));
          }
        }
      }
    }),
    { seed: 2026, numRuns: 80 },
  );
  expect(inverted).toBeGreaterThan(5_000);
});

test('of tables that no engine would write it counts the same: within a key records overtake, and are given up', () => {
  let withinKey = 0;
  const batch = fc.record({
    lane: fc.nat({ max: 2 }),
    after: fc.nat({ max: 2 }),
    given: fc.constantFrom(false, false, true),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 24 }),
      fc.array(batch, { minLength: 3, maxLength: 24 }),
      fc.infiniteStream(fc.nat({ max: 1e6 })),
      (keys, batches, chance) => {
        const { history, last } = madeUp(keys, batches, chance);
        const [consumer] = history.consumers;
        const ledger = new OrderLedger(history, consumer);
        for (const t of [...Array.from({ length: last + 2 }, (_, at) => at), Math.floor(last / 2), 0]) {
          const finished = finishedAt(history, consumer, 0, t);
          const wanted = {
            finished: finished.filter((at) => at >= 0 && at < Infinity).length,
            ...countInversions(history.shards[0].records.key.data, finished),
          };
          withinKey += wanted.withinKey;
          const got = ledger.at(t);
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            throw new Error(`at ${t}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
        }
      },
    ),
    { seed: 2026, numRuns: 500 },
  );
  expect(withinKey).toBeGreaterThan(2_000);
});

interface Made {
  readonly lane: number;
  readonly after: number;
  readonly given: boolean;
  readonly count: number;
}

/** A shard with these keys, whose records are finished and given up in any order. */
function madeUp(keys: readonly number[], batches: readonly Made[], chance: Iterator<number>) {
  const history = makeHistory();
  const shard = addShard(history, 'shardId-000000000000', { start: 0n, end: 1n });
  keys.forEach((key, row) => {
    shard.records.arrivedAt.push(0);
    shard.records.bytesUpTo.push(row);
    shard.records.key.push(key);
    shard.records.number.push(row);
  });
  const consumer = addConsumer(history, { entry: 0, ordinal: 0, type: 'lambda', startsAt: 0 }, [0]);
  const lanes = [0, 1, 2].map(() => addLane(consumer.shards[0]));
  const left = keys.map((_, row) => row);
  let at = 0;
  for (const { lane, after, given, count } of batches) {
    at += after;
    const { rows, invocations, discards } = lanes[lane];
    const from = rows.length;
    for (let index = 0; index < count && left.length > 0; index++)
      rows.push(left.splice(chance.next().value % left.length, 1)[0]);
    const to = rows.length;
    if (given) {
      discards.add(at, from, to, 0, 0);
    } else {
      invocations.add(at, at, from, to, to, 0, 0, 0, 0);
    }
  }
  return { history, last: at };
}

test('made anew after each change, and after changes were taken back, it counts the run as it is then', () => {
  const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';
  const MILLIS = 'consumers.0.function.millisPerRecord';
  const KEYS = 'producers.0.partitionKeys';
  const key = (name: string) => ({ key: name, weight: 1, explicitHashKey: null });
  const oneLane: ScenarioInput = {
    ...UNEVEN,
    consumers: [{ eventSourceMapping: { batchSize: 5 }, function: { millisPerRecord: 12 } }],
  };
  const timeline = new Timeline(scenarioOf(oneLane));
  const changes: [second: number, path: string, value: unknown, until: number][] = [
    [12, MILLIS, 11, 12.3],
    // The lanes of this change are made anew by the next one, which goes back to a moment before it.
    [12.3, FACTOR, 3, 12.6],
    [12.6, MILLIS, 9, 13.4],
    [13.4, KEYS, [key('E'), key('B')], 18],
    [13, KEYS, [key('A'), key('C')], 18],
  ];
  timeline.ensure(20 * SECOND);
  for (const [second, path, value, until] of changes) {
    const changedAt = microsFromSeconds(second);
    timeline.change(changedAt, path, value);
    expectCounted(timeline, [second, (second + until) / 2, until]);
  }
  timeline.restore(timeline.changeList.slice(0, 1));
  expectCounted(timeline, [11, 12.5, 18]);

  function expectCounted({ history }: Timeline, seconds: readonly number[]) {
    // The page runs ahead of the playhead.
    timeline.ensure(microsFromSeconds(seconds[seconds.length - 1] + 2));
    const ledger = new OrderLedger(history, history.consumers[0]);
    for (const at of seconds) {
      const t = microsFromSeconds(at);
      const finished = finishedAt(history, history.consumers[0], 0, t);
      expect(ledger.at(t)).toMatchObject(countInversions(history.shards[0].records.key.data, finished));
      expect(ledger.at(t).finished).toBe(finished.filter((one) => one >= 0 && one < Infinity).length);
    }
  }
});

/** The last records are the latest, in order, and marked as early where an earlier one came or comes after them. */
function faultsOfLast(finished: Float64Array, last: ReturnType<typeof finishedLast>): void {
  const done = [...finished].filter((at) => at >= 0 && at < Infinity).sort((a, b) => a - b);
  const wanted = done.slice(-6);
  if (JSON.stringify(last.map(({ at }) => at)) !== JSON.stringify(wanted))
    throw new Error('not the last ones');
  for (const { row, at, early } of last)
    if (finished[row] !== at || early !== finished.subarray(0, row).some((before) => before > at))
      throw new Error(`row ${row} is ${early ? '' : 'not '}early`);
}

test('shards that come while the run goes on are counted too', () => {
  const split = {
    at: 2,
    do: 'splitShard' as const,
    shardId: 'shardId-000000000000',
    newStartingHashKey: String(2n ** 127n),
  };
  const producers = [{ recordsPerSecond: 50, partitionKeys: { count: 9 } }];
  const run = startOf({ producers, commands: [split] });
  run.advance(SECOND);
  const ledger = new OrderLedger(run.history, run.history.consumers[0]);
  expect(ledger.countTo(SECOND, Infinity)).toBe(true);
  run.advance(30 * SECOND);
  expect(run.history.shards).toHaveLength(3);
  expect(ledger.shardAt(2, 30 * SECOND).finished).toBeGreaterThan(0);
  expect(ledger.at(30 * SECOND)).toEqual(
    new OrderLedger(run.history, run.history.consumers[0]).at(30 * SECOND),
  );
});
