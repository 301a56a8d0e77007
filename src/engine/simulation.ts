/** The loop: what is due next, in order of time. It never draws and never waits. */
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../lib/time';
import { applyOrder } from './commands';
import { makeRoom } from './producers/expected-records';
import { areApart } from './apart';
import { nextEventTime, popEvent, type EventQueue } from './event-queue';
import type { History, Refusal } from './history';
import { invocationEnds, laneTimer } from './lambda/event-source-mapping';
import { mappingOf } from './lambda/mapping';
import { checkOnDemand } from './on-demand';
import { generateArrivals, nextActionAt } from './producers/producer';
import { followOutage } from './consumers/outages';
import { poll, push, resumePush } from './consumers/reading';
import { registrationDue } from './consumers/registration';
import type { Order, Scenario } from './scenario';
import { endUpdating } from './shard-life';
import { subscribe } from './consumers/subscription';
import { succeed } from './consumers/succession';
import {
  eventOf,
  firstQueue,
  INVOCATION_ENDS,
  LANE_TIMER,
  laneOf,
  OUTAGE,
  POLL,
  REGISTER,
  RESHARDED,
  STREAM,
  SUBSCRIBE,
  type World,
} from './world';
import { makeWorld } from './world-caches';

/** This many puts, refused ones included, cost about as much as one event. */
const PUTS_PER_EVENT = 10;

/** Consumers that share nothing take turns of this length: what one of them works on is near the processor then. */
const TURN = MICROS_PER_SECOND;

/**
 * One run of a scenario. The history depends on the scenario, the settings changed and when, and nothing else: not
 * on how far `advance` goes at a time, nor on checkpoints and forks (`checkpoints.ts`).
 */
export class Simulation {
  /** How many of its `maxEvents` the last call of `advance` left over; Infinity where it had no such bound. */
  eventsLeft = 0;

  private constructor(
    /** `checkpoints.ts` works on it too. */
    private readonly world: World,
    /** The scenario that the run was started with: its settings at time 0. */
    readonly origin: Scenario,
  ) {}

  /** A run that stands at time 0. The scenario must be complete and valid. */
  static start(scenario: Scenario): Simulation {
    return new Simulation(makeWorld(scenario), scenario);
  }

  /** What has happened; grows as the run advances. */
  get history(): History {
    return this.world.history;
  }

  /** The settings in force now. */
  get scenario(): Scenario {
    return this.world.scenario;
  }

  /** How far the run has come, in simulated microseconds. */
  get now(): Micros {
    return this.world.state.now;
  }

  /**
   * Runs until simulated time `to`, this moment included. Stops earlier after about `maxEvents` events; 10 puts count
   * as one. A run that stops has come to `now`, but what else happens at that very moment may be missing. Without
   * `maxEvents` it is quicker: records are put ahead of their readers, and consumers that share nothing take turns.
   * @returns whether `to` was reached
   */
  advance(to: Micros, maxEvents = Infinity): boolean {
    const { world } = this;
    let left = maxEvents;
    for (;;) {
      const command = world.scenario.commands[world.state.commandsDone];
      const commandAt =
        command === undefined ? Infinity : Math.max(world.state.now, microsFromSeconds(command.at));
      makeRoom(world, Math.min(to, commandAt), left * PUTS_PER_EVENT);
      left = runEvents(world, Math.min(to, commandAt), left);
      this.eventsLeft = Math.max(0, left);
      if (left < 0) return false;
      if (commandAt > to) break;
      world.state.now = commandAt;
      world.state.commandsDone++;
      applyOrder(world, command);
    }
    world.state.now = Math.max(world.state.now, to);
    return true;
  }

  /**
   * Changes a setting from now on: the member of the scenario that `path` names gets `value`. What happened stays; a
   * moment that was cut short is completed first. The resulting scenario must be valid.
   * @param path such as `consumers.0.eventSourceMapping.parallelizationFactor`
   */
  apply(path: string, value: unknown): void {
    this.do({ do: 'set', path, value });
  }

  /**
   * Does something to the run now: changes a setting, as `apply`, or reshards. A moment that was cut short is
   * completed first.
   * @returns why AWS refuses it; null: it does not. The run goes on either way.
   */
  do(order: Order): Refusal | null {
    this.advance(this.now);
    return applyOrder(this.world, order);
  }
}

/** Handles what is due up to `until`. Returns how many events may still be handled, -1 when it had to stop. */
function runEvents(world: World, until: Micros, maxEvents: number): number {
  const { state } = world;
  const apart = maxEvents === Infinity && areApart(world);
  let left = maxEvents;
  for (;;) {
    // Before anything is put: a run that stops has no records of a time it has not come to.
    if (left <= 0) return -1;
    // Puts come before whatever reads at the same moment.
    const most = left * PUTS_PER_EVENT;
    const puts = generateArrivals(world, until, most);
    if (puts >= most) return -1;
    left -= puts / PUTS_PER_EVENT;
    const first = firstQueue(state);
    const at = nextEventTime(first);
    if (at > until) return left;
    left--;
    const end = apart ? endOfTurn(world, at, until) : 0;
    if (end <= at) handleNext(world, first);
    else
      for (const { events } of state.consumers)
        while (nextEventTime(events) <= end) handleNext(world, events);
  }
}

/** Until when each consumer may go on by itself: all records are there that come until then, and nothing else happens. */
function endOfTurn({ state }: World, at: Micros, until: Micros): Micros {
  const others = Math.min(nextEventTime(state.events), ...state.producers.map(nextActionAt));
  return Math.min(until, at + TURN, others - 1);
}

/** Of consumers that take turns the next one begins where this one did: the time of the state goes back with it. */
function handleNext(world: World, queue: EventQueue): void {
  const at = nextEventTime(queue);
  world.state.now = at;
  handle(world, popEvent(queue), at);
}

function handle(world: World, code: number, now: Micros): void {
  const { kind, id } = eventOf(code);
  if (kind === OUTAGE) {
    followOutage(world, id, now);
    return succeed(world, id, now);
  }
  if (kind === STREAM) return id === RESHARDED ? endUpdating(world, now) : checkOnDemand(world, now);
  if (kind === REGISTER) return registrationDue(world, id, now);
  // The kinds that are left are of lanes, or of readers: those from here on.
  if (kind >= SUBSCRIBE) {
    if (kind === POLL) poll(world, id, now);
    else if (kind === SUBSCRIBE) subscribe(world, id, now);
    else push(world, id, now);
    return succeed(world, world.history.readers[id].consumer, now);
  }
  const { consumer, shard, lane } = laneOf(id);
  const mapping = mappingOf(world, consumer, shard);
  if (kind === INVOCATION_ENDS) {
    for (const served of invocationEnds(mapping, lane, now)) {
      const other = laneOf(served);
      resumePush(world, other.consumer, other.shard, now);
      succeed(world, other.consumer, now);
    }
  }
  if (kind === LANE_TIMER) laneTimer(mapping, lane, now);
  resumePush(world, consumer, shard, now);
  succeed(world, consumer, now);
}
