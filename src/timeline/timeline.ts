/**
 * A run that can be gone back to: runs ahead of the playhead, and starts a new future where a setting is changed in
 * the past. Whatever happened up to that moment stays as it was.
 */
import {
  type Checkpoint,
  checkpointOf,
  type History,
  historyBytes,
  isSet,
  type Order,
  type Refusal,
  type ReshardOrder,
  restore,
  type Scenario,
  Simulation,
} from '../engine';
import { MEBIBYTE } from '../lib/bytes';
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../lib/time';

/** A setting that was changed during the run. */
export interface SettingChange {
  readonly at: Micros;
  readonly path: string;
  readonly value: unknown;
}

/** What was done during the run: a setting was changed, or AWS was asked to split, merge or count its shards anew. */
export type Change = SettingChange | ({ readonly at: Micros } & ReshardOrder);

/** Whether a change is one of a setting. */
export function isSettingChange(change: Change): change is SettingChange {
  return 'path' in change;
}

interface Mark {
  readonly checkpoint: Checkpoint;
  /** Changes made before it. */
  readonly changes: number;
}

/** Checkpoints are a second apart at first; when there are this many, every other one goes. */
const MOST_MARKS = 64;

/**
 * A history of so many bytes goes no further. Chromium ended a tab that asked for 6 GiB, phones stand a fraction of it;
 * this is some fifteen million records with one consumer.
 */
export const HISTORY_BYTES_MAXIMUM = 512 * MEBIBYTE;

/** So many events are handled before the history is measured again. */
const EVENTS_UNMEASURED = 20_000;

export class Timeline {
  private readonly simulation: Simulation;
  private changes: Change[] = [];
  private applied = 0;
  /** The settings after each change that was applied. */
  private settings: { readonly at: Micros; readonly after: Scenario }[] = [];
  private marks: Mark[] = [];
  private spacing: Micros = MICROS_PER_SECOND;
  /** The run was stopped by a budget: events of this very moment may still be due. */
  private isCut = false;

  private eventsUnmeasured = 0;
  /** How many of the events that it was given the last `ensure` has left over; Infinity: it was given no bound. */
  eventsLeft = Infinity;
  /** Where the history ends, because it may take no more memory; Infinity: it goes on. */
  end: Micros = Infinity;

  /** The scenario at time 0; what its commands change is among the changes. */
  readonly base: Scenario;

  /**
   * @param scenario complete and valid
   * @param changes in order of time; otherwise those that the scenario's commands make
   * @param bytesMaximum bytes of history at which the run ends
   */
  constructor(
    scenario: Scenario,
    changes: readonly Change[] = changesOf(scenario),
    private readonly bytesMaximum = HISTORY_BYTES_MAXIMUM,
  ) {
    // Commands are changes like those made by hand: seen at the same places, and forgotten when an earlier one is made.
    this.base = scenario.commands.length === 0 ? scenario : { ...scenario, commands: [] };
    this.changes = [...changes];
    this.simulation = Simulation.start(this.base);
    this.simulation.advance(0);
    this.mark();
    this.applyDue();
  }

  get history(): History {
    return this.simulation.history;
  }

  /** How far the history reaches. */
  get reached(): Micros {
    return this.simulation.now;
  }

  /** The changes made so far, in order of time. */
  get changeList(): readonly Change[] {
    return this.changes;
  }

  /** The run as it stands at the end of its history; for reports. */
  get run(): Simulation {
    return this.simulation;
  }

  /** The settings in force at time t, as the history up to `reached` has them. */
  scenarioAt(t: Micros): Scenario {
    let scenario = this.base;
    for (const { at, after } of this.settings) {
      if (at > t) break;
      scenario = after;
    }
    return scenario;
  }

  /**
   * Makes the history reach `t`. Stops earlier after about `maxEvents` events, and for good at `end`.
   * @returns whether it reaches t
   */
  ensure(t: Micros, maxEvents = Infinity): boolean {
    let left = maxEvents;
    while (this.simulation.now < Math.min(t, this.end) || (this.isCut && this.simulation.now === t)) {
      const change = this.changes[this.applied];
      const next = Math.min(t, this.nextMarkAt(), change?.at ?? Infinity);
      const chunk = Math.min(left, EVENTS_PER_CHUNK);
      this.isCut = !this.simulation.advance(next, chunk);
      left -= chunk - this.simulation.eventsLeft;
      this.measure(chunk - this.simulation.eventsLeft);
      if (!this.isCut) {
        if (this.simulation.now >= this.nextMarkAt()) this.mark();
        this.applyDue();
      }
      if (left <= 0) break;
    }
    this.eventsLeft = Math.max(0, left);
    return !this.isCut && this.simulation.now >= t;
  }

