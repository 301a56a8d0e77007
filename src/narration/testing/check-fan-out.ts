/** Facts of enhanced fan-out, from the raw tables alone. */
import { SUBSCRIBE_OK, SUBSCRIPTION_TAKEN, type ReaderHistory } from '../../engine';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { nameOfConsumer } from '../../metrics';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
const LIFE = 300 * SECOND;

/** What is wrong with it; null: nothing, or it is of another kind. */
export function checkFanOutFact(scene: Scene, fact: Fact): string | null {
  switch (fact.kind) {
    case 'registration-refused':
      return checkRefused(scene, fact);
    case 'registering':
      return checkRegistering(scene, fact);
    case 'subscription-taken':
      return checkTaken(scene, fact);
    case 'holds-subscription':
      return checkHeld(scene, fact);
    case 'renewed':
      return checkRenewed(scene, fact);
    default:
      return null;
  }
}

/** By the quota, and so for good. */
function checkRefused({ run, t }: Scene, fact: Of<'registration-refused'>): string | null {
  const { history, scenario } = run;
  if (fact.most !== (scenario.stream.onDemandAdvantage ? 50 : 20)) return 'it is another quota';
  const refused = history.consumers.filter(({ id, endsAt }) => {
    const last = history.registrations.findLast((one) => one.consumer === id && one.at <= t);
    const reads = history.readers.some((one) => one.consumer === id && one.startsAt >= (last?.at ?? t));
    return endsAt > t && last?.refusedBy === 'consumers' && !reads;
  });
  return refused.length === fact.consumers ? null : `${refused.length} were refused`;
}

function checkRegistering({ run, t, consumer, later }: Scene, fact: Of<'registering'>): string | null {
  const { registrations, readers } = run.history;
  if (readers.some((one) => one.consumer === consumer && one.startsAt <= t && t < one.endsAt))
    return 'something reads for it';
  const last = registrations.findLast((one) => one.consumer === consumer && one.at <= t);
  if (last?.refusedBy !== fact.refusedBy) return `refused by ${last?.refusedBy}`;
  if (fact.refusedBy === 'creating' && fact.creating !== 5) return `${fact.creating} are CREATING`;
  if (fact.activeInSeconds === null) return null;
  const activeAt = Math.round(t + fact.activeInSeconds * SECOND);
  later(({ history, now }) => {
    if (now < activeAt || history.commands.some(({ at }) => at > t && at <= activeAt)) return null;
    const next = history.readers.find((one) => one.consumer === consumer && one.startsAt > t);
    return next?.startsAt === activeAt ? null : `registering: it begins to read at ${next?.startsAt}`;
  });
  return null;
}

/** By its own call, or by that of whom it shares with: and no other one has a subscription in its place. */
export function checkRegistered(scene: Scene, fact: Of<'registered'>): string | null {
  const { run, t, consumer } = scene;
  const since = Math.round(fact.atSeconds * SECOND);
  const last = run.history.registrations.findLast((one) => one.consumer === consumer && one.at <= t);
  if (last === undefined || Math.max(last.at, last.activeAt) !== since || since > t)
    return `ACTIVE at ${last?.activeAt}`;
  const own = run.history.readers.filter((one) => one.consumer === consumer && one.schedule === null);
  if (!own.some(({ startsAt }) => startsAt === since)) return 'it does not begin to read then';
  const now = own.filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt);
  const without = now.find((reader) => hasSince(scene, reader) === null);
  return without === undefined ? null : `it has no subscription of shard ${without.shard}`;
}

/** The reader of a consumer by its name on a shard at t. */
function readerOf({ run, t }: Scene, name: string | null, shard: number): ReaderHistory | undefined {
  const { history, scenario } = run;
  const consumer = history.consumers.find(
    (one) => one.endsAt > t && nameOfConsumer(scenario.consumers[one.entry], one.ordinal) === name,
  );
  return history.readers.findLast(
    (one) => one.consumer === consumer?.id && one.shard === shard && one.startsAt <= t && t < one.endsAt,
  );
}

/** The rows of a reader's subscriptions up to t, the newest first. */
function rowsOf({ t }: Scene, reader: ReaderHistory | undefined): { at: number; outcome: number }[] {
  if (reader === undefined || reader.subscriptions === null) return [];
  const { at, outcome } = reader.subscriptions;
  return Array.from({ length: at.length }, (_, row) => ({ at: at.data[row], outcome: outcome.data[row] }))
    .filter((row) => row.at <= t)
    .toReversed();
}

/** Since when a reader has a subscription; null: it has none. */
function hasSince(scene: Scene, reader: ReaderHistory | undefined): number | null {
  const rows = rowsOf(scene, reader);
  const other = rows.findIndex(({ outcome }) => outcome !== SUBSCRIBE_OK);
  const own = other < 0 ? rows : rows.slice(0, other);
  return own.at(-1)?.at ?? null;
}

function checkTaken(scene: Scene, fact: Of<'subscription-taken'>): string | null {
  const mine = rowsOf(scene, readerOf(scene, fact.of, fact.shard));
  if (mine.length === 0 || mine[0].outcome === SUBSCRIBE_OK) return 'it has a subscription';
  const until = mine.findIndex(({ outcome }) => outcome === SUBSCRIPTION_TAKEN);
  const refused = until < 0 ? mine.length : until;
  if (refused !== fact.refused) return `${refused} calls were refused`;
  const since = hasSince(scene, readerOf(scene, fact.other, fact.shard));
  if (since === null) return `${fact.other} has none`;
  return Math.round(scene.t - fact.seconds * SECOND) === since ? null : `it has it since ${since}`;
}

function checkHeld(scene: Scene, fact: Of<'holds-subscription'>): string | null {
  const since = hasSince(scene, readerOf(scene, fact.of, fact.shard));
  if (since === null || Math.round(scene.t - fact.seconds * SECOND) !== since) return `since ${since}`;
  const { t, run } = scene;
  const loser = run.history.readers.findLast(
    (one) => one.consumer === scene.consumer && one.shard === fact.shard && one.startsAt <= t,
  );
  scene.later(({ history, now }) => {
    // 5 s, and five calls that may each come 0.1 s late.
    const most = since + 6.5 * SECOND;
    if (now < most || history.commands.some(({ at }) => at > t && at <= most)) return null;
    const { at, outcome } = history.readers[loser!.id].subscriptions!;
    const lost = Array.from({ length: at.length }, (_, row) => row).some(
      (row) => at.data[row] > t && at.data[row] <= most && outcome.data[row] === SUBSCRIPTION_TAKEN,
    );
    return lost ? null : 'holds-subscription: nobody takes it over';
  });
  return null;
}

function checkRenewed({ run, t, consumer }: Scene, fact: Of<'renewed'>): string | null {
  const at = Math.round(fact.atSeconds * SECOND);
  if (at > t || t - at > 10 * SECOND) return 'it is no news';
  const renewed = run.history.readers.filter((reader) => {
    if (reader.consumer !== consumer || reader.subscriptions === null || t >= reader.endsAt) return false;
    const times = reader.subscriptions.at;
    const rows = [...times.data.subarray(0, times.length)];
    return rows.includes(at) && rows.includes(at - LIFE);
  });
  return renewed.length === fact.shards ? null : `${renewed.length} were renewed`;
}
