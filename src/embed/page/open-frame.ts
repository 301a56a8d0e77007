import type { Scenario } from '../../engine';
import { microsFromSeconds } from '../../lib/time';
import { decodeLink } from '../../scenario';
import type { FigureState, FigureStore } from '../../store';
import { figureOfLink } from '../../ui/link/figure-of-link';
import { showTheme } from '../../ui/theme';
import { coverAll } from '../../ui/while-seen';
import { words } from '../../words';
import type { Command } from '../protocol';
import { readFrameQuery, type FrameQuery } from '../../ui/frame/frame-query';
import type { Host } from './host';
import { sceneData, type SceneData } from './scene-data';
import { setSetting } from './set-setting';
import { watchSight, type Sight } from './sight';

/** Simulated seconds that a figure is moved to in one go: a page must not stand still for it. */
const FURTHEST_SECONDS = 1_800;

export interface OpenedFrame extends FrameQuery {
  readonly data: SceneData;
  readonly store: FigureStore;
  /** As it was opened. */
  readonly opened: FigureState;
  readonly host: Host;
}

/** The figure that the frame's address asks for; the page around can move it from now on. */
export function openFrame(query: string, host: Host): OpenedFrame {
  const data = sceneData();
  const asked = readFrameQuery(query, data.scene);
  // What the page around says, and not what a reader chose elsewhere.
  showTheme(asked.link.state.theme);
  const store = figureOfLink(asked.link);
  const own = decodeLink(`scene=${data.scene.id}`).state.scenario;
  const sight = watchSight();
  const opened = store.getState();
  host.onCommand((command) => obey(command, store, own, host, sight));
  return { ...asked, data, store, opened, host };
}

function obey(command: Command, store: FigureStore, own: Scenario, host: Host, sight: Sight): void {
  const { actions } = store;
  switch (command.type) {
    case 'play':
      return sight.whenSeen(actions.play);
    case 'pause':
      sight.whenSeen(null);
      return actions.pause();
    case 'seek':
      if (command.t <= FURTHEST_SECONDS) return actions.seek(microsFromSeconds(command.t));
      return host.tell({
        type: 'error',
        name: 't',
        message: words.embed.tooFar(FURTHEST_SECONDS, command.t),
      });
    case 'theme':
      return showTheme(command.theme);
    case 'set': {
      const { name, value } = command;
      const message = setSetting(store, own, name, value);
      if (message !== null) host.tell({ type: 'error', name, message });
      return;
    }
    case 'seen':
      coverAll(!command.seen);
  }
}
