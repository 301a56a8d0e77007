/** Scenarios and runs for tests: the same door as everybody else's, and the history behind it. */
import { Simulation, type ConsumerHistory, type LaneHistory, type Scenario } from '../../engine';
import { microsFromSeconds } from '../../lib/time';
import { parseScenario, type ScenarioInput } from '../../scenario';

export type ConsumerInput = NonNullable<ScenarioInput['consumers']>[number];
/** A Lambda function and its mapping, with members left out. */
export type LambdaInput = Extract<ConsumerInput, { readonly type?: 'lambda' }>;
/** A scenario whose only consumer is a Lambda function. */
export type OneFunction = ScenarioInput & { readonly consumers: readonly [LambdaInput] };

/** The complete scenario that an input stands for; it must be valid. */
export function scenarioOf(input: ScenarioInput): Scenario {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}

/** A run of a scenario that stands at time 0. */
export function startOf(input: ScenarioInput): Simulation {
  return Simulation.start(scenarioOf(input));
}

/** A run of a scenario up to a simulated second. */
export function runTo(input: ScenarioInput, seconds: number): Simulation {
  const simulation = startOf(input);
  simulation.advance(microsFromSeconds(seconds));
  return simulation;
}

/** What one consumer did: the first, unless another is asked for. */
export function consumerOf({ history }: Simulation, id = 0): ConsumerHistory {
  return history.consumers[id];
}

/** One try of one batch, spelled out. */
export interface InvocationRow {
  readonly lane: number;
  /** Seconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Rows of the shard's log. */
  readonly rows: readonly number[];
  readonly attempt: number;
  readonly outcome: number;
  readonly cold: boolean;
  readonly environment: number;
}

/** Everything one consumer invoked for one shard, in order of start. */
export function invocationsOf(consumer: ConsumerHistory, shard = 0): InvocationRow[] {
  const { lanes } = consumer.shards[shard];
  return lanes.flatMap(rowsOfLane).sort((a, b) => a.startsAt - b.startsAt || a.lane - b.lane);
}

function rowsOfLane({ rows, invocations }: LaneHistory, lane: number): InvocationRow[] {
  return Array.from({ length: invocations.startsAt.length }, (_, row) => ({
    lane,
    startsAt: invocations.startsAt.data[row] / 1e6,
    endsAt: invocations.endsAt.data[row] / 1e6,
    rows: Array.from(rows.data.slice(invocations.from.data[row], invocations.to.data[row])),
    attempt: invocations.attempt.data[row],
    outcome: invocations.outcome.data[row],
    cold: invocations.cold.data[row] === 1,
    environment: invocations.environment.data[row],
  }));
}
