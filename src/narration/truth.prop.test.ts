import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulation, type ConsumerHistory, type History, type Scenario } from '../engine';
import { scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { finishedAt } from '../metrics';
import type { ScenarioInput } from '../scenario';
import { scenarioInput } from '../scenario/testing/scenario-arbitrary';
import { words } from '../words';
import type { Fact } from './fact';
import { narrate } from './narrate';
import { plainStream } from './testing/streams';

// What the narrator says, beside what every single record did. Nothing here is shared with what is judged: backlog and
// age are counted record by record, and whether a run keeps up is also asked of its future.

const SECOND = MICROS_PER_SECOND;
/** Another seed looks elsewhere: KINETOSCOPE_SEED=7 npx vitest run src/narration/truth.prop.test.ts */
const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 30);
const MOST_RECORDS = 60_000;
/** In a second: very many keys that are put far too fast and tried again every millisecond come to more. */
const MOST_EVENTS = 50_000;

/** Backlog and age of the oldest, of some shards of a consumer, at any time up to `end`. */
function measures(history: History, consumer: ConsumerHistory, shards: readonly number[], end: Micros) {
  const records: { from: Micros; to: Micros }[] = [];
  for (const shard of shards) {
    const finished = finishedAt(history, consumer, shard, end);
    const { arrivedAt } = history.shards[shard].records;
    // Records that were given up are not among them: `finishedAt` says only that, not when.
    for (let row = 0; row < finished.length; row++)
      if (finished[row] >= 0) records.push({ from: arrivedAt.data[row], to: finished[row] });
  }
  return (t: Micros) => {
    let backlog = 0;
    let age = 0;
    for (const { from, to } of records) {
      if (from > t || to <= t) continue;
      backlog++;
      age = Math.max(age, t - from);
    }
    return { backlog, age };
  };
}

function arrivedIn(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { records } of history.shards)
    for (let row = 0; row < records.arrivedAt.length; row++)
      if (records.arrivedAt.data[row] > from && records.arrivedAt.data[row] <= to) count++;
  return count;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const said = (facts: readonly Fact[]) =>
  words.narrator.sentencesOf(facts).map(({ lead, rest }) => `${lead} ${rest}`.trim());

