/** Random runs, small but with everything in them. */
import * as fc from 'fast-check';
import { Simulation, type ReshardCommand, type Scenario, type SetCommand } from '../../engine';
import { scenarioOf } from '../../headless/testing/scenarios';
import { withMember } from '../../lib/member-path';
import { microsFromSeconds } from '../../lib/time';
import type { ScenarioInput } from '../input';
import { mostly, often } from './random-choice';
import { commands, MAPPING, reshardings } from './random-commands';
import { crowd, few, sharers } from './random-consumers';
import { bursts, calm, heavy, rush, spellOut, together } from './random-producers';

/** As many records as a run is made to have. */
export const LEAST_RECORDS = 200;

/** How a run is cut: parts of the whole, what is done there. */
const steps = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 1000 }).map((parts) => parts / 1000),
    does: fc.constantFrom('checkpoint', 'checkpoint', 'restore', 'to and fro', 'fork'),
    /** Which checkpoint is restored, or how far a twin runs ahead. */
    pick: fc.nat({ max: 99 }),
    events: fc.constantFrom(Infinity, 1, 3, 40),
  }),
  { minLength: 2, maxLength: 8 },
);

/** A run as it is drawn. */
export const randomRun = fc.record({
  seed: fc.nat({ max: 0xffffffff }),
  shardCount: mostly(1, 2, 3),
  writeBurst: often(fc.constant<'none' | 'tank'>('none'), fc.constant<'none' | 'tank'>('tank')),
  /** Invocations of all functions at once. */
  account: fc.constantFrom(1000, 1000, 1000, 1, 3),
  producers: often(
    together(heavy),
    together(heavy),
    together(calm),
    together(bursts),
    together(rush),
    together(calm, bursts),
    together(heavy, calm),
  ),
  consumers: often<unknown[]>(crowd as fc.Arbitrary<unknown[]>, few, sharers as fc.Arbitrary<unknown[]>),
  consumerCreatingSeconds: mostly(0.3, 0, 1.5),
  commands: fc.oneof(fc.constant<SetCommand[]>([]), commands),
  reshardings: fc.oneof(
    { weight: 11, arbitrary: fc.constant<ReshardCommand[]>([]) },
    { weight: 1, arbitrary: reshardings as fc.Arbitrary<ReshardCommand[]> },
  ),
  /** Seconds after which a record is gone, far fewer than AWS allows: otherwise no short run would see it. */
  retention: mostly<number | null>(null, 2.5, 5),
  maximumAge: mostly<number | null>(null, 2, 4),
  /** The commands with these places are given by hand, the others are in the scenario. */
  byHand: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  steps,
});
export type RandomRun = typeof randomRun extends fc.Arbitrary<infer T> ? T : never;

/** The complete scenario of a drawn run. */
export function buildScenario(run: RandomRun): Scenario {
  const { seed, shardCount, writeBurst, consumerCreatingSeconds, consumers } = run;
  // A rush that is slowed down ends before it has put the records wanted.
  const isRush = 'endsAt' in run.producers[0];
  // With another count it would have another name.
  const isNamed = JSON.stringify(consumers).includes('"sharesConsumerWith":"');
  const list = run.commands.filter(
    ({ path }) =>
      !(isRush && path === 'producers.0.recordsPerSecond') && !(isNamed && path === 'consumers.0.count'),
  );
  const producers = run.producers.map((producer) => ('bursts' in producer ? spellOut(producer) : producer));
  const input = {
    seed,
    stream: { shardCount, writeBurst, consumerCreatingSeconds },
    producers,
    consumers,
    account: { concurrentExecutions: run.account },
    commands: [...list, ...run.reshardings],
  };
  let scenario = scenarioOf(input as ScenarioInput);
  if (run.retention !== null)
    scenario = withMember(scenario, 'stream.retentionPeriodHours', run.retention / 3600);
  if (run.maximumAge !== null)
    scenario = withMember(scenario, `${MAPPING}.maximumRecordAgeInSeconds`, run.maximumAge);
  return scenario;
}

/** The whole run in one go, as long as it takes for the records wanted. */
export function runStraight(scenario: Scenario, leastRecords = LEAST_RECORDS): Simulation {
  const simulation = Simulation.start(scenario);
  // Until what is split first has been read, and the children too.
  const isResharded = scenario.commands.some((one) => one.do !== 'set');
  for (let second = isResharded ? 12 : 4; second < 60; second += 2) {
    simulation.advance(microsFromSeconds(second));
    if (acceptedBy(simulation) >= leastRecords) break;
  }
  return simulation;
}

/** Records that all shards have taken. */
export function acceptedBy({ history }: Simulation): number {
  return history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0);
}
