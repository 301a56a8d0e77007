import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_OK, type ConsumerHistory, type History } from '../engine';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { anyRun, runOf } from './testing/any-run';
import { journeyAt, recordOfNumber, whereaboutsOf } from './journey';
import { finishedAt } from './processing';

const SECOND = MICROS_PER_SECOND;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

describe('a record of the opening figure', () => {
  const { history } = runTo(OPENING_SCENE.scenario, 30);
  const [consumer] = history.consumers;

  test('is told step by step, and never what comes after t', () => {
    const place = recordOfNumber(history, 41, 30 * SECOND)!;
    const whole = journeyAt(history, consumer, place, 30 * SECOND)!;
    expect(whole.number).toBe(41);
    expect(whole.lanes).toHaveLength(1);
    expect(whole.tries).toHaveLength(1);
    const { arrivedAt, read, tries, end } = whole;
    const moments = [arrivedAt, read!.at, tries[0].startsAt, end!.at];
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(end).toEqual({ kind: 'finished', at: tries[0].endsAt });
    expect(journeyAt(history, consumer, place, arrivedAt - 1)).toBeNull();
    const where = (t: number) => whereaboutsOf(journeyAt(history, consumer, place, t)!).kind;
    expect([arrivedAt, read!.at - 1].map(where)).toEqual(['unread', 'unread']);
    expect([read!.at, tries[0].startsAt - 1].map(where)).toEqual(['waiting', 'waiting']);
    expect([tries[0].startsAt, end!.at - 1].map(where)).toEqual(['running', 'running']);
    expect(where(end!.at)).toBe('finished');
    const running = journeyAt(history, consumer, place, tries[0].startsAt)!;
    expect(running.tries[0]).toMatchObject({ endsAt: null, outcome: 'running', finished: false });
    expect(running.end).toBeNull();
  });

  test('that is not there is nobody’s: rows and numbers out of range', () => {
    for (const place of [
      { shard: 0, row: 1e6 },
      { shard: 9, row: 0 },
      { shard: 0, row: -1 },
      { shard: -1, row: 0 },
    ])
      expect(journeyAt(history, consumer, place, 30 * SECOND)).toBeNull();
    for (const number of [0, -3, 1e9, 1.5]) expect(recordOfNumber(history, number, 30 * SECOND)).toBeNull();
  });
});

test('dealt anew while it waits, a record changes its lane at the moment of the change', () => {
  const input: ScenarioInput = {
    ...OPENING_SCENE.scenario,
    commands: [{ at: 20, do: 'set', path: FACTOR, value: 2 }],
  };
  const { history } = runTo(input, 60);
  const [consumer] = history.consumers;
  const moved = allJourneys(history, consumer, 60 * SECOND).filter(({ lanes }) => lanes.length > 1);
  expect(moved.length).toBeGreaterThan(3);
  for (const { lanes } of moved) {
    expect(lanes.map(({ lane }) => lane)).toEqual([0, 1]);
    // A key in a batch stays until that batch is done.
    expect(lanes[1].at).toBeGreaterThanOrEqual(20 * SECOND);
    expect(lanes[1].at).toBeLessThanOrEqual(22 * SECOND);
  }
});

test('failed tries, halves and what is given up are told of each record', () => {
  const { history } = runTo(
    {
      producers: [{ recordsPerSecond: 10, partitionKeys: [{ key: 'A' }], endsAt: 3 }],
      consumers: [
        {
          eventSourceMapping: { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 },
          function: { millisPerRecord: 10, failures: { poisonRecords: [4] } },
        },
      ],
    },
    60,
  );
  const [consumer] = history.consumers;
  const bad = journeyAt(history, consumer, { shard: 0, row: 4 }, 60 * SECOND)!;
  expect(bad.end).toMatchObject({ kind: 'given-up', because: 'retries' });
  expect(bad.tries.length).toBeGreaterThan(3);
  expect(bad.tries.every(({ outcome, finished }) => outcome === 'failed' && !finished)).toBe(true);
  expect(bad.tries.at(-1)?.records).toBe(1);
  const good = journeyAt(history, consumer, { shard: 0, row: 0 }, 60 * SECOND)!;
  expect(good.tries.map(({ outcome }) => outcome)).toContain('failed');
  expect(good.end).toMatchObject({ kind: 'finished' });
});

