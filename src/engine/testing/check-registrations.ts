/** RegisterStreamConsumer: the quota, 5 CREATING at once, 5 calls a second; and who reads by which registration. */
import type { ConsumerHistory, ReaderHistory, Registration } from '../history';
import type { Scenario } from '../scenario';
import { checkSubscriptions } from './check-subscriptions';
import type { Complain, Observed } from './observed';

const SECOND = 1_000_000;

/** One registration from its acceptance on, with those who use it. */
interface Arn {
  readonly name: string;
  readonly activeAt: number;
  readonly users: Set<number>;
  readonly readers: ReaderHistory[];
}

/** What the scenario says of a consumer's fan-out; null: it uses none. */
function arnNameOf({ consumers }: Scenario, { entry, ordinal }: ConsumerHistory): string | null {
  const setting = consumers[entry];
  if (!setting?.enhancedFanOut || ordinal >= setting.count) return null;
  const nameOf = (one: { name: string; count: number }, number: number) =>
    one.count === 1 ? one.name : `${one.name}-${number + 1}`;
  // A name of an entry may change with its count: its place does not.
  if (setting.sharesConsumerWith === null) return `${entry}.${ordinal}`;
  for (const [other, one] of consumers.entries())
    for (let number = 0; number < one.count; number++)
      if (nameOf(one, number) === setting.sharesConsumerWith) return `${other}.${number}`;
  return null;
}

/** Walks through the changes of settings and the registrations, and holds each against what is there then. */
export function checkRegistrations(observed: Observed, complain: Complain): void {
  const { history, settings } = observed;
  const arns: Arn[] = [];
  const ofRow = new Map<number, Arn>();
  const wanted = new Map<number, string | null>();
  let row = 0;
  const rows = history.registrations;
  for (const { from, to, scenario } of settings) {
    // Whoever gives up or changes a registration does so before anybody takes one.
    for (const consumer of history.consumers) {
      const name = consumer.startsAt <= from && consumer.endsAt > from ? arnNameOf(scenario, consumer) : null;
      if (wanted.get(consumer.id) === name) continue;
      wanted.set(consumer.id, name);
      for (const arn of arns) arn.users.delete(consumer.id);
    }
    for (const arn of arns.filter(({ users }) => users.size === 0)) arns.splice(arns.indexOf(arn), 1);
    for (; row < rows.length && isWithin(observed, rows[row], row, to); row++) {
      const call = rows[row];
      const name = wanted.get(call.consumer) ?? null;
      if (name === null) complain(`consumer ${call.consumer} registers at ${call.at} without need`);
      const used = checkCall(rows, row, name ?? '', scenario, arns, complain);
      if (used !== null) ofRow.set(row, used);
    }
  }
  if (row < rows.length) complain(`registration ${row} stands after all settings`);
  checkRetries(observed, complain);
  collectReaders(observed, ofRow, complain);
  for (const { readers } of new Set(ofRow.values())) {
    const shards = new Set(readers.map(({ shard }) => shard));
    for (const shard of shards)
      checkSubscriptions(
        observed,
        readers.filter((reader) => reader.shard === shard),
        complain,
      );
  }
}

/** Whether a row is of the settings that hold up to `to`: of several at one moment, as many as those have. */
function isWithin({ history }: Observed, { at, consumer }: Registration, row: number, to: number): boolean {
  if (at < to) return true;
  if (at > to) return false;
  // Rows of a command's own moment are made by it, but for what was due anyway: a call again, after one second.
  const before = history.registrations.slice(0, row).findLast((one) => one.consumer === consumer);
  return before !== undefined && before.refusedBy !== null && before.at === at - SECOND;
}

function checkCall(
  rows: readonly Registration[],
  row: number,
  name: string,
  scenario: Scenario,
  arns: Arn[],
  complain: Complain,
): Arn | null {
  const { at, consumer, accepted, activeAt, refusedBy, isShared } = rows[row];
  const who = `the registration of consumer ${consumer} at ${at}`;
  const there = arns.find((arn) => arn.name === name);
  if (isShared !== (there !== undefined)) complain(`${who} is shared: ${isShared}`);
  if (there !== undefined) {
    there.users.add(consumer);
    if (activeAt !== there.activeAt) complain(`${who} is ACTIVE at ${activeAt}`);
    return there;
  }
  const counted = rows
    .slice(0, row)
    .filter((one) => one.at > Math.max(0, at - SECOND) && !one.isShared && one.refusedBy !== 'calls');
  const creating = arns.filter((arn) => arn.activeAt > at).length;
  let expected: Registration['refusedBy'] = null;
  if (at > 0 && counted.length >= 5) expected = 'calls';
  else if (arns.length >= (scenario.stream.onDemandAdvantage ? 50 : 20)) expected = 'consumers';
  else if (creating >= 5) expected = 'creating';
  if (refusedBy !== expected || accepted !== (expected === null))
    complain(`${who} is refused by ${refusedBy}, not ${expected}`);
  if (refusedBy !== null) {
    if (activeAt !== Infinity) complain(`${who} is refused and ACTIVE at ${activeAt}`);
    return null;
  }
  const wait = at === 0 ? 0 : Math.round(scenario.stream.consumerCreatingSeconds * SECOND);
  if (activeAt !== at + wait) complain(`${who} is ACTIVE at ${activeAt}`);
  const made = { name, activeAt, users: new Set([consumer]), readers: [] };
  arns.push(made);
  return made;
}

/** A call that was refused for the moment is made again after a second; one refused by the quota is not. */
function checkRetries({ history, now }: Observed, complain: Complain): void {
  history.registrations.forEach(({ at, consumer, refusedBy }, row) => {
    const next = history.registrations.slice(row + 1).find((one) => one.consumer === consumer);
    const changed = history.commands.some((one) => one.at >= at && one.at <= at + SECOND);
    if (refusedBy === null || changed || now <= at + SECOND) return;
    if (refusedBy !== 'consumers' && next?.at !== at + SECOND)
      complain(`consumer ${consumer} does not register again after ${at}`);
    if (refusedBy === 'consumers' && next !== undefined && !history.commands.some((one) => one.at >= at))
      complain(`consumer ${consumer} registers again after ${at}, over the quota`);
  });
}

/** Each pushed reader belongs to the registration that its consumer had last, and begins when that is ACTIVE. */
function collectReaders({ history }: Observed, ofRow: ReadonlyMap<number, Arn>, complain: Complain): void {
  for (const reader of history.readers) {
    if (reader.schedule !== null) continue;
    const row = history.registrations.findLastIndex(
      ({ consumer, at }) => consumer === reader.consumer && at <= reader.startsAt,
    );
    const arn = ofRow.get(row);
    if (arn === undefined) complain(`consumer ${reader.consumer} is pushed to without a registration`);
    else if (reader.startsAt < arn.activeAt)
      complain(`reader ${reader.id} begins at ${reader.startsAt}, before its registration is ACTIVE`);
    arn?.readers.push(reader);
  }
}
