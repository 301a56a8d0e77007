/** What a figure has to do with links: the one it was opened with, what was wrong with it, and the one it would be. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, Scenario } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { furthestBehind } from '../../metrics';
import {
  decodeLink,
  encodeLink,
  hasRecordsOf,
  laterSceneIn,
  OPENING_SCENE,
  type DecodedLink,
  type EncodedLink,
  type LinkFault,
  type LinkTheme,
  type Scene,
} from '../../scenario';
import type { FigureStore } from '../../store';
import { isSettingChange, type Change } from '../../timeline';
import { liveOf } from '../stage/live';
import { shownRows } from '../swimlanes/shown-rows';
import { showTheme, themeChoice } from '../theme';
import { scrubEnd } from '../transport/scrub';
import { loadedScenes, loadScene } from './later-scenes';
import { openingOf } from './opening-of';

interface LinkSessionState {
  readonly faults: readonly LinkFault[];
  /** The notice was closed. */
  readonly closed: boolean;
}

const sessions = new WeakMap<FigureStore, LinkSession>();

export class LinkSession {
  readonly store: StoreApi<LinkSessionState>;
  private scene: Scene;
  /** Goes up with every link: one that comes while another is loaded is the one that is shown. */
  private turn = 0;
  /** What the address names is not shown yet, or could not be loaded: the figure is not what the address says. */
  private isWaiting = false;

  constructor(
    private readonly figure: FigureStore,
    { state, faults }: DecodedLink,
  ) {
    this.scene = state.scene;
    this.store = createStore<LinkSessionState>(() => ({ faults, closed: false }));
  }

  /** Shows what another link says; rejects when the scene that it names cannot be loaded. */
  async open(query: string): Promise<void> {
    const turn = ++this.turn;
    const later = laterSceneIn(query);
    // At once where nothing has to be waited for: the address and the figure are the same then.
    if (later === null) this.show(decodeLink(query));
    else {
      this.isWaiting = true;
      const scene = await loadScene(later).catch((error: unknown) => {
        // Another link was shown meanwhile: this one is not missed.
        if (turn === this.turn) throw error;
        return null;
      });
      if (scene !== null && turn === this.turn) this.show(decodeLink(query, scene));
    }
  }

  private show(link: DecodedLink): void {
    this.isWaiting = false;
    this.scene = link.state.scene;
    this.store.setState({ faults: link.faults, closed: false });
    // A moment is looked at; without one, whatever plays goes on.
    if (link.isMoment) this.figure.actions.pause();
    this.figure.actions.open(openingOf(link));
    if (link.hasTheme) showTheme(link.state.theme);
  }

  close(): void {
    this.store.setState({ closed: true });
  }

  /** The scene that says most of what is shown: that of its records, or the one it was opened with. */
  private sceneOf(base: Scenario): Scene {
    const records = loadedScenes().find((scene) => hasRecordsOf(scene, base));
    if (records !== undefined) return records;
    return loadedScenes().includes(this.scene) ? OPENING_SCENE : this.scene;
  }

  /** Whether the link that was opened last is still waited for. */
  get waits(): boolean {
    return this.isWaiting;
  }

  /** The link to what is shown this very moment; `theme`: the reader's own, as long as nothing else is said. */
  link(theme: LinkTheme = themeChoice()): EncodedLink {
    const { figure } = this;
    const state = figure.getState();
    const { base, time, history } = figure.live();
    const { openConsumer, openShard, shardChosen, speed } = state;
    const { picked, span, left, allShards, stills } = state;
    // Where nobody chose, it may still be another shard than one that looks afresh would open.
    const fresh = furthestBehind(history, history.consumers.at(openConsumer), 0, time);
    const shard = shardChosen || openShard !== fresh ? openShard : null;
    return encodeLink({
      scene: this.sceneOf(base),
      scenario: withCommands(base, state.changes),
      time,
      speed,
      view: { consumer: openConsumer, shard, picked, span, left, seen: seenOf(figure), allShards, stills },
      theme,
    });
  }
}

/**
 * How far the run was looked at, where that is seen: in the end of the line to move along, in how it is zoomed, or in
 * the lanes that have come out of the fold.
 */
function seenOf(figure: FigureStore): Micros | null {
  const { time, furthest, span, openConsumer, openShard, speed } = figure.getState();
  if (furthest <= time) return null;
  if (span !== null || scrubEnd(furthest) !== scrubEnd(time)) return furthest;
  const live = liveOf(figure.live(), time, { openConsumer, openShard, speed });
  const [seen, now] = [furthest, time].map((until) => shownRows(live, until, false).rows.length);
  return seen === now ? null : furthest;
}

/** Remembers what a figure was opened with. */
export function linkFigure(figure: FigureStore, link: DecodedLink): void {
  sessions.set(figure, new LinkSession(figure, link));
}

/** The session of a figure. */
export function linkSessionOf(figure: FigureStore): LinkSession {
  const session = sessions.get(figure);
  if (session === undefined) throw new Error('the figure was opened without a link');
  return session;
}

/** A scenario at time 0 with what was changed later as its commands. */
export function withCommands(base: Scenario, changes: readonly Change[]): Scenario {
  const commands = changes.map((change): Command => {
    const at = change.at / MICROS_PER_SECOND;
    return isSettingChange(change)
      ? { at, do: 'set', path: change.path, value: change.value }
      : { ...change, at };
  });
  return { ...base, commands };
}
