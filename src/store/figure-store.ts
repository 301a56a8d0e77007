/**
 * The state of one mounted figure. React listens to this store and hears of slow facts only: while playing, `time`
 * is published at most ten times a second. What must move every frame asks `live` for the exact playhead.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { History, Scenario } from '../engine';
import { hasMember } from '../lib/member-path';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { MOMENT_KINDS, nextMoment, previousMoment, type MomentKind } from '../metrics';
import { Player, Timeline, type Change, type FrameSource } from '../timeline';
import { parseScenario, withSetting, type Fault } from '../scenario';

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
  /** The shard that is shown in full when not all fit. */
  readonly openShard: number;
  /** What was last refused by `set` or `load`, in words. */
  readonly faults: readonly Fault[];
}

export interface FigureActions {
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  seek(time: Micros): void;
  /** Pauses, and moves to the next (1) or previous (-1) moment of these kinds. False: there is none. */
  step(direction: 1 | -1, kinds?: readonly MomentKind[]): boolean;
  /** Changes a setting from the playhead on; a setting that cannot change in a run starts a new one. */
  set(path: string, value: unknown): void;
  /** Starts a new run. */
  load(scenario: Scenario, startAt?: Micros): void;
  openConsumerLanes(consumer: number): void;
  openShardRow(shard: number): void;
  /** Ends all work. */
  dispose(): void;
}

export interface FigureStore extends StoreApi<FigureState> {
  readonly actions: FigureActions;
  /** Calls back after every move of the playhead, at most once a frame, until the returned function is called. */
  onFrame(listener: () => void): () => void;
  /** The run as it is this very moment. */
  live(): {
    readonly history: History;
    readonly time: Micros;
    readonly scenario: Scenario;
    readonly seed: number;
  };
}

/** Ten times a second. */
const PUBLISH_EVERY_MILLIS = 100;
/** How far `step` looks ahead. */
const STEP_HORIZON: Micros = 3_600 * MICROS_PER_SECOND;

/** A figure that shows `scenario` from `startAt` on. `frames` is the browser's animation frames, or a test's. */
export function createFigureStore(
  scenario: Scenario,
  frames: FrameSource,
  options: { readonly startAt?: Micros; readonly now?: () => number } = {},
): FigureStore {
  const now = options.now ?? (() => performance.now());
  const listeners = new Set<() => void>();
  let publishedAt = -Infinity;

  const player = new Player(new Timeline(scenario), frames, () => {
    for (const listener of listeners) listener();
    if (player.playing && now() - publishedAt < PUBLISH_EVERY_MILLIS) return;
    publish();
  });

  const store = createStore<FigureState>(() => ({
    time: 0,
    playing: false,
    speed: 1,
    scenario,
    changes: [],
    furthest: 0,
    version: 0,
    openConsumer: 0,
    openShard: 0,
    faults: [],
  }));

  function publish(extra: Partial<FigureState> = {}): void {
    publishedAt = now();
    const { time, timeline } = player;
    const at = timeline.scenarioAt(time);
    store.setState((before) => ({
      time,
      scenario: at,
      furthest: Math.max(before.furthest, time),
      playing: player.playing,
      openConsumer: openConsumerAt(timeline.history, before.openConsumer, time),
      ...extra,
    }));
  }

  function begin(next: Scenario, startAt: Micros): void {
    player.timeline = new Timeline(next);
    const { version } = store.getState();
    store.setState({
      furthest: startAt,
      openConsumer: 0,
      openShard: 0,
      changes: [],
      version: version + 1,
      faults: [],
    });
    player.seek(startAt);
  }

  const actions: FigureActions = {
    play() {
      player.play();
      publish();
    },
    pause() {
      player.pause();
      publish();
    },
    setSpeed(speed) {
      player.speed = Math.min(60, Math.max(0.1, speed));
      store.setState({ speed: player.speed });
    },
    seek: (time) => player.seek(time),
    step(direction, kinds = MOMENT_KINDS) {
      actions.pause();
      const at = direction > 0 ? findNext(player, kinds) : findPrevious(player, kinds);
      if (at === null) return false;
      player.seek(at);
      return true;
    },
    set(path, value) {
      const current = player.timeline.scenarioAt(player.time);
      if (!hasMember(current, path)) {
        store.setState({ faults: [{ member: path, message: `${path} is not a setting of this scenario.` }] });
        return;
      }
      const inRun = parseScenario({
        ...withoutRecords(current),
        commands: [{ at: 0, do: 'set', path, value }],
      });
      if (inRun.ok) {
        player.timeline.change(player.time, path, value);
        const { version } = store.getState();
        const changes = [...player.timeline.changeList];
        publish({ version: version + 1, changes, furthest: player.time, faults: [] });
        for (const listener of listeners) listener();
        return;
      }
      const anew = parseScenario(withSetting(current, path, value));
      if (anew.ok) begin(anew.scenario, 0);
      else store.setState({ faults: anew.faults });
    },
    load(next, startAt = 0) {
      begin(next, startAt);
    },
    openConsumerLanes: (openConsumer) => store.setState({ openConsumer }),
    openShardRow: (openShard) => store.setState({ openShard }),
    dispose() {
      player.pause();
      listeners.clear();
    },
  };

  if (options.startAt !== undefined) player.seek(options.startAt);
  return Object.assign(store, {
    actions,
    onFrame(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    live() {
      const at = player.timeline.scenarioAt(player.time);
      return { history: player.timeline.history, time: player.time, scenario: at, seed: at.seed };
    },
  });
}

/** Own records were checked when they were loaded; up to 200,000 of them again at every move of a slider are not. */
function withoutRecords(scenario: Scenario): Scenario {
  const producers = scenario.producers.map((producer) =>
    producer.records === null ? producer : { ...producer, records: [] },
  );
  return { ...scenario, producers };
}

/** The open consumer, or the one that took its place, or the first there is. */
function openConsumerAt(history: History, open: number, time: Micros): number {
  const isThere = (id: number) => {
    const consumer = history.consumers[id];
    return consumer !== undefined && consumer.startsAt <= time && time < consumer.endsAt;
  };
  if (isThere(open)) return open;
  return history.consumers.find((consumer) => isThere(consumer.id))?.id ?? open;
}

function findNext({ timeline, time }: Player, kinds: readonly MomentKind[]): Micros | null {
  for (let ahead = MICROS_PER_SECOND; ahead <= STEP_HORIZON; ahead *= 4) {
    timeline.ensure(time + ahead);
    const found = nextMoment(timeline.history, timeline.base.seed, time, time + ahead, kinds);
    if (found !== null) return found.at;
  }
  return null;
}

function findPrevious({ timeline, time }: Player, kinds: readonly MomentKind[]): Micros | null {
  return previousMoment(timeline.history, timeline.base.seed, time, kinds)?.at ?? null;
}
