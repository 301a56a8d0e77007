/** What one figure on a page remembers, and what can be done with it. */
import type { History, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import type { MomentKind } from '../metrics';
import type { Fault } from '../scenario';
import type { Change, Moves } from '../timeline';

export interface FigureState {
  /** Playhead, simulated microseconds. */
  readonly time: Micros;
  readonly playing: boolean;
  /** Simulated seconds a second, 0.1 .. 60. */
  readonly speed: number;
  /** Settings in force at `time`. */
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  /** Furthest the playhead has been in this run: the end of the scrubber. */
  readonly furthest: Micros;
  /** Goes up when the past or the future of the run is another: a new run, a setting changed. */
  readonly version: number;
  /** Row of the history's consumers whose lanes are shown. */
  readonly openConsumer: number;
  /** The shard that is shown in full when not all fit: the one furthest behind, until one is chosen. */
  readonly openShard: number;
  /** The records whose journey and order are shown, at most two, the first picked first. */
  readonly picked: readonly PickedRecord[];
  /** How much of the run the swimlanes show; null: as much as suits the speed. */
  readonly span: Micros | null;
  /** Whether the run is shown as stills; null: as the reader's system asks. */
  readonly stills: boolean | null;
  /** What was last refused by `set`, in words. */
  readonly faults: readonly Fault[];
}

/** A record, by its place in the log of its shard. */
export interface PickedRecord {
  readonly shard: number;
  readonly row: number;
}

export interface FigureActions {
  readonly play: () => void;
  readonly pause: () => void;
  /** Pauses, and lets nothing come to rest by moving: for a figure that nobody sees. */
  readonly rest: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly seek: (time: Micros) => void;
  /** Pauses, and moves to the next (1) or previous (-1) moment of these kinds. False: there is none. */
  readonly step: (direction: 1 | -1, kinds?: readonly MomentKind[]) => boolean;
  /** Changes a setting from the playhead on; a setting that cannot change in a run starts a new one. */
  readonly set: (path: string, value: unknown) => void;
  /** Starts a new run. */
  readonly load: (scenario: Scenario, startAt?: Micros) => void;
  readonly openConsumerLanes: (consumer: number) => void;
  readonly openShardRow: (shard: number) => void;
  /** Shows the journey of these records, at most two; none: of no record. */
  readonly pick: (records: readonly PickedRecord[]) => void;
  readonly setSpan: (span: Micros | null) => void;
  readonly setStills: (stills: boolean | null) => void;
  /** Ends all work. */
  readonly dispose: () => void;
}

/** The run as it is at a moment. */
export interface LiveRun {
  readonly history: History;
  readonly time: Micros;
  /** How far what moves has come at `time`. */
  readonly moves: Moves;
  readonly scenario: Scenario;
  readonly seed: number;
}