/** What is wrong with the sentences as sentences. */
function faultsOfWords(facts: readonly Fact[]): string[] {
  const sentences = said(facts);
  const isBad = (sentence: string) =>
    !/^\S.*\.$/.test(sentence) || /NaN|undefined|Infinity|∞|null|\[object| {2}| [,.;:]| -\d/.test(sentence);
  if (facts.length < 1 || facts.length > 2) return [`${facts.length} facts`];
  return sentences.filter(isBad);
}

/** One round: polls that may be refused, the batching window, and the longest invocation of the run. */
function roundOf(scenario: Scenario, consumer: ConsumerHistory): Micros {
  const setting = scenario.consumers[consumer.entry];
  let longest = 0;
  for (const { lanes } of consumer.shards)
    for (const { invocations } of lanes)
      for (let row = 0; row < invocations.startsAt.length; row++)
        longest = Math.max(longest, invocations.endsAt.data[row] - invocations.startsAt.data[row]);
  const idle = setting.type === 'kcl' ? setting.idleMillisBetweenReads / 1000 : 1;
  const window = setting.type === 'lambda' ? setting.eventSourceMapping.maximumBatchingWindowInSeconds : 0;
  return longest + ((setting.count > 5 ? 5 : 3) * (idle + 0.2) + window) * SECOND;
}

function times(from: Micros, to: Micros, count: number): Micros[] {
  return Array.from({ length: count }, (_, index) => Math.round(from + ((to - from) * (index + 1)) / count));
}

/** Whether a measure is larger in the last third of a span than in its first. */
function hasGrown(measure: (t: Micros) => number, from: Micros, t: Micros, isSteady: boolean): boolean {
  const third = (t - from) / 3;
  const earlier = times(from, from + third, 30).map(measure);
  const later = times(t - third, t, 30).map(measure);
  // Where records come as chance has it, a top may rise and the mean not.
  return mean(later) > mean(earlier) || (!isSteady && Math.max(...later) > Math.max(...earlier));
}

/** What is said of a consumer in its run and is not so. */
function untruths({ history, scenario }: Simulation, consumer: ConsumerHistory, end: Micros): string[] {
  const faults: string[] = [];
  const all = history.shards.map(({ index }) => index);
  const round = roundOf(scenario, consumer);
  const whole = measures(history, consumer, all, end);
  const isSteady = scenario.producers.every(({ arrivals }) => arrivals === 'steady');
  const atEnd = Math.max(...times(end - 5 * SECOND, end, 20).map((t) => whole(t).backlog));
  const cameAtEnd = arrivedIn(history, end - 2 * round, end);
  for (let t = 0.3 * SECOND; t <= end; t += 0.971 * SECOND) {
    const facts = narrate(history, scenario, consumer, t);
    faults.push(...faultsOfWords(facts));
    const blame = (isSo: boolean, what: string) => {
      if (!isSo) faults.push(`${what} at ${t / SECOND} s: ${said(facts).join(' ')}`);
    };
    for (const fact of facts) {
      if (fact.kind === 'keeping-up') {
        const [first, now] = [whole(Math.max(0, t - 20 * SECOND)), whole(t)];
        // What a round explains may come or go; no more.
        blame(now.age - first.age <= 2 * round, 'the age grows');
        blame(now.backlog <= arrivedIn(history, t - 2 * round, t) + 1, 'the backlog is more than a round');
        // Nothing changes in these runs: what keeps up now has no more to do at their end than two rounds bring.
        blame(!isSteady || atEnd - now.backlog <= cameAtEnd + 2, 'it will not keep up');
      }
      if (fact.kind === 'falling-behind' || fact.kind === 'building-up') {
        const one = measures(history, consumer, fact.shard === null ? all : [fact.shard], end);
        // By arithmetic it is the backlog that is spoken of.
        const isMeasured = fact.kind === 'falling-behind' || isSteady;
        for (const measure of isMeasured ? (['backlog', 'age'] as const) : (['backlog'] as const)) {
          const grew = [20 * SECOND, 3 * round].some((span) =>
            hasGrown((at) => one(at)[measure], Math.max(0, t - span), t, isSteady),
          );
          blame(grew, `the ${measure} does not grow`);
        }
      }
    }
  }
  return faults;
}

function runOf(input: ScenarioInput, seconds: number): { run: Simulation; end: Micros } {
  const run = Simulation.start(scenarioOf(input));
  let end = 0;
  // Some scenarios bring thousands of records a second: they are looked at for as long as there is time.
  while (end < seconds * SECOND) {
    if (run.history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0) > MOST_RECORDS)
      break;
    if (!run.advance(end + SECOND, MOST_EVENTS)) break;
    end += SECOND;
  }
  return { run, end };
}

