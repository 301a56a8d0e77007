import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CALL_OK,
  CALL_SKIPPED,
  INVOCATION_ERROR,
  INVOCATION_OK,
  INVOCATION_THROTTLED,
  Simulation,
  type ConsumerHistory,
  type History,
} from '../engine';
import { scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { nextBeat, previousBeat, type Beat } from '../metrics';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { scenarioInput } from '../scenario/testing/scenario-arbitrary';
import { captionOf } from './caption';
import { happeningsAt } from './story';

// Captions as a reader has them, beside the rows of the history: every sentence is taken apart and looked up, and
// every row must have been told.

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const SECONDS = 12;
const END = SECONDS * MICROS_PER_SECOND;
const MOST_BEATS = 1_500;

const amount = (text: string) => Number(text.replaceAll(',', ''));
/** As a caption tells them: five at most one by one. */
const listOf = (numbers: readonly number[]) =>
  numbers.length > 5 ? `${numbers[0]}, ${numbers[1]}, … ${numbers.at(-1)}` : numbers.join(', ');
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

function run(input: ScenarioInput): History {
  const simulation = Simulation.start(scenarioOf(input));
  simulation.advance(END, 60_000);
  return simulation.history;
}

function beatsOf(history: History, consumer: ConsumerHistory, shard: number): Beat[] {
  const beats: Beat[] = [];
  let beat = nextBeat(history, consumer, [shard], -1, END);
  while (beat !== null && beats.length < MOST_BEATS) {
    beats.push(beat);
    beat = nextBeat(history, consumer, [shard], beat.at, END);
  }
  return beats;
}

/** Rows of a table's column that are at t. */
function at(column: { readonly data: ArrayLike<number>; readonly length: number }, t: Micros): number[] {
  return Array.from({ length: column.length }, (_, row) => row).filter((row) => column.data[row] === t);
}

/** What a caption claims and the history does not have, or has and the caption does not tell. */
function faultsOf(history: History, consumer: ConsumerHistory, { at: t, shard }: Beat, text: string) {
  const log = history.shards[shard].records;
  const part = consumer.shards[shard];
  const told = {
    reads: [...text.matchAll(/(?:Poll|Push): ([\d,]+) records? of ([\d,]+) keys? read\./g)].map(
      ([, records, keys]) => `${amount(records)} of ${amount(keys)}`,
    ),
    readsRefused: (text.match(/Poll refused/g) ?? []).length,
    sent: [
      ...text.matchAll(
        /Lane (\d+) sends a batch of ([\d,]+)(?: again \(try (\d+)\))?( to a new instance)?: ([\d, …]+)\./g,
      ),
    ].map(
      ([, lane, records, attempt = '1', cold, numbers]) =>
        `${lane}: ${amount(records)}, ${attempt}, ${cold !== undefined}, ${numbers.replaceAll(/(\d),(\d)/g, '$1$2')}`,
    ),
    throttled: [...text.matchAll(/Lane (\d+): throttled \(429\), a batch of ([\d,]+) waits/g)].map(
      ([, lane, records]) => `${lane}: ${amount(records)}`,
    ),
    finished: [...text.matchAll(/Lane (\d+) finished ([\d,]+) records?:/g)].map(
      ([, lane, records]) => `${lane}: ${amount(records)}`,
    ),
    failed: [...text.matchAll(/Lane (\d+) failed: ([^.]*)\./g)].map(([, lane, what]) => {
      const done = amount(/([\d,]+) of/.exec(what)?.[1] ?? '0');
      const givenUp = amount(/([\d,]+) records? given up/.exec(what)?.[1] ?? '0');
      const again = amount(/([\d,]+) records? to be tried again/.exec(what)?.[1] ?? '0');
      return `${lane}: ${done} done, ${givenUp} given up, ${again} again`;
    }),
  };
  const calls = part.readers.flatMap((id) => {
    const { calls: table } = history.readers[id];
    return at(table.at, t).map((row) => ({
      outcome: table.outcome.data[row],
      from: table.from.data[row],
      to: table.to.data[row],
    }));
  });
  const keyNames = (from: number, to: number) =>
    new Set(
      Array.from({ length: to - from }, (_, index) => {
        const key = history.shards[shard].keys.data[log.key.data[from + index]];
        return history.keys[key].partitionKey;
      }),
    );
  const tries = part.lanes.flatMap(({ rows, invocations: table, discards }, index) =>
    Array.from({ length: table.startsAt.length }, (_, row) => {
      const [from, to] = [table.from.data[row], table.to.data[row]];
      const numbers = Array.from(
        { length: to - from },
        (__, entry) => log.number.data[rows.data[from + entry]] + 1,
      );
      const endsAt = table.endsAt.data[row];
      const givenUp = sum(
        at(discards.at, endsAt).map((one) => discards.to.data[one] - discards.from.data[one]),
      );
      const done = table.doneTo.data[row] - from;
      const outcome = table.outcome.data[row];
      return {
        lane: index + 1,
        startsAt: table.startsAt.data[row],
        endsAt,
        outcome,
        records: to - from,
        whole: outcome === INVOCATION_OK && done === to - from,
        ended: `${index + 1}: ${done} done, ${givenUp} given up, ${to - from - done - givenUp} again`,
        sent: `${index + 1}: ${to - from}, ${table.attempt.data[row] + 1}, ${table.cold.data[row] === 1}, ${listOf(numbers)}`,
      };
    }),
  );
  const started = tries.filter((one) => one.startsAt === t);
  const ended = tries.filter((one) => one.endsAt === t && one.outcome !== INVOCATION_THROTTLED);
  expect(told).toEqual({
    reads: calls
      .filter(({ outcome }) => outcome === CALL_OK)
      .map(({ from, to }) => `${to - from} of ${keyNames(from, to).size}`),
    readsRefused: calls.filter(({ outcome }) => outcome !== CALL_OK && outcome !== CALL_SKIPPED).length,
    sent: started.filter((one) => one.outcome !== INVOCATION_THROTTLED).map((one) => one.sent),
    throttled: started
      .filter((one) => one.outcome === INVOCATION_THROTTLED)
      .map((one) => `${one.lane}: ${one.records}`),
    finished: ended.filter((one) => one.whole).map((one) => `${one.lane}: ${one.records}`),
    failed: ended.filter((one) => !one.whole).map((one) => one.ended),
  });
}

/** Moments at which something is to be told, counted row by row. */
function momentsOf(history: History, consumer: ConsumerHistory, shard: number): Set<Micros> {
  const moments = new Set<Micros>();
  const { at: refusedAt } = history.shards[shard].refusals;
  let before = -Infinity;
  for (let row = 0; row < refusedAt.length; row++) {
    if (refusedAt.data[row] - before >= MICROS_PER_SECOND) moments.add(refusedAt.data[row]);
    before = refusedAt.data[row];
  }
  for (const id of consumer.shards[shard].readers) {
    const { calls, schedule } = history.readers[id];
    before = -Infinity;
    for (let row = 0; row < calls.at.length; row++) {
      const moment = calls.at.data[row];
      const counts =
        schedule === null ? moment - before >= MICROS_PER_SECOND : calls.outcome.data[row] !== CALL_SKIPPED;
      if (counts) moments.add(moment);
      before = moment;
    }
  }
  for (const { invocations } of consumer.shards[shard].lanes) {
    for (let row = 0; row < invocations.startsAt.length; row++) {
      moments.add(invocations.startsAt.data[row]);
      moments.add(invocations.endsAt.data[row]);
    }
  }
  return new Set([...moments].filter((one) => one <= END));
}

const failing: ScenarioInput = {
  stream: { shardCount: 2 },
  producers: [{ recordsPerSecond: 40, partitionKeys: { count: 9 } }],
  consumers: [
    {
      count: 6,
      eventSourceMapping: { batchSize: 7, parallelizationFactor: 3, maximumRetryAttempts: 2 },
      function: { millisPerRecord: 40, reservedConcurrency: 2, failures: { errorRate: 0.4 } },
    },
  ],
};

function check(input: ScenarioInput): number {
  const history = run(input);
  let told = 0;
  for (const consumer of history.consumers.slice(0, 3)) {
    for (const { index } of history.shards.slice(0, 2)) {
      const beats = beatsOf(history, consumer, index);
      const end = beats.length < MOST_BEATS ? END : beats[MOST_BEATS - 1].at;
      const due = [...momentsOf(history, consumer, index)].filter((one) => one <= end);
      expect(beats.map((beat) => beat.at)).toEqual(due.sort((a, b) => a - b));
      for (const beat of beats.slice(0, 60)) {
        const text = captionOf(happeningsAt(history, consumer, index, beat.at));
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/NaN|undefined|Infinity|\b1 (records|keys)\b/);
        faultsOf(history, consumer, beat, text);
        told++;
      }
    }
  }
  return told;
}

