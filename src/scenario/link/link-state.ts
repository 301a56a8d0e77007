import type { Scenario } from '../../engine/index';
import type { Micros } from '../../lib/time';
import type { NumberRange } from '../ranges';
import { RANGES } from '../ranges';
import type { Scene } from '../scenes/scene';
import { FASTEST, SLOWEST } from '../speeds';

/** The version of the grammar that this page writes and reads. */
export const LINK_VERSION = 1;

export const LINK_THEMES = ['auto', 'light', 'dark'] as const;
export type LinkTheme = (typeof LINK_THEMES)[number];

/** How many records may be followed at a time. */
export const MOST_PICKED = 2;

/** A record by its place in the log of its shard. */
export interface LinkRecord {
  readonly shard: number;
  readonly row: number;
}

/** What one looks at, apart from the run itself. */
export interface LinkView {
  /** Row of the history's consumers whose lanes are open. */
  readonly consumer: number;
  /** The shard that is shown in full; null: the one that is furthest behind. */
  readonly shard: number | null;
  /** At most two records whose journey is shown. */
  readonly picked: readonly LinkRecord[];
  /** How much of the run the swimlanes show; null: as much as suits the speed. */
  readonly span: Micros | null;
  /** Where the swimlanes begin; null: where the playhead has its usual place. */
  readonly left: Micros | null;
  /** How far the run was looked at; null, or less than the playhead: as far as that. */
  readonly seen: Micros | null;
  /** Whether each of many shards has a row on the stage. */
  readonly allShards: boolean;
  /** Whether the run is shown as stills; null: as the reader's system asks. */
  readonly stills: boolean | null;
}

/** All that a link says. */
export interface LinkState {
  /** What is left out of the link is as this scene has it. */
  readonly scene: Scene;
  /** As it is at time 0; its commands are the settings changed during the run. */
  readonly scenario: Scenario;
  /** Playhead. */
  readonly time: Micros;
  readonly speed: number;
  readonly view: LinkView;
  readonly theme: LinkTheme;
}

export const PLAIN_VIEW: LinkView = {
  consumer: 0,
  shard: null,
  picked: [],
  span: null,
  left: null,
  seen: null,
  allShards: false,
  stills: null,
};

const whole = (min: number, max: number): NumberRange => ({ min, max, whole: true, step: 1, also: [] });

/** What the numbers of a view may be. */
export const VIEW_RANGES = {
  time: RANGES.seconds,
  speed: { min: SLOWEST, max: FASTEST, whole: false, step: 0.1, also: [] },
  /** Counted from 1. Which there are depends on the run, so this is only what can be. */
  reader: whole(1, 100_000),
  span: { min: 0.001, max: RANGES.seconds.max, whole: false, step: 1, also: [] },
} as const satisfies Record<string, NumberRange>;
