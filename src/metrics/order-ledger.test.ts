import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../headless/report';
import { runTo, startOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { finishedLast } from './finished-last';
import { OrderLedger } from './order-ledger';
import { countInversions, finishedAt } from './processing';
import { anyRun, runOf } from './testing/any-run';

const SECOND = MICROS_PER_SECOND;

/** A shard where one of two keys has nine tenths of the load, and its lane falls behind. */
const UNEVEN: ScenarioInput = {
  producers: [
    { recordsPerSecond: 100, partitionKeys: [{ key: 'A', weight: 9 }, { key: 'F' }, { key: 'D' }] },
  ],
  consumers: [{ eventSourceMapping: { parallelizationFactor: 3 }, function: { millisPerRecord: 12 } }],
};

test('has the report’s inversions and records, whenever it is asked, forward and back', () => {
  const seconds = [3, 7.5, 12, 20];
  const whole = runTo(UNEVEN, 30);
  const ledger = new OrderLedger(whole.history, whole.history.consumers[0]);
  for (const second of [...seconds, ...seconds.toReversed(), 30]) {
    const [{ inversions, records }] = reportOf(runTo(UNEVEN, second)).consumers;
    expect(ledger.at(second * SECOND)).toEqual({ finished: records, ...inversions });
    if (second > 7) expect(inversions.withinShard).toBeGreaterThan(10);
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

test('of any run, at any times in any order, it counts what counting anew counts', () => {
  let inverted = 0;
  const times = fc.array(fc.integer({ min: 0, max: 18_000_000 }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(anyRun, times, fc.constantFrom(1, 7, 40), (run, asked, spacing) => {
      const { history } = runOf(run);
      for (const consumer of history.consumers) {
        const ledger = new OrderLedger(history, consumer, spacing);
        for (const t of asked) {
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
