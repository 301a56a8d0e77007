/** Consumers are told apart by their names: in reports, in links, on the page. */
import type { ConsumerSetting, Scenario } from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import { isPlainObject, type Report, type Unchecked } from './checks';
import { DEFAULTS } from './defaults';
import { isInRange, RANGES, TOTALS } from './ranges';

/** An unchecked list of consumers in which those without a name have the default one, no two the same. */
export function nameConsumers(consumers: unknown): unknown {
  // A list that is too long is refused anyway; naming it could take a while.
  if (!Array.isArray(consumers) || consumers.length > TOTALS.consumerEntries) return consumers;
  const taken = new Set(consumers.flatMap(namesOf));
  return consumers.map((consumer: unknown) => {
    if (!isPlainObject(consumer) || consumer['name'] !== undefined) return consumer;
    for (let turn = 0; ; turn++) {
      const named = { ...consumer, name: defaultName(consumer['type'], turn) };
      const names = namesOf(named);
      if (names.some((name) => taken.has(name))) continue;
      for (const name of names) taken.add(name);
      return named;
    }
  });
}

function defaultName(type: unknown, turn: number): string {
  const known = DEFAULTS.consumerName;
  const name =
    typeof type === 'string' && Object.hasOwn(known, type) ? known[type as keyof typeof known] : null;
  // Letters, because numbers are for the consumers of a count.
  return `${name ?? known[DEFAULTS.consumerType]}${turn === 0 ? '' : `-${letters(turn)}`}`;
}

/** 0: a, 25: z, 26: aa. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

/** An entry's own name, and `name-1` and so on when it stands for several consumers. */
function namesOf(consumer: unknown): string[] {
  if (!isPlainObject(consumer)) return [];
  const { name, count } = consumer as Unchecked<ConsumerSetting>;
  if (typeof name !== 'string') return [];
  if (!isInRange(RANGES.count, count) || count === 1) return [name];
  return [name, ...Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)];
}

/** Reports each entry that shares a name with one before it. */
export function checkNames(scenario: Unchecked<Scenario>, report: Report): void {
  if (!Array.isArray(scenario.consumers)) return;
  const owners = new Map<string, number>();
  for (const [index, consumer] of scenario.consumers.entries()) {
    const names = namesOf(consumer);
    const shared = names.find((name) => owners.has(name));
    if (shared !== undefined) {
      const other = `consumers[${owners.get(shared)}]`;
      report(['consumers', index, 'name'], faultWords.must.differ(other, JSON.stringify(shared)));
    }
    for (const name of names) if (!owners.has(name)) owners.set(name, index);
  }
}
