/**
 * Going back to a moment of a run, and branching off: apart from the run itself, so that a program that only goes ahead
 * does not carry it.
 */
import type { Micros } from '../lib/time';
import type { AppliedCommand } from './history';
import { measureHistory, truncateHistory, type HistoryLengths } from './history-lengths';
import type { ConsumerSetting, Scenario } from './scenario';
import { Simulation } from './simulation';
import { copyState, type EngineState } from './state';
import type { ProducerPlan, World } from './world';
import { refreshCaches } from './world-caches';

/** All that is needed to go back to a moment: a copy of the state, and how long the tables were. */
export interface Checkpoint {
  readonly at: Micros;
  readonly state: EngineState;
  readonly lengths: HistoryLengths;
  /** The run it is of: the scenario it was started with, and the settings changed before. */
  readonly origin: Scenario;
  readonly commands: readonly AppliedCommand[];
  readonly scenario: Scenario;
  readonly settings: readonly ConsumerSetting[];
  readonly plans: readonly ProducerPlan[];
}

/** What a run works on: private to all but this file, which is a part of it that not every program needs. */
function worldOf(simulation: Simulation): World {
  return simulation['world'];
}

/** Notes the moment at which a run is, to come back to. */
export function checkpointOf(simulation: Simulation): Checkpoint {
  const { state, history, scenario, settings, caches } = worldOf(simulation);
  return {
    at: state.now,
    state: copyState(state),
    lengths: measureHistory(history),
    origin: simulation.origin,
    commands: [...history.commands],
    scenario,
    settings: [...settings],
    plans: [...caches.plans],
  };
}

/**
 * Takes a run to a moment of it: what came later is forgotten. When an earlier moment was restored meanwhile, the run
 * is made to reach it again first.
 * @throws Error when the checkpoint is of another run: one of another scenario, or with other settings changed before
 */
export function restore(simulation: Simulation, checkpoint: Checkpoint): void {
  const world = worldOf(simulation);
  if (!isOfRun(simulation, checkpoint)) throw new Error('this checkpoint is of another run');
  if (world.state.now <= checkpoint.at) simulation.advance(checkpoint.at);
  truncateHistory(world.history, checkpoint.lengths);
  world.state = copyState(checkpoint.state);
  world.scenario = checkpoint.scenario;
  world.settings = [...checkpoint.settings];
  refreshCaches(world, checkpoint.plans);
}

/** Whether a run came by the moment of a checkpoint, or will, with the same settings changed until then. */
function isOfRun(simulation: Simulation, { at, origin, commands, state }: Checkpoint): boolean {
  const world = worldOf(simulation);
  const mine = world.history.commands;
  // The scenario's own commands will come again, those given by hand will not.
  const toCome = Math.max(0, state.commandsDone - world.state.commandsDone);
  if (origin !== simulation.origin || mine.length + toCome < commands.length) return false;
  if (mine.length > commands.length && mine[commands.length].at < at) return false;
  return commands
    .slice(0, mine.length)
    .every((one, index) => one === mine[index] || JSON.stringify(one) === JSON.stringify(mine[index]));
}

/** A run of its own with the same past and present; what one does from now on does not touch the other. */
export function fork(simulation: Simulation): Simulation {
  const { history, state, scenario, settings, caches } = worldOf(simulation);
  const twin = Simulation.start(simulation.origin);
  const world = worldOf(twin);
  const copies = { scenario, history: copyState(history), state: copyState(state), settings: [...settings] };
  refreshCaches(Object.assign(world, copies), caches.plans);
  return twin;
}