  /** After so many more events: ends the history when it is too large. */
  private measure(events: number): void {
    this.eventsUnmeasured += events;
    if (this.eventsUnmeasured < EVENTS_UNMEASURED) return;
    this.eventsUnmeasured = 0;
    if (historyBytes(this.history).used >= this.bytesMaximum) this.end = this.simulation.now;
  }

  /** From time t on the setting has a new value; what was changed later is forgotten. */
  change(t: Micros, path: string, value: unknown): void {
    const isReplaced = (one: Change) => one.at === t && isSettingChange(one) && one.path === path;
    this.goOnWith(
      { at: t, path, value },
      this.changes.filter((one) => one.at <= t && !isReplaced(one)),
    );
  }

  /**
   * At time t AWS is asked to change the shards; what was changed later is forgotten.
   * @returns why AWS refuses it; null: it does not
   */
  reshard(t: Micros, order: ReshardOrder): Refusal | null {
    this.goOnWith(
      { at: t, ...order },
      this.changes.filter((one) => one.at <= t),
    );
    const answer = this.history.commands.findLast((one) => !isSet(one));
    return answer !== undefined && !isSet(answer) ? answer.refusal : null;
  }

  private goOnWith(change: Change, kept: Change[]): void {
    this.rewind(change.at);
    this.changes = kept;
    this.ensure(change.at);
    this.changes.push(change);
    this.applyDue();
  }

  /** Has these changes instead, in order of time: the run stays as it was up to the first that differs. */
  restore(changes: readonly Change[]): void {
    const first = changes.findIndex((one, index) => one !== this.changes[index]);
    const same = first < 0 ? changes.length : first;
    const at = Math.min(changes[same]?.at ?? Infinity, this.changes[same]?.at ?? Infinity);
    if (at === Infinity) return;
    if (at <= this.simulation.now) this.rewind(at);
    this.changes = [...changes];
    this.applyDue();
  }

  /** Goes back to the last checkpoint before the changes of time t. */
  private rewind(t: Micros): void {
    const firstAtT = this.changes.filter((one) => one.at < t).length;
    while (this.marks.length > 1) {
      const last = this.marks[this.marks.length - 1];
      if (last.checkpoint.at <= t && last.changes <= firstAtT) break;
      this.marks.pop();
    }
    const mark = this.marks[this.marks.length - 1];
    restore(this.simulation, mark.checkpoint);
    this.isCut = false;
    this.end = Infinity;
    this.applied = mark.changes;
    this.settings = this.settings.slice(0, mark.changes);
  }

  private applyDue(): void {
    for (;;) {
      const change = this.changes[this.applied];
      if (change === undefined || change.at > this.simulation.now) return;
      this.simulation.do(orderOf(change));
      this.settings.push({ at: change.at, after: this.simulation.scenario });
      this.applied++;
    }
  }

  private nextMarkAt(): Micros {
    return this.marks[this.marks.length - 1].checkpoint.at + this.spacing;
  }

  private mark(): void {
    this.marks.push({ checkpoint: checkpointOf(this.simulation), changes: this.applied });
    if (this.marks.length <= MOST_MARKS) return;
    this.marks = this.marks.filter((_, index) => index % 2 === 0);
    this.spacing *= 2;
  }
}

const EVENTS_PER_CHUNK = 2_000;

function orderOf(change: Change): Order {
  if (isSettingChange(change)) return { do: 'set', path: change.path, value: change.value };
  const { at: _, ...order } = change;
  return order;
}

function changesOf({ commands }: Scenario): readonly Change[] {
  return commands.map((command): Change => {
    const at = microsFromSeconds(command.at);
    return command.do === 'set' ? { at, path: command.path, value: command.value } : { ...command, at };
  });
}