test('of any run: read, lanes and end are those that the tables say, row by row', () => {
  let readByPush = 0;
  let movedLanes = 0;
  let givenUp = 0;
  let filtered = 0;
  fc.assert(
    fc.property(anyRun, (run) => {
      const { history, now } = runOf(run);
      for (const consumer of history.consumers) {
        const journeys = allJourneys(history, consumer, now);
        for (const { index } of history.shards) {
          const finished = finishedAt(history, consumer, index, now);
          const reads = readsOf(history, consumer, index);
          for (const one of journeys) {
            if (one.shard !== index) continue;
            const { row, end, read, beforeConsumer } = one;
            if (read?.at !== reads[row]) throw new Error(`read of ${row}`);
            if (read?.way === 'push') readByPush++;
            if (one.lanes.length > 1) movedLanes++;
            if (end?.kind === 'given-up') givenUp++;
            if (end?.kind === 'filtered') filtered++;
            const isNever = end?.kind === 'given-up' || end?.kind === 'filtered';
            const told = beforeConsumer || isNever ? -1 : end === null ? Infinity : end.at;
            if (told !== finished[row]) throw new Error(`end of ${row}: ${told}, ${finished[row]}`);
            if (end?.kind !== 'filtered') faultsOfLanes(consumer, one);
            else if (one.lanes.length > 0) throw new Error(`${row} is in a lane, past the filters`);
          }
        }
      }
    }),
    { seed: 2026, numRuns: 60 },
  );
  expect(readByPush).toBeGreaterThan(100);
  expect(movedLanes).toBeGreaterThan(50);
  expect(givenUp).toBeGreaterThan(100);
  expect(filtered).toBeGreaterThan(100);
});

function allJourneys(history: History, consumer: ConsumerHistory, t: number) {
  return history.shards.flatMap(({ index, records }) =>
    Array.from({ length: records.arrivedAt.length }, (_, row) =>
      journeyAt(history, consumer, { shard: index, row }, t),
    ).filter((one) => one !== null),
  );
}

function readsOf(history: History, consumer: ConsumerHistory, shard: number): (number | undefined)[] {
  const times: (number | undefined)[] = [];
  for (const id of consumer.shards[shard].readers) {
    const { calls } = history.readers[id];
    for (let call = 0; call < calls.at.length; call++)
      if (calls.outcome.data[call] === CALL_OK)
        for (let row = calls.from.data[call]; row < calls.to.data[call]; row++)
          times[row] = calls.at.data[call];
  }
  return times;
}

/** The tries of a record are all tries of all lanes that hold it, each in the lane where it is by then. */
function faultsOfLanes(consumer: ConsumerHistory, { shard, row, lanes, tries, read }: Journey): void {
  const all = consumer.shards[shard].lanes.flatMap(({ rows, invocations }, lane) =>
    Array.from({ length: invocations.startsAt.length }, (_, index) => index)
      .filter((index) =>
        rows.data.subarray(invocations.from.data[index], invocations.to.data[index]).includes(row),
      )
      .map((invocation) => ({ lane, invocation })),
  );
  const told = tries.map(({ lane, invocation }) => ({ lane, invocation }));
  if (JSON.stringify(told) !== JSON.stringify(all)) throw new Error(`tries of ${row}`);
  if (consumer.type === 'lambda' && read !== null && lanes.length === 0) throw new Error(`no lane of ${row}`);
  if (tries.some(({ lane }) => lane !== lanes.at(-1)?.lane)) throw new Error(`lane of ${row}`);
  if (lanes.some(({ at }, index) => at < (lanes[index - 1]?.at ?? read?.at ?? 0)))
    throw new Error(`order of the lanes of ${row}`);
}
type Journey = NonNullable<ReturnType<typeof journeyAt>>;
