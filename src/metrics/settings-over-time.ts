/** The settings of a run as they were at each moment: what was charged or measured earlier was so under those of then. */
import type { History, Scenario } from '../engine';
import { withMember } from '../lib/member-path';
import type { Micros } from '../lib/time';

/** A span of a run in which no setting changed: `from` <= time < `to`. */
export interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
  readonly scenario: Scenario;
}

/**
 * The stretches of a run, in order: without a gap, from 0 to Infinity.
 * @param base the settings at time 0
 */
export function stretchesOf(base: Scenario, { commands }: History): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let scenario = base;
  for (const command of commands) {
    if (!('path' in command)) continue;
    if (command.at > from) stretches.push({ from, to: command.at, scenario });
    from = command.at;
    scenario = withMember(scenario, command.path, JSON.parse(command.value));
  }
  return [...stretches, { from, to: Infinity, scenario }];
}

/** The settings in force at a moment. */
export function scenarioAt(stretches: readonly Stretch[], t: Micros): Scenario {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle].to <= t) low = middle + 1;
    else high = middle;
  }
  return stretches[low].scenario;
}
