/** The run at a moment, as the stage looks at it. */
import type { ConsumerHistory, FailureSetting, History, Scenario } from '../../engine';
import type { Micros } from '../../lib/time';
import type { FigureState, LiveRun } from '../../store';

export interface Live {
  readonly history: History;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly t: Micros;
  /** The consumer whose lanes are shown; undefined while there is none. */
  readonly consumer: ConsumerHistory | undefined;
  readonly openShard: number;
  readonly speed: number;
}

/** What the stage shows of a run whose playhead is at `t`. */
export function liveOf(
  { history, scenario, seed }: LiveRun,
  t: Micros,
  { openConsumer, openShard, speed }: Pick<FigureState, 'openConsumer' | 'openShard' | 'speed'>,
): Live {
  return { history, scenario, seed, t, consumer: consumerAt(history, openConsumer, t), openShard, speed };
}

/** Which invocations of the consumer's function fail; undefined: it has none. */
export function failuresOf(
  scenario: Scenario,
  consumer: ConsumerHistory | undefined,
): FailureSetting | undefined {
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  return setting?.type === 'lambda' ? setting.function.failures : undefined;
}

/** The consumer of that row, if it is there at t. */
export function consumerAt(history: History, row: number, t: Micros): ConsumerHistory | undefined {
  const consumer = history.consumers[row] as ConsumerHistory | undefined;
  return consumer !== undefined && consumer.startsAt <= t && t < consumer.endsAt ? consumer : undefined;
}