test('every caption is what the history has, and every row is told: the opening, and six that fail', () => {
  expect(check(OPENING_SCENE.scenario)).toBeGreaterThan(40);
  expect(check(failing)).toBeGreaterThan(200);
  const history = run(failing);
  const outcomes = history.consumers[0].shards[0].lanes.flatMap(({ invocations: { outcome } }) =>
    Array.from(outcome.data.subarray(0, outcome.length)),
  );
  // Or the check above would have checked less than it says.
  expect(new Set(outcomes)).toEqual(new Set([INVOCATION_OK, INVOCATION_ERROR, INVOCATION_THROTTLED]));
});

test('of pushes, one a record, only the first one after a pause is a moment of its own', () => {
  const pushed = { ...failing, consumers: [{ ...failing.consumers![0], count: 1, enhancedFanOut: true }] };
  expect(check(pushed as ScenarioInput)).toBeGreaterThan(20);
  const history = run(pushed as ScenarioInput);
  const [consumer] = history.consumers;
  const alone = beatsOf(history, consumer, 0).filter(({ at: t }) => {
    const happenings = happeningsAt(history, consumer, 0, t);
    return happenings.every(({ kind }) => kind === 'read');
  });
  expect(alone.length).toBeLessThanOrEqual(SECONDS);
});

