/** Cold starts, counted one by one. */
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { INVOCATION_THROTTLED } from '../../engine';
import type { ColdStartFact } from '../fact';
import type { Scene } from './check-facts';
import { settingOf } from './check-other-facts';

export function checkColdStarts(scene: Scene, fact: ColdStartFact): string | null {
  const { run, t, consumer } = scene;
  const each = settingOf(scene).function.coldStartMillis / 1_000;
  if (each === 0 || fact.eachSeconds !== each) return `a cold start takes ${each} s`;
  const all = run.history.consumers[consumer].shards.flatMap(({ lanes }) =>
    lanes.flatMap(({ invocations: { startsAt, cold, outcome } }) =>
      Array.from({ length: startsAt.length }, (_, row) => ({
        at: startsAt.data[row],
        isCold: cold.data[row] === 1,
        ran: outcome.data[row] !== INVOCATION_THROTTLED,
      })),
    ),
  );
  const starting = all.filter(({ at, isCold }) => isCold && at <= t && t < at + each * SECOND).length;
  if (starting !== fact.starting) return `${starting} are starting`;
  // Since a change of less than whole seconds ago, what is told of begins between two seconds.
  if (run.history.commands.length > 0) return null;
  const late = all.filter(({ at, ran }) => ran && at <= t && at > t - fact.seconds * SECOND);
  const cold = late.filter(({ isCold }) => isCold).length;
  const isSo = late.length === fact.invocations && cold === fact.cold;
  return isSo ? null : `${cold} of ${late.length} were cold`;
}
