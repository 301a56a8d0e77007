/** The scrubber's arithmetic: where it ends, and which marks it shows. */
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { isSettingChange, type Change } from '../../timeline';

/** A scrubber that grew with the run would never come to rest: it ends at one of these, in seconds. */
const ENDS = [30, 60, 120, 300, 600, 1_200, 1_800, 3_600].map((seconds) => seconds * MICROS_PER_SECOND);
const HOUR = 3_600 * MICROS_PER_SECOND;

/** The end of the scrubber of a run that came as far as `furthest`: a little ahead of it, or where the run ends. */
export function scrubEnd(furthest: Micros, runEnd: Micros = Infinity): Micros {
  const least = furthest * 1.02;
  return Math.min(runEnd, ENDS.find((end) => end >= least) ?? Math.ceil(least / HOUR) * HOUR);
}

/** Changes that stand so near to each other that one mark stands for them: the last of each setting. */
export interface ChangeGroup {
  readonly at: Micros;
  readonly changes: readonly Change[];
}

/** Groups changes, in order of time, that lie less than `near` apart; a dragged slider leaves one mark, not fifty. */
export function groupChanges(changes: readonly Change[], near: Micros): ChangeGroup[] {
  const groups: { last: Micros; byPath: Map<string, Change> }[] = [];
  for (const change of changes) {
    const before = groups.at(-1);
    if (before !== undefined && change.at - before.last < near) {
      before.last = change.at;
      before.byPath.set(nameOf(change), change);
    } else groups.push({ last: change.at, byPath: new Map([[nameOf(change), change]]) });
  }
  return groups.map(({ last, byPath }) => ({ at: last, changes: [...byPath.values()] }));
}

/** Of a setting the last value counts; each resharding stands for itself. */
function nameOf(change: Change): string {
  return isSettingChange(change) ? change.path : JSON.stringify(change);
}

/** What a speed slider remembers: the middle between 0.1 and 60 is no round number, so 1 has a snap. */
const SNAP = 0.09;

/** The speed, with the snap at 1 and otherwise two digits. */
export function calmSpeed(speed: number): number {
  if (Math.abs(Math.log(speed)) < SNAP) return 1;
  return Number(speed.toPrecision(2));
}

/** How much slower than asked is worth saying: a machine that is busy for a moment is not. */
const SHORT = 0.85;

/** Whether a run stays behind the speed it was asked for. */
export function isShortOf(speed: number, asked: number): boolean {
  return speed < asked * SHORT;
}
