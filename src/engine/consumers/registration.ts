/**
 * RegisterStreamConsumer: 20 consumers a stream (50 with On-demand Advantage), 5 of them CREATING at once, 5 calls a
 * second. What the scenario lists at time 0 is ACTIVE already.
 */
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../../lib/time';
import type { Registration, RegistrationRefusal } from '../history';
import { ASSUMPTIONS, LIMITS } from '../limits';
import { startReadingAll } from './reading';
import { consumerNamed } from './consumer-name';
import type { StreamConsumerState } from '../state';
import { registrationOf } from './stream-consumers';
import { plan, REGISTER, type World } from '../world';

/** Gets a consumer a registration, its own or the one it shares, and lets it subscribe as soon as that is ACTIVE. */
export function register(world: World, id: number, now: Micros): void {
  const { streamConsumers } = world.state;
  const owner = ownerOf(world, id);
  const there = streamConsumers.find(
    ({ entry, ordinal }) => entry === owner.entry && ordinal === owner.ordinal,
  );
  if (there !== undefined) {
    there.users.push(id);
    const { activeAt, madeBy } = there;
    note(world, { at: now, consumer: id, activeAt, refusedBy: null, isShared: true, madeBy });
    return awaitActive(world, id, there, now);
  }
  const refusedBy = refusalOf(world, now);
  const made = { ...owner, madeBy: id, activeAt: creatingUntil(world, now), users: [id], left: [] };
  const activeAt = refusedBy === null ? made.activeAt : Infinity;
  note(world, { at: now, consumer: id, activeAt, refusedBy, isShared: false, madeBy: id });
  if (refusedBy === null) {
    streamConsumers.push(made);
    awaitActive(world, id, made, now);
  } else if (refusedBy !== 'consumers') {
    goOnAt(world, id, now + ASSUMPTIONS.fanOutRegisterAgainSeconds.value * MICROS_PER_SECOND);
  }
}

/** Its registration is ACTIVE now, or the call that was refused is made again. */
export function registrationDue(world: World, id: number, now: Micros): void {
  const state = world.state.consumers[id];
  if (state.registerAt !== now) return;
  state.registerAt = -1;
  if (registrationOf(world, id) === undefined) register(world, id, now);
  else startReadingAll(world, id, now);
}

/** Gives the consumer's part in a registration up; the registration goes with the last one that uses it. */
export function deregister(world: World, id: number): void {
  const { streamConsumers, consumers } = world.state;
  consumers[id].registerAt = -1;
  const used = registrationOf(world, id);
  if (used === undefined) return;
  used.users.splice(used.users.indexOf(id), 1);
  if (used.users.length === 0) streamConsumers.splice(streamConsumers.indexOf(used), 1);
}

/** Whose registration it is: the consumer's own, or that of the one it shares with. */
function ownerOf({ scenario, settings, history }: World, id: number): { entry: number; ordinal: number } {
  const setting = settings[id];
  const other = setting.type === 'firehose' ? null : setting.sharesConsumerWith;
  const { entry, ordinal } = history.consumers[id];
  return (other === null ? null : consumerNamed(scenario.consumers, other)) ?? { entry, ordinal };
}

function creatingUntil({ scenario }: World, now: Micros): Micros {
  return now === 0 ? 0 : now + microsFromSeconds(scenario.stream.consumerCreatingSeconds);
}

/** Why a call is refused at `now`; null when it is not. */
function refusalOf({ scenario, state, history }: World, now: Micros): RegistrationRefusal | null {
  const most = scenario.stream.onDemandAdvantage
    ? LIMITS.fanOutConsumersAdvantage.value
    : LIMITS.fanOutConsumers.value;
  if (now > 0 && callsWithinSecond(history.registrations, now) >= LIMITS.fanOutRegisterCallsPerSecond.value)
    return 'calls';
  if (state.streamConsumers.length >= most) return 'consumers';
  const creating = state.streamConsumers.filter(({ activeAt }) => activeAt > now).length;
  return creating >= LIMITS.fanOutCreatingMaximum.value ? 'creating' : null;
}

/** Calls of the last second that were not refused for their number; what is there from the start made none. */
function callsWithinSecond(registrations: readonly Registration[], now: Micros): number {
  let calls = 0;
  for (let row = registrations.length - 1; row >= 0; row--) {
    const { at, refusedBy, isShared } = registrations[row];
    if (at === 0 || at <= now - MICROS_PER_SECOND) break;
    if (!isShared && refusedBy !== 'calls') calls++;
  }
  return calls;
}

function note({ history }: World, call: Omit<Registration, 'accepted'>): void {
  const { at, consumer, ...rest } = call;
  history.registrations.push({ at, consumer, accepted: call.refusedBy === null, ...rest });
}

function awaitActive(world: World, id: number, { activeAt }: StreamConsumerState, now: Micros): void {
  if (activeAt <= now) startReadingAll(world, id, now);
  else goOnAt(world, id, activeAt);
}

function goOnAt(world: World, id: number, time: Micros): void {
  world.state.consumers[id].registerAt = time;
  plan(world.state, time, REGISTER, id);
}
