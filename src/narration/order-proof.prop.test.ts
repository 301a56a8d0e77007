import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulation, type ConsumerHistory, type History, type Scenario } from '../engine';
import { scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { finishedAt, type RecordPlace } from '../metrics';
import { anyRun } from '../metrics/testing/any-run';
import { scenarioInput } from '../scenario/testing/scenario-arbitrary';
import { proveOrder, type OrderProof } from './order-proof';

// What the proof says of random pairs, beside the raw tables: it may call guaranteed only what came in order.

const SECOND = MICROS_PER_SECOND;
/** Another seed looks elsewhere: KINETOSCOPE_SEED=7 npx vitest run src/narration/order-proof.prop.test.ts */
const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 120);
const PAIRS = 60;
/** Some scenarios bring millions of events and few records: they are looked at for as long as there is time. */
const MOST_EVENTS = 20_000;

/** Which batch finished each record of a shard: its times and its name; by row. */
function batchesOf({ shards }: ConsumerHistory, shard: number, t: Micros) {
  const batches: {
    readonly startsAt: Micros;
    readonly endsAt: Micros;
    readonly lane: string;
    readonly turn: number;
  }[] = [];
  shards[shard].lanes.forEach(({ rows, invocations }, lane) => {
    for (let row = 0; row < invocations.startsAt.length; row++) {
      const [startsAt, endsAt] = [invocations.startsAt.data[row], invocations.endsAt.data[row]];
      if (endsAt > t) continue;
      for (let entry = invocations.from.data[row]; entry < invocations.doneTo.data[row]; entry++)
        batches[rows.data[entry]] = { startsAt, endsAt, lane: `${shard} ${lane}`, turn: row };
    }
  });
  return batches;
}

/** The outcome, worked out from the tables of the whole run. */
function happened(
  history: History,
  consumer: ConsumerHistory,
  pair: readonly [RecordPlace, RecordPlace],
  t: Micros,
): string {
  const number = ({ shard, row }: RecordPlace) => history.shards[shard].records.number.data[row];
  const ordered = pair.toSorted((a, b) => number(a) - number(b));
  const [first, second] = ordered.map(({ shard, row }) => finishedAt(history, consumer, shard, t)[row]);
  if (first < 0 || second < 0) return 'never';
  if (first === Infinity || second === Infinity) return 'open';
  if (first !== second) return first < second ? 'in-order' : 'inverted';
  if (consumer.type !== 'lambda') return ordered[0].shard === ordered[1].shard ? 'in-order' : 'same-moment';
  const [one, other] = ordered.map(({ shard, row }) => batchesOf(consumer, shard, t)[row]);
  const [key, otherKey] = ordered.map(({ shard, row }) => history.shards[shard].records.key.data[row]);
  const isOfOneKey = ordered[0].shard === ordered[1].shard && key === otherKey;
  // Of one key in two lanes: dealt anew when the first batch had ended, at that very moment.
  if (one.lane !== other.lane && isOfOneKey && one.endsAt <= other.startsAt) return 'in-order';
  if (one.lane !== other.lane) return 'same-moment';
  // Invocations that take no time end at one moment, one after the other all the same.
  return one.turn <= other.turn ? 'in-order' : 'inverted';
}

const counts: Record<string, number> = {};

function judge(simulation: Simulation, base: Scenario, picks: readonly number[]): void {
  const { history, now } = simulation;
  const all = history.shards.flatMap(({ index, records }) =>
    Array.from({ length: records.arrivedAt.length }, (_, row) => ({ shard: index, row })),
  );
  if (all.length < 2) return;
  for (const consumer of history.consumers) {
    for (let index = 0; index + 2 < picks.length; index += 3) {
      const one = all[picks[index] % all.length];
      // Neighbours are what one asks of: two records far apart come in order of themselves.
      const away = 1 + (picks[index + 1] % Math.min(all.length - 1, 12));
      const other = all[(all.indexOf(one) + away) % all.length];
      const t = Math.round((now * (1 + (picks[index + 2] % 10))) / 10);
      const proof = proveOrder(history, base, consumer, [one, other], t);
      if (proof === null) continue;
      const truth = happened(history, consumer, [one, other], t);
      if (truth !== proof.outcome.kind) throw new Error(`it was ${truth}, not ${proof.outcome.kind}`);
      const name = `${proof.verdict}, ${truth}`;
      counts[name] = (counts[name] ?? 0) + 1;
      if (proof.verdict !== 'not-guaranteed') keepsItsWord(consumer, proof, truth, t);
    }
  }
}

