/**
 * The state of one mounted figure. React listens to this store and hears of slow facts only: while playing, `time`
 * is published at most ten times a second. What must move every frame asks `live` for the exact playhead.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { History, Scenario } from '../engine';
import { hasMember } from '../lib/member-path';
import type { Micros } from '../lib/time';
import { furthestBehind, MOMENT_KINDS, shardsInFull, type Beat, type MomentKind } from '../metrics';
import { parseScenario, withSetting } from '../scenario';
import { Player, restedAt, SPEEDS, Timeline, type FrameSource } from '../timeline';
import { faultWords } from '../words/scenario-faults';
import type { FigureActions, FigureState, LiveRun } from './figure-state';
import { findBeat, findMoment } from './find-moment';

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

/** Ten times a second. */
const PUBLISH_EVERY_MILLIS = 100;
const SLOWEST = SPEEDS[0];
const FASTEST = SPEEDS[SPEEDS.length - 1];

interface FigureOptions {
  readonly startAt?: Micros;
  readonly now?: () => number;
  /** Whether the reader wants no motion but that of a run that plays. */
  readonly isStill?: () => boolean;
}

/** A figure that shows `scenario` from `startAt` on. `frames` is the browser's animation frames, or a test's. */
export function createFigureStore(
  scenario: Scenario,
  frames: FrameSource,
  options: FigureOptions = {},
): FigureStore {
  const { now = () => performance.now(), isStill } = options;
  const figure = new Figure(scenario, frames, now, isStill);
  if (options.startAt !== undefined) figure.actions.seek(options.startAt);
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
  /** Whether somebody said which shard is to be open; until then it is the one that is furthest behind. */
  private shardChosen = false;

  constructor(
    scenario: Scenario,
    frames: FrameSource,
    private readonly now: () => number,
    isStill: () => boolean = () => false,
  ) {
    this.player = new Player(
      new Timeline(scenario),
      frames,
      this.moved,
      () => this.store.getState().stills ?? isStill(),
      (t) => this.beat(1, t)?.at ?? null,
    );
    this.store = createStore<FigureState>(() => ({
      time: 0,
      playing: false,
      speed: 1,
      scenario,
      changes: [],
      furthest: 0,
      version: 0,
      openConsumer: 0,
      openShard: 0,
      picked: [],
      span: null,
      stills: null,
      faults: [],
    }));
    this.actions = this.makeActions();
  }

  readonly onFrame = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly live = (): LiveRun => {
    const { timeline, time, moves } = this.player;
    const scenario = timeline.scenarioAt(time);
    return { history: timeline.history, time, moves, scenario, seed: timeline.base.seed };
  };

  readonly at = (t: Micros): LiveRun => {
    const { timeline } = this.player;
    timeline.ensure(t);
    const { history, base } = timeline;
    return { history, time: t, moves: restedAt(t), scenario: timeline.scenarioAt(t), seed: base.seed };
  };

  readonly beat = (direction: 1 | -1, from: Micros | Beat): Beat | null => {
    const { timeline } = this.player;
    const { openConsumer, openShard } = this.store.getState();
    const shards = shardsInFull(timeline.history, openShard);
    return findBeat({ timeline, openConsumer, shards }, direction, from);
  };

  private readonly moved = () => {
    for (const listener of this.listeners) listener();
    // What comes to rest while the playhead stands is drawn, and no news.
    if (this.player.time === this.store.getState().time && !this.player.playing) return;
    if (this.player.playing && this.now() - this.publishedAt < PUBLISH_EVERY_MILLIS) return;
    this.publish();
  };

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
      load: (scenario, startAt = 0) => this.begin(scenario, startAt),
      openConsumerLanes: (openConsumer) => store.setState({ openConsumer }),
      openShardRow: (openShard) => {
        this.shardChosen = true;
        store.setState({ openShard });
      },
      pick: (picked) => store.setState({ picked }),
      setSpan: (span) => store.setState({ span }),
      setStills: (stills) => store.setState({ stills }),
      dispose: () => {
        player.rest();
        this.listeners.clear();
      },
    };
  }

  private publish(extra: Partial<FigureState> = {}): void {
    this.publishedAt = this.now();
    const { time, timeline, playing } = this.player;
    const { history } = timeline;
    this.store.setState((before) => {
      const openConsumer = openConsumerAt(history, extra.openConsumer ?? before.openConsumer, time);
      const openShard = extra.openShard ?? before.openShard;
      const consumer = history.consumers.at(openConsumer);
      return {
        time,
        scenario: timeline.scenarioAt(time),
        furthest: Math.max(before.furthest, time),
        playing,
        ...extra,
        openConsumer,
        openShard: this.shardChosen ? openShard : furthestBehind(history, consumer, openShard, time),
      };
    });
  }

  private begin(scenario: Scenario, startAt: Micros): void {
    const { player } = this;
    const timeline = new Timeline(scenario);
    timeline.ensure(startAt);
    player.timeline = timeline;
    player.seekQuietly(startAt);
    this.shardChosen = false;
    const version = this.store.getState().version + 1;
    // Told at once and in one piece: what hears of half a new run draws neither the old nor the new.
    const anew = { furthest: startAt, openConsumer: 0, openShard: 0, changes: [], picked: [], faults: [] };
    this.publish({ ...anew, version });
    for (const listener of this.listeners) listener();
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
    const current = player.timeline.scenarioAt(player.time);
    if (!hasMember(current, path)) {
      store.setState({ faults: [{ member: path, message: faultWords.notASetting(path) }] });
      return;
    }
    const inRun = parseScenario({
      ...withoutRecords(current),
      commands: [{ at: 0, do: 'set', path, value }],
    });
    if (inRun.ok) {
      // The value as it was read: members left out in it have their defaults.
      player.timeline.change(this.momentOfChange(), path, inRun.scenario.commands[0].value);
      const version = store.getState().version + 1;
      this.publish({ version, changes: [...player.timeline.changeList], furthest: player.time, faults: [] });
      player.showCause();
      for (const listener of this.listeners) listener();
      return;
    }
    const anew = parseScenario(withSetting(current, path, value));
    if (anew.ok) this.begin(anew.scenario, 0);
    else store.setState({ faults: anew.faults });
  }
}

/** Own records were checked when they were loaded; up to 200,000 of them again at every move of a slider are not. */
function withoutRecords(scenario: Scenario): Scenario {
  const producers = scenario.producers.map((one) => (one.records === null ? one : { ...one, records: [] }));
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
