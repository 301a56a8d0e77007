/**
 * The state of one mounted figure. React listens to this store and hears of slow facts only: while playing, `time`
 * is published at most ten times a second. What must move every frame asks `live` for the exact playhead.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scenario } from '../engine';
import type { Micros } from '../lib/time';
import { furthestBehind, MOMENT_KINDS, type Beat, type MomentKind } from '../metrics';
import { FASTEST, SLOWEST } from '../scenario';
import { Player, restedAt, Timeline, type FrameSource } from '../timeline';
import type { FigureActions, FigureState, FigureStore, LiveRun } from './figure-state';
import type { FigureOptions } from './figure-options';
import { findBeat, findMoment } from './find-moment';
import { runAt } from './live-run';
import { arrival, firstState, lookedAt, openConsumerAt, viewOf, type Opening } from './opening';
import { stillThere } from './picked';
import { trySetting } from './try-setting';
import { Undo, type RunReason, type Snapshot, type Step } from './undo';

/** Ten times a second. */
const PUBLISH_EVERY_MILLIS = 100;

/** A figure that shows `scenario` from `startAt` on. `frames` is the browser's animation frames, or a test's. */
export function createFigureStore(
  scenario: Scenario,
  frames: FrameSource,
  options: FigureOptions = {},
): FigureStore {
  const { now = () => performance.now(), isStill } = options;
  const opening = options.opening ?? { scenario, time: options.startAt ?? 0 };
  const figure = new Figure(opening, frames, now, isStill);
  const { actions, onFrame, live, at, beat } = figure;
  return Object.assign(figure.store, { actions, onFrame, live, at, beat });
}

class Figure {
  readonly store: StoreApi<FigureState>;
  readonly actions: FigureActions;
  private readonly player: Player;
  private readonly listeners = new Set<() => void>();
  private publishedAt = -Infinity;
  /** Where the last step led; -1: nowhere yet. */
  private steppedTo: Micros = -1;
  private readonly undo = new Undo();
  /** What `reset` comes back to. */
  private origin: Opening;
  /** What was opened and is not there yet. */
  private awaited: Opening | null = null;

  constructor(
    opening: Opening,
    frames: FrameSource,
    private readonly now: () => number,
    isStill: () => boolean = () => false,
  ) {
    const { scenario } = opening;
    this.origin = opening;
    this.player = new Player(
      new Timeline(scenario),
      frames,
      this.moved,
      () => this.store.getState().stills ?? isStill(),
      (t) => this.beat(1, t)?.at ?? null,
    );
    this.store = createStore<FigureState>(() => firstState(scenario));
    this.actions = this.makeActions();
    this.show(opening, 0);
  }

  readonly onFrame = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly live = (): LiveRun => runAt(this.player.timeline, this.player.time, this.player.moves);

  readonly at = (t: Micros): LiveRun => {
    const { timeline } = this.player;
    timeline.ensure(t);
    const there = Math.min(t, timeline.end);
    return runAt(timeline, there, restedAt(there));
  };

  readonly beat = (direction: 1 | -1, from: Micros | Beat): Beat | null => {
    const { timeline } = this.player;
    const { openConsumer, openShard } = this.store.getState();
    return findBeat({ timeline, openConsumer, openShard }, direction, from);
  };

  private readonly moved = () => {
    for (const listener of this.listeners) listener();
    // What comes to rest while the playhead stands is drawn, and no news.
    const { player } = this;
    const { time, heading } = this.store.getState();
    if (player.time === time && player.heading === heading && !player.playing) return;
    if (this.isMoving() && this.now() - this.publishedAt < PUBLISH_EVERY_MILLIS) return;
    this.publish();
  };

  /** Whether the playhead moves by itself. */
  private isMoving(): boolean {
    return this.player.playing || this.player.heading !== null;
  }

  private makeActions(): FigureActions {
    const { player, store } = this;
    return {
      play: () => {
        player.play();
        this.publish();
      },
      pause: () => {
        player.pause();
        this.publish();
      },
      rest: () => {
        player.rest();
        this.publish();
      },
      setSpeed: (speed) => {
        player.speed = Math.min(FASTEST, Math.max(SLOWEST, speed));
        store.setState({ speed: player.speed });
      },
      seek: (time) => player.seek(time),
      step: (direction, kinds = MOMENT_KINDS) => this.step(direction, kinds),
      set: (path, value) => this.set(path, value),
      reshard: (order) => {
        this.undo.did({ kind: 'reshard', order }, this.snapshot(), this.now());
        player.timeline.reshard(this.momentOfChange(), order);
        this.changed();
      },
      load: (loaded, time = 0, why = 'restart') => this.begin({ scenario: loaded, time }, why),
      open: (opening) => {
        this.origin = opening;
        this.begin(opening, 'link');
      },
      reset: () => this.begin(this.origin, 'reset'),
      undo: () => this.restore(this.undo.undo(this.snapshot())),
      redo: () => this.restore(this.undo.redo(this.snapshot())),
      together: (work, why) => this.together(work, why),
      openConsumerLanes: (openConsumer) => this.publish({ openConsumer }),
      openShardRow: (openShard) => store.setState({ openShard, shardChosen: true }),
      pick: (picked) => store.setState({ picked }),
      setSpan: (span, left = null) => store.setState({ span, left }),
      setAllShards: (allShards) => store.setState({ allShards }),
      setStills: (stills) => store.setState({ stills }),
      dispose: () => {
        player.rest();
        this.listeners.clear();
      },
    };
  }