/** What is guaranteed is more than told: the earlier one's invocation has ended before the later one's begins. */
function keepsItsWord(consumer: ConsumerHistory, proof: OrderProof, truth: string, t: Micros): void {
  const { earlier, later, outcome } = proof;
  if (truth === 'inverted' || truth === 'same-moment')
    throw new Error(`${proof.rule.kind}: ${earlier.number} before ${later.number} was ${truth}`);
  if (outcome.kind === 'open' && outcome.finished === 'later')
    throw new Error(`${proof.rule.kind}: ${later.number} is finished and ${earlier.number} is not`);
  if (truth !== 'in-order' || consumer.type !== 'lambda') return;
  const [first, second] = [earlier, later].map(({ shard, row }) => batchesOf(consumer, shard, t)[row]);
  if ((first.lane !== second.lane || first.turn !== second.turn) && first.endsAt > second.startsAt)
    throw new Error(`${proof.rule.kind}: ${later.number} began before ${earlier.number} ended`);
}

const picks = fc.array(fc.nat({ max: 1e6 }), { minLength: 3 * PAIRS, maxLength: 3 * PAIRS });

test('what is called guaranteed came in order, and what is told to have happened did', () => {
  fc.assert(
    fc.property(anyRun, picks, ({ input, seconds }, chosen) => {
      const scenario = scenarioOf(input);
      const simulation = Simulation.start(scenario);
      simulation.advance(seconds * SECOND);
      judge(simulation, scenario, chosen);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Both answers come often, and so does what chance makes of the second.
  for (const often of ['guaranteed, in-order', 'not-guaranteed, in-order', 'not-guaranteed, open'])
    expect([often, counts[often]]).toEqual([often, expect.toSatisfy((count: number) => count > 200)]);
  for (const seen of [
    'not-guaranteed, inverted',
    'assumed, in-order',
    'guaranteed, open',
    'guaranteed, never',
  ])
    expect([seen, counts[seen]]).toEqual([seen, expect.toSatisfy((count: number) => count > 40)]);
  expect(counts['guaranteed, inverted'] ?? 0).toBe(0);
});

test('a key that is dealt to another lane between two invocations that take no time keeps its order', () => {
  const mapping = 'consumers.0.eventSourceMapping';
  const scenario = scenarioOf({
    seed: 0,
    producers: [{ recordsPerSecond: 5, partitionKeys: [{ key: 'A' }] }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 20, maximumRetryAttempts: 2, bisectBatchOnFunctionError: true },
        function: { millisPerRecord: 0, failures: { poisonRecords: [3, 30] } },
      },
    ],
    commands: [
      { at: 0.001, do: 'set', path: `${mapping}.parallelizationFactor`, value: 3 },
      { at: 0.002, do: 'set', path: `${mapping}.laneAssignment`, value: 'by-hash-range' },
      { at: 1.162, do: 'set', path: `${mapping}.parallelizationFactor`, value: 1 },
    ],
  });
  const simulation = Simulation.start(scenario);
  simulation.advance(18 * SECOND);
  const { history } = simulation;
  const proof = proveOrder(
    history,
    scenario,
    history.consumers[0],
    [
      { shard: 0, row: 4 },
      { shard: 0, row: 6 },
    ],
    18 * SECOND,
  );
  expect(proof).toMatchObject({ verdict: 'guaranteed', outcome: { kind: 'in-order', sameBatch: false } });
  expect(proof!.earlier.end!.at).toBe(proof!.later.end!.at);
});

test('the same of any valid scenario', () => {
  const before = counts['guaranteed, in-order'] ?? 0;
  fc.assert(
    fc.property(scenarioInput, picks, (input, chosen) => {
      const scenario = scenarioOf(input);
      const simulation = Simulation.start(scenario);
      for (let second = 1; second <= 20; second++) {
        if (!simulation.advance(second * SECOND, MOST_EVENTS)) break;
        const records = simulation.history.shards.reduce((sum, one) => sum + one.records.number.length, 0);
        if (records > 5_000) break;
      }
      judge(simulation, scenario, chosen.slice(0, 45));
    }),
    { seed: SEED, numRuns: 40 },
  );
  expect(counts['guaranteed, in-order']).toBeGreaterThan(before + 200);
});
