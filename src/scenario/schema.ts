/** From anything to a scenario the engine can run, or to all that is wrong with it. */
import type { ConsumerSetting, ProducerSetting, Scenario } from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import {
  also,
  choice,
  isPlainObject,
  listOf,
  members,
  numbers,
  prepared,
  type Report,
  type Schema,
  type Unchecked,
} from './checks';
import { checkNames, nameConsumers } from './consumer-names';
import { checkSharing } from './consumer-sharing';
import { DEFAULTS } from './defaults';
import type { Fault } from './faults';
import { TOTALS } from './ranges';
import { checkCommands, commandSchema } from './schema-commands';
import { consumerSchema } from './schema-consumer';
import { producerSchema } from './schema-producer';
import { streamSchema } from './schema-stream';

/** What became of an input: a complete scenario, or its faults, at least one. */
export type Parsed =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly faults: Fault[] };

const consumerList = listOf(consumerSchema, faultWords.items.consumers, 0, TOTALS.consumerEntries);

const scenarioMembers: Schema<Scenario> = members(
  {
    version: choice([1]),
    ...numbers('seed'),
    stream: streamSchema,
    producers: listOf(producerSchema, faultWords.items.producers, 0, TOTALS.producers),
    consumers: prepared(consumerList, nameConsumers),
    account: members(numbers('concurrentExecutions'), DEFAULTS.account),
    commands: listOf(commandSchema, faultWords.items.commands, 0, TOTALS.commands),
  },
  { ...DEFAULTS, stream: {}, producers: [{}], consumers: [{}], account: {}, commands: [] },
);

const scenarioSchema = also(also(also(scenarioMembers, checkNames), checkSharing), checkTotals);

/**
 * Fills in the defaults of members left out and checks everything. All faults are reported, in the order of the
 * members; those of values that commands set come last.
 */
export function parseScenario(input: unknown): Parsed {
  const parsed = parseMembers(input);
  const run = checkCommands(parsed.value, parseMembers);
  const faults = [...parsed.faults, ...run.faults];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, scenario: { ...(parsed.value as Scenario), commands: run.commands } };
}

/** The scenario apart from what its commands do to it; `value` is right only when there are no faults. */
function parseMembers(input: unknown): { value: unknown; faults: Fault[] } {
  const faults: Fault[] = [];
  return { value: scenarioSchema(input, { path: [], faults }), faults };
}

function checkTotals(scenario: Unchecked<Scenario>, report: Report): void {
  const producers = (Array.isArray(scenario.producers) ? scenario.producers : []).filter(isPlainObject);
  const rate = sum(producers, (one: Unchecked<ProducerSetting>) => (one.records ? 0 : mostOf(one)));
  if (rate > TOTALS.recordsPerSecond) {
    report(['producers'], faultWords.must.putAtMost(TOTALS.recordsPerSecond, rate));
  }
  const own = sum(producers, (one: Unchecked<ProducerSetting>) =>
    Array.isArray(one.records) ? one.records.length : 0,
  );
  if (own > TOTALS.ownRecords) {
    report(['producers'], faultWords.must.haveAtMost(TOTALS.ownRecords, own));
  }
  const consumers = (Array.isArray(scenario.consumers) ? scenario.consumers : []).filter(isPlainObject);
  const consumerCount = sum(consumers, (one: Unchecked<ConsumerSetting>) => one.count);
  const shardCount = isPlainObject(scenario.stream) ? scenario.stream['shardCount'] : 0;
  const readers = typeof shardCount === 'number' ? consumerCount * shardCount : 0;
  if (readers > TOTALS.readers) {
    report(['consumers'], faultWords.must.comeToAtMost(TOTALS.readers, readers));
  }
}

/** The most records a second that a producer ever makes. */
function mostOf({ recordsPerSecond, burst, ramp }: Unchecked<ProducerSetting>): number {
  const rates = [
    recordsPerSecond,
    isPlainObject(burst) ? burst['recordsPerSecond'] : 0,
    isPlainObject(ramp) ? ramp['toRecordsPerSecond'] : 0,
  ];
  return Math.max(...rates.filter((rate) => typeof rate === 'number'));
}

/** Adds up what is a number. */
function sum<T>(items: readonly T[], numberOf: (item: T) => unknown): number {
  let total = 0;
  for (const item of items) {
    const number = numberOf(item);
    if (typeof number === 'number') total += number;
  }
  return total;
}
