/** What is said of a change, against the commands of the run and the reports of then and now. */
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { iteratorAgeAt } from '../../metrics';
import type { Change, Fact } from '../fact';
import type { Scene } from './check-facts';

/** That it is the last change, not long ago, and that the setting has that value. */
export function checkChange({ run, t }: Scene, { path, value, atSeconds }: Change): string | null {
  const last = run.history.commands.filter(({ at }) => at <= t).at(-1);
  if (last?.at !== atSeconds * SECOND || t - last.at > 30 * SECOND) return 'it was changed at another time';
  let setting: unknown = run.scenario;
  for (const step of path.split('.')) setting = (setting as Record<string, unknown>)[step];
  return JSON.stringify(setting) === value ? null : `it is ${JSON.stringify(setting)}`;
}

export function checkAgeFell(
  { run, t, consumer, report }: Scene,
  { change, fromSeconds, toSeconds }: Extract<Fact, { kind: 'age-fell' }>,
): string | null {
  const reader = run.history.consumers[consumer];
  const then = iteratorAgeAt(run.history, reader, change.atSeconds * SECOND) / 1_000;
  if (Math.abs(then - fromSeconds) > 1e-6) return `it was ${then} s`;
  // The report is of every consumer, by its place among those that are there.
  const there = run.history.consumers.filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt);
  const now = report.consumers[there.indexOf(reader)].iteratorAgeMillis.last / 1_000;
  if (Math.abs(now - toSeconds) > 1e-6) return `it is ${now} s`;
  // To the microsecond: as fractions of a second, 2.07 less 1.07 is less than 1.
  const fell = Math.round((then - now) * SECOND);
  return now <= then / 2 || fell >= SECOND ? null : 'it did not fall by much';
}

export function checkJustChanged(
  scene: Scene,
  { change }: Extract<Fact, { kind: 'just-changed' }>,
): string | null {
  if (change !== null) return checkChange(scene, change);
  const { run, t } = scene;
  const { commands, shards } = run.history;
  const changes = [...commands.map(({ at }) => at), ...shards.map(({ createdAt }) => createdAt)];
  const isRecent = changes.some((at) => at <= t && t - at < SECOND);
  return isRecent ? null : 'nothing has changed';
}

export function checkJoined(
  { run, consumer }: Scene,
  { atSeconds }: Extract<Fact, { kind: 'joined' }>,
): string | null {
  const { startsAt } = run.history.consumers[consumer];
  return startsAt > 0 && startsAt === atSeconds * SECOND ? null : 'it came at another time';
}
