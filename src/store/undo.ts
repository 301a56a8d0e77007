/** What was done to a figure and can be taken back: the run before, and what it was, so that it can be named. */
import type { ReshardOrder, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import type { Change } from '../timeline';

/** Why a run began anew. */
export type RunReason = 'reset' | 'restart' | 'records' | 'earthquakes' | 'opening' | 'link' | 'dropped';

/** One thing that was done. */
export type Step =
  | { readonly kind: 'set'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'reshard'; readonly order: ReshardOrder }
  | { readonly kind: 'run'; readonly why: RunReason };

/** A run at a moment. Scenarios and changes are never changed in place, so that nothing is copied. */
export interface Snapshot {
  readonly base: Scenario;
  readonly changes: readonly Change[];
  readonly time: Micros;
}

interface Entry {
  readonly step: Step;
  readonly snapshot: Snapshot;
}

const MOST_STEPS = 100;
/** A slider that is dragged, or an arrow key that is held, sends its values closer together than this. */
const ONE_GESTURE_MILLIS = 800;

export class Undo {
  private past: Entry[] = [];
  private future: Entry[] = [];
  private lastAt = -Infinity;
  private gathering: Snapshot | null = null;
  private gathered: Step | null = null;

  get next(): Step | null {
    return this.past.at(-1)?.step ?? null;
  }

  get nextRedo(): Step | null {
    return this.future.at(-1)?.step ?? null;
  }

  /** Something was done to the run that was at `before`. */
  did(step: Step, before: Snapshot, now: number): void {
    if (this.gathering !== null) {
      this.gathered = step;
      return;
    }
    const last = this.past.at(-1);
    const goesOn =
      this.future.length === 0 && isSameGesture(last?.step, step) && now - this.lastAt < ONE_GESTURE_MILLIS;
    this.lastAt = now;
    this.future = [];
    const entry = { step, snapshot: goesOn && last !== undefined ? last.snapshot : before };
    if (goesOn) this.past.pop();
    this.past.push(entry);
    if (this.past.length > MOST_STEPS) this.past.shift();
  }

  /** All that is done by `work` is one step, named after the last of it or `step`. */
  together(before: Snapshot, now: number, work: () => void, step: Step | null = null): void {
    if (this.gathering !== null) return work();
    this.gathering = before;
    this.gathered = null;
    try {
      work();
    } finally {
      this.gathering = null;
      const done = this.gathered;
      if (done !== null) this.did(step ?? done, before, now);
    }
  }

  /** Takes the last step back: where to go. Null: there is none. */
  undo(current: Snapshot): Snapshot | null {
    return this.move(this.past, this.future, current);
  }

  redo(current: Snapshot): Snapshot | null {
    return this.move(this.future, this.past, current);
  }

  private move(from: Entry[], to: Entry[], current: Snapshot): Snapshot | null {
    const entry = from.pop();
    if (entry === undefined) return null;
    to.push({ step: entry.step, snapshot: current });
    this.lastAt = -Infinity;
    return entry.snapshot;
  }
}

function isSameGesture(a: Step | undefined, b: Step): boolean {
  return a?.kind === 'set' && b.kind === 'set' && a.path === b.path;
}
