/**
 * SubscribeToShard: a subscription lasts for 300 s and is renewed from where it stands. One registration has one of a
 * shard at a time, and 1 call a second: who calls within 5 s of an answered call is refused, who calls later takes over.
 */
import { MICROS_PER_SECOND, microsFromMillis, type Micros } from '../../lib/time';
import {
  SUBSCRIBE_IN_USE,
  SUBSCRIBE_OK,
  SUBSCRIBE_TOO_OFTEN,
  SUBSCRIPTION_TAKEN,
  type ReaderHistory,
} from '../history';
import { ASSUMPTIONS, LIMITS } from '../limits';
import { draw, streamNumber } from '../random';
import { stopPushing, waitForPush } from './reading';
import { registrationOf } from './stream-consumers';
import type { SubscriptionState } from '../state';
import { plan, SUBSCRIBE, type World } from '../world';

/** What the draws are for. */
const SUBSCRIBE_AGAIN = 20;

const LIFE = LIMITS.fanOutSubscriptionSeconds.value * MICROS_PER_SECOND;
const IN_USE = LIMITS.fanOutTakeOverSeconds.value * MICROS_PER_SECOND;
const BETWEEN_CALLS = MICROS_PER_SECOND / LIMITS.fanOutSubscribeCallsPerSecond.value;
const JITTER = microsFromMillis(ASSUMPTIONS.fanOutSubscribeAgainMillis.value);

/** A call is due: the subscription begins, is renewed, or is tried for again. */
export function subscribe(world: World, id: number, now: Micros): void {
  const own = world.state.readers[id].subscription;
  if (own === null || own.dueAt !== now) return;
  const reader = world.history.readers[id];
  const others = othersOn(world, reader);
  const outcome = outcomeOf([own, ...others.map((other) => subscriptionOf(world, other))], now);
  note(reader, now, outcome);
  if (outcome !== SUBSCRIBE_TOO_OFTEN) own.calledAt = now;
  if (outcome !== SUBSCRIBE_OK) return callAt(world, reader, now + pauseOf(world, reader, outcome));
  for (const other of others) takeFrom(world, id, other, now);
  own.answeredAt = now;
  callAt(world, reader, now + LIFE);
  // A renewal goes on from the continuation sequence number: the pushes do not notice.
  if (own.isOn) return;
  own.isOn = true;
  waitForPush(world, reader, now);
}

/** The other readers of the shard by the same registration, those included that left it lately. */
function othersOn(world: World, { id, consumer, shard }: ReaderHistory): number[] {
  const used = registrationOf(world, consumer);
  if (used === undefined || (used.users.length === 1 && used.left.length === 0)) return [];
  const users = used.users.map((user) => world.state.consumers[user].shards[shard].reader);
  const left = used.left.filter((reader) => world.history.readers[reader].shard === shard);
  return [...users, ...left].filter((reader) => reader >= 0 && reader !== id);
}

function subscriptionOf(world: World, reader: number): SubscriptionState {
  return world.state.readers[reader].subscription!;
}

function outcomeOf(all: readonly SubscriptionState[], now: Micros): number {
  if (all.some(({ calledAt }) => calledAt >= 0 && now - calledAt < BETWEEN_CALLS)) return SUBSCRIBE_TOO_OFTEN;
  if (all.some(({ answeredAt }) => answeredAt >= 0 && now - answeredAt < IN_USE)) return SUBSCRIBE_IN_USE;
  return SUBSCRIBE_OK;
}

/** Ends the subscription of another reader, if it has one; what fills the pipe stays in it. */
function takeFrom(world: World, id: number, other: number, now: Micros): void {
  const { readers } = world.state;
  readers[id].pipeFreeAt = Math.max(readers[id].pipeFreeAt, readers[other].pipeFreeAt);
  const theirs = subscriptionOf(world, other);
  if (!theirs.isOn) return;
  const loser = world.history.readers[other];
  theirs.isOn = false;
  stopPushing(world, loser);
  note(loser, now, SUBSCRIPTION_TAKEN);
  callAt(world, loser, now + pauseOf(world, loser, SUBSCRIPTION_TAKEN));
}

/**
 * How long a client waits when it has no subscription: as long as it must, and a little longer by a draw of its own. Who
 * called too often is out of step with another one: it waits up to as long again, or it would come behind it for ever.
 */
function pauseOf({ scenario, history }: World, reader: ReaderHistory, outcome: number): Micros {
  const { entry, ordinal } = history.consumers[reader.consumer];
  const stream = streamNumber(SUBSCRIBE_AGAIN, entry, ordinal, reader.shard);
  const most = outcome === SUBSCRIBE_TOO_OFTEN ? BETWEEN_CALLS : JITTER;
  return BETWEEN_CALLS + (draw(scenario.seed, stream, reader.subscriptions!.length) % (most + 1));
}

function callAt(world: World, reader: ReaderHistory, time: Micros): void {
  subscriptionOf(world, reader.id).dueAt = time;
  plan(world.state, time, SUBSCRIBE, reader.id);
}

function note({ subscriptions }: ReaderHistory, at: Micros, outcome: number): void {
  subscriptions!.add(at, outcome);
}