test('any scenario', () => {
  let told = 0;
  fc.assert(
    fc.property(scenarioInput, (input) => {
      told += check(input);
    }),
    { seed: SEED, numRuns: 25 },
  );
  expect(told).toBeGreaterThan(100);
});

test('backwards there are the same beats, and of several shards every one, those of one moment too', () => {
  // Polls of both shards at the very same moments.
  const [consumer] = failing.consumers!;
  const polls = { ...consumer, count: 1, pollPhaseMillis: 300, pollJitterMillis: 0 };
  const history = run({ ...failing, consumers: [polls] } as ScenarioInput);
  const [told] = history.consumers;
  const forward: Beat[] = [];
  for (let beat = nextBeat(history, told, [0, 1], -1, END); beat !== null;) {
    forward.push(beat);
    beat = nextBeat(history, told, [0, 1], beat, END);
  }
  const back: Beat[] = [];
  for (let beat = previousBeat(history, told, [0, 1], END + 1); beat !== null;) {
    back.push(beat);
    beat = previousBeat(history, told, [0, 1], beat);
  }
  expect(back.reverse()).toEqual(forward);
  const due = [0, 1].flatMap((shard) =>
    [...momentsOf(history, told, shard)].map((moment): Beat => ({ at: moment, shard })),
  );
  expect(forward).toEqual(due.sort((a, b) => a.at - b.at || a.shard - b.shard));
  expect(new Set(forward.map((beat) => beat.at)).size).toBeLessThan(forward.length);
});
