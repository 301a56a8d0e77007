/** What one figure on a page remembers, and what can be done with it. */
import type { StoreApi } from 'zustand/vanilla';
import type { History, ReshardOrder, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import type { Beat, MomentKind, RecordPlace } from '../metrics';
import type { Fault } from '../scenario';
import type { Change, Moves } from '../timeline';
import type { Opening } from './opening';
import type { RunReason, Step } from './undo';

export interface FigureState {
  /** Playhead, simulated microseconds. */
  readonly time: Micros;
  readonly playing: boolean;
  /** Simulated seconds a second, `SLOWEST` .. `FASTEST`. */
  readonly speed: number;
  /** Settings in force at `time`. */
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  /** Furthest the playhead has been in this run: the end of the scrubber. */
  readonly furthest: Micros;
  /** Where the run ends because its history may take no more memory; Infinity: nowhere. */
  readonly end: Micros;
  /** Goes up when the past or the future of the run is another: a new run, a setting changed. */
  readonly version: number;
  /** Row of the history's consumers whose lanes are shown. */
  readonly openConsumer: number;
  /** The shard that is shown in full when not all fit: the one furthest behind, until one is chosen. */
  readonly openShard: number;
  /** The records whose journey and order are shown, at most two, the first picked first. */
  readonly picked: readonly RecordPlace[];
  /** How much of the run the swimlanes show; null: as much as suits the speed. */
  readonly span: Micros | null;
  /** Where the swimlanes begin, as long as the playhead stands; null: where the playhead has its usual place. */
  readonly left: Micros | null;
  /** Whether each of many shards has a row on the stage. */
  readonly allShards: boolean;
  /** Whether the run is shown as stills; null: as the reader's system asks. */
  readonly stills: boolean | null;
  /** What was last refused by `set`, in words. */
  readonly faults: readonly Fault[];
  /** Whether somebody said which shard is to be open; until then it is the one that is furthest behind. */
  readonly shardChosen: boolean;
  /** The setting that began this run, as long as nothing else was changed; null: none did. */
  readonly newRun: Step | null;
  /** What can be taken back, and made again. */
  readonly undo: Step | null;
  readonly redo: Step | null;
  /** What was opened is not there yet: the run is still simulated up to this moment. */
  readonly heading: Micros | null;
  /** What was opened and cannot be shown; null: all is as it was to be. */
  readonly missed: Missed | null;
}

/** What was to be shown, and is not there. */
export interface Missed {
  /** A moment that is further off than a page simulates in one go. */
  readonly time: Micros | null;
  /** How many consumers there are, where another one was to be open. */
  readonly consumers: number | null;
  readonly picked: readonly RecordPlace[];
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
  /** Asks AWS at the playhead to split, merge or count the shards anew; what it answers is in the history. */
  readonly reshard: (order: ReshardOrder) => void;
  /** Starts a new run. */
  readonly load: (scenario: Scenario, startAt?: Micros, why?: RunReason) => void;
  /** Shows what a link says; a later `reset` comes back to it. */
  readonly open: (opening: Opening) => void;
  /** Back to what the figure was opened with. */
  readonly reset: () => void;
  /** Takes the last change of the run back; false: there is none. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** All changes that `work` makes are taken back together. */
  readonly together: (work: () => void, why?: RunReason) => void;
  readonly openConsumerLanes: (consumer: number) => void;
  readonly openShardRow: (shard: number) => void;
  /** Shows the journey of these records, at most two; none: of no record. */
  readonly pick: (records: readonly RecordPlace[]) => void;
  /** `left`: where the swimlanes begin until the playhead moves. */
  readonly setSpan: (span: Micros | null, left?: Micros | null) => void;
  readonly setAllShards: (allShards: boolean) => void;
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
  /** The settings at time 0. */
  readonly base: Scenario;
  readonly seed: number;
}

export interface FigureStore extends StoreApi<FigureState> {
  readonly actions: FigureActions;
  /** Calls back after every move of the playhead, at most once a frame, until the returned function is called. */
  readonly onFrame: (listener: () => void) => () => void;
  readonly live: () => LiveRun;
  /** The same at another moment, at rest; the run is made to reach it. */
  readonly at: (t: Micros) => LiveRun;
  /** The next (1) or previous (-1) moment that deserves a still; null: there is none in reach. */
  readonly beat: (direction: 1 | -1, from: Micros | Beat) => Beat | null;
}