  private publish(extra: Partial<FigureState> = {}): void {
    this.publishedAt = this.now();
    const { time, timeline, playing, heading } = this.player;
    const { history } = timeline;
    // What was to be looked at, now that the run has come there, or as far as it may.
    const arrived = heading === null && this.awaited !== null ? arrival(this.awaited, timeline, time) : {};
    if (heading === null) this.awaited = null;
    const told = { ...extra, ...arrived };
    this.store.setState((before) => {
      const openConsumer = openConsumerAt(history, told.openConsumer ?? before.openConsumer, time);
      const openShard = told.openShard ?? before.openShard;
      const consumer = history.consumers.at(openConsumer);
      const shardChosen = told.shardChosen ?? before.shardChosen;
      return {
        time,
        scenario: timeline.scenarioAt(time),
        furthest: Math.max(before.furthest, time),
        end: timeline.end,
        playing,
        heading,
        // Where the swimlanes begin holds for one place of the playhead.
        left: time === before.time ? before.left : null,
        ...told,
        undo: this.undo.next,
        redo: this.undo.nextRedo,
        openConsumer,
        openShard: shardChosen ? openShard : furthestBehind(history, consumer, openShard, time),
      };
    });
  }

  private snapshot(): Snapshot {
    const { timeline, time, heading } = this.player;
    // One that is on its way is to go on there, not where it happens to be.
    return { base: timeline.base, changes: [...timeline.changeList], time: heading ?? time };
  }

  private begin(opening: Opening, why: RunReason): void {
    this.undo.did({ kind: 'run', why }, this.snapshot(), this.now());
    this.player.timeline = new Timeline(opening.scenario);
    this.show(opening, this.store.getState().version + 1);
  }

  /** Shows a run, which the player has already, from a moment on. */
  private show(opening: Opening, version: number, newRun: Step | null = null): void {
    const { player } = this;
    if (opening.speed !== undefined) player.speed = opening.speed;
    this.awaited = opening;
    player.approach(opening.time, opening.view?.seen ?? 0);
    const asked = opening.view?.shard ?? null;
    const shard = asked !== null && asked < player.timeline.history.shards.length ? asked : null;
    // Told at once and in one piece: what hears of half a new run draws neither the old nor the new.
    this.publish({
      speed: player.speed,
      furthest: player.time,
      openConsumer: 0,
      openShard: shard ?? 0,
      shardChosen: shard !== null,
      changes: [...player.timeline.changeList],
      picked: [],
      ...viewOf(opening),
      faults: [],
      missed: null,
      newRun,
      version,
    });
    for (const listener of this.listeners) listener();
  }

  private restore(snapshot: Snapshot | null): boolean {
    if (snapshot === null) return false;
    const { player } = this;
    const { base, changes, time } = snapshot;
    if (player.timeline.base === base) player.timeline.restore(changes);
    else player.timeline = new Timeline(base, changes);
    const state = this.store.getState();
    // One goes on looking at the same things, where they are still there.
    const view = lookedAt(state, time);
    this.show({ scenario: base, time, view, isQuiet: true }, state.version + 1);
    return true;
  }

  private together(work: () => void, why?: RunReason): void {
    const step: Step | null = why === undefined ? null : { kind: 'run', why };
    this.undo.together(this.snapshot(), this.now(), work, step);
    this.store.setState({ undo: this.undo.next, redo: this.undo.nextRedo });
  }

  private step(direction: 1 | -1, kinds: readonly MomentKind[]): boolean {
    this.actions.pause();
    const at = findMoment(this.player, direction, kinds);
    if (at === null) return false;
    this.player.seek(at);
    this.player.showCause();
    this.steppedTo = at;
    return true;
  }

  /**
   * The playhead for a change. Where a step led, something happened at that very moment; the change comes a microsecond
   * later, so that what it causes can be told from what was there.
   */
  private momentOfChange(): Micros {
    const { player } = this;
    if (player.time === this.steppedTo && !player.playing) player.seekQuietly(player.time + 1);
    return player.time;
  }

  private set(path: string, value: unknown): void {
    const { player, store } = this;
    const before = this.snapshot();
    const tried = trySetting(player.timeline.scenarioAt(player.time), path, value);
    if (tried.kind === 'refused') {
      store.setState({ faults: tried.faults });
      return;
    }
    const step: Step = { kind: 'set', path, value };
    this.undo.did(step, before, this.now());
    if (tried.kind === 'run') {
      player.timeline = new Timeline(tried.scenario);
      // One compares: the new run is looked at where the old one was, as far as it comes at once.
      const { scenario } = tried;
      return this.show({ scenario, time: before.time, isQuiet: true }, store.getState().version + 1, step);
    }
    player.timeline.change(this.momentOfChange(), path, tried.value);
    this.changed();
  }

  /** The run has another future from the playhead on. */
  private changed(): void {
    const { player, store } = this;
    const { version, picked } = store.getState();
    this.publish({
      version: version + 1,
      changes: [...player.timeline.changeList],
      furthest: player.time,
      picked: stillThere(player.timeline.history, picked, player.time),
      faults: [],
      newRun: null,
    });
    player.showCause();
    for (const listener of this.listeners) listener();
  }
}