test(`whatever the scenario, the sentences are whole`, () => {
  fc.assert(
    fc.property(scenarioInput, (input) => {
      const { run, end } = runOf(input, 40);
      for (const consumer of run.history.consumers.slice(0, 4))
        for (let t = 0; t <= end; t += 1.37 * SECOND)
          expect(faultsOfWords(narrate(run.history, run.scenario, consumer, t))).toEqual([]);
      expect(faultsOfWords(narrate(run.history, run.scenario, undefined, end))).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test(`of ${RUNS} streams, keeping up is said when backlog and age do not grow, and falling behind when they do`, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(plainStream, (input) => {
      const { run, end } = runOf(input, 90);
      const { history, scenario } = run;
      const consumers =
        history.consumers.length > 1 ? [history.consumers[0], history.consumers[1]] : history.consumers;
      for (const consumer of consumers) {
        expect(untruths(run, consumer, end)).toEqual([]);
        for (let t = 0; t <= end; t += SECOND)
          for (const { kind } of narrate(history, scenario, consumer, t))
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  for (const kind of ['keeping-up', 'building-up', 'falling-behind', 'too-early'])
    expect(kinds.get(kind) ?? 0).toBeGreaterThan(100);
});

/** What is changed in the middle of a run, so that it keeps up when it did not, or the other way round. */
const change = fc.constantFrom(
  ['eventSourceMapping.parallelizationFactor', 1],
  ['eventSourceMapping.parallelizationFactor', 4],
  ['eventSourceMapping.batchSize', 50],
  ['eventSourceMapping.laneAssignment', 'by-hash-range'],
  ['function.millisPerRecord', 'slower'],
  ['function.millisPerRecord', 'faster'],
  ['enhancedFanOut', true],
);
const CHANGED_AT = 40;

/** Of few streams that are drawn, now and then none has a backlog that a change lets fall. */
const mended: [ScenarioInput, readonly ['function.millisPerRecord', 'faster']] = [
  {
    producers: [{ recordsPerSecond: 20, partitionKeys: { count: 4, skew: 0 } }],
    consumers: [{ eventSourceMapping: { batchSize: 5 }, function: { millisPerRecord: 70 } }],
  },
  ['function.millisPerRecord', 'faster'],
];

test(`of ${RUNS} streams, what is said soon after a change is borne out by what follows`, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(plainStream, change, (input, [path, value]) => {
      const [consumer] = input.consumers ?? [];
      if (consumer === undefined || !('function' in consumer)) return;
      const millis = consumer.function?.millisPerRecord ?? 1;
      const to = value === 'slower' ? millis * 3 : value === 'faster' ? Math.ceil(millis / 3) : value;
      const commands = [{ at: CHANGED_AT, do: 'set' as const, path: `consumers.0.${path}`, value: to }];
      const { run, end } = runOf({ ...input, commands }, 90);
      const { history, scenario } = run;
      const [one] = history.consumers;
      const round = roundOf(scenario, one);
      fc.pre(scenario.producers[0].arrivals === 'steady' && end >= 80 * SECOND);
      const all = history.shards.map(({ index }) => index);
      for (let t = (CHANGED_AT + 1) * SECOND; t <= (CHANGED_AT + 8) * SECOND; t += 0.35 * SECOND) {
        const facts = narrate(history, scenario, one, t);
        const later = t + Math.min(20 * SECOND + round, end - 6 * SECOND - t);
        const brought = arrivedIn(history, later - 2 * round, later) + 2;
        for (const fact of facts) {
          kinds.set(fact.kind, (kinds.get(fact.kind) ?? 0) + 1);
          const shards = fact.kind === 'building-up' && fact.shard !== null ? [fact.shard] : all;
          const measure = measures(history, one, shards, end);
          const most = (from: Micros, until: Micros) =>
            Math.max(...times(from, until, 20).map((at) => measure(at).backlog));
          const [now, atFirst, then] = [
            measure(t).backlog,
            most(t - round, t),
            most(later, later + 5 * SECOND),
          ];
          const isSo =
            (fact.kind !== 'building-up' || then > now) &&
            (fact.kind !== 'keeping-up' || then <= now + brought) &&
            (fact.kind !== 'catching-up' || then < atFirst || then <= brought);
          expect(isSo ? '' : `${now} to do, then ${then}, at ${t / SECOND} s: ${said(facts).join(' ')}`).toBe(
            '',
          );
        }
      }
    }),
    { seed: SEED, numRuns: RUNS, examples: [mended] },
  );
  for (const kind of ['keeping-up', 'building-up', 'catching-up'])
    expect(kinds.get(kind) ?? 0).toBeGreaterThan(5);
});
