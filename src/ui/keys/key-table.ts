/** Every key that does something, once: the help lists this table, and what acts in the whole figure is run from it. */
import { openOf, shownShards } from '../../metrics';
import { FASTEST, SLOWEST } from '../../scenario';
import type { FigureStore } from '../../store';
import type { KeyId } from './key-ids';

/** Where a key acts: in the whole figure, or while the focus is on a part of it that listens itself. */
export const KEY_PLACES = ['figure', 'slider', 'time', 'lanes', 'rows', 'records', 'stills'] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

export interface KeyEntry {
  readonly id: KeyId;
  /** As `comboOf` writes them: `.`, `Space`, `Control+z`. */
  readonly keys: readonly string[];
  readonly place: KeyPlace;
  /**
   * What it does in the whole figure. Left out, the key presses the control whose `aria-keyshortcuts` names it; a part
   * that listens itself needs neither.
   */
  readonly run?: (store: FigureStore) => void;
}

/** Speeds that the keys go through. */
const STEPS = [SLOWEST, 0.25, 0.5, 1, 2, 4, 8, 16, 30, FASTEST];

function changeSpeed({ actions, getState }: FigureStore, direction: 1 | -1): void {
  const { speed } = getState();
  const next = direction > 0 ? STEPS.find((step) => step > speed) : STEPS.findLast((step) => step < speed);
  if (next !== undefined) actions.setSpeed(next);
}

/** The table. A part that gets keys adds its entries here, and their words to `words/en/keys.ts`. */
export const KEYS: readonly KeyEntry[] = [
  { id: 'play', keys: ['Space'], place: 'figure' },
  { id: 'stepBack', keys: [','], place: 'figure' },
  { id: 'stepForward', keys: ['.'], place: 'figure' },
  { id: 'slower', keys: ['['], place: 'figure', run: (store) => changeSpeed(store, -1) },
  { id: 'faster', keys: [']'], place: 'figure', run: (store) => changeSpeed(store, 1) },
  { id: 'consumer', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], place: 'figure' },
  { id: 'previousShard', keys: ['p'], place: 'figure', run: (store) => changeShard(store, -1) },
  { id: 'nextShard', keys: ['n'], place: 'figure', run: (store) => changeShard(store, 1) },
  { id: 'undo', keys: ['Control+z'], place: 'figure', run: ({ actions }) => void actions.undo() },
  {
    id: 'redo',
    keys: ['Control+Shift+z', 'Control+y'],
    place: 'figure',
    run: ({ actions }) => void actions.redo(),
  },
  { id: 'help', keys: ['?'], place: 'figure' },
  { id: 'sliderStep', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], place: 'slider' },
  { id: 'sliderPage', keys: ['PageUp', 'PageDown'], place: 'slider' },
  { id: 'sliderEnds', keys: ['Home', 'End'], place: 'slider' },
  { id: 'timeStep', keys: ['ArrowLeft', 'ArrowRight'], place: 'time' },
  { id: 'timePage', keys: ['PageUp', 'PageDown'], place: 'time' },
  { id: 'timeEnds', keys: ['Home', 'End'], place: 'time' },
  { id: 'zoomIn', keys: ['+'], place: 'lanes' },
  { id: 'zoomOut', keys: ['-'], place: 'lanes' },
  { id: 'zoomFit', keys: ['0'], place: 'lanes' },
  { id: 'openRow', keys: ['Enter', 'Space'], place: 'rows' },
  { id: 'nextRecord', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], place: 'records' },
  { id: 'recordEnds', keys: ['Home', 'End'], place: 'records' },
  { id: 'followRecord', keys: ['Enter', 'Space'], place: 'records' },
  { id: 'followNone', keys: ['Escape'], place: 'records' },
  { id: 'stillStep', keys: ['ArrowLeft', 'ArrowRight'], place: 'stills' },
];

function changeShard({ actions, getState, live }: FigureStore, by: 1 | -1): void {
  const { openConsumer, openShard, time } = getState();
  const { history } = live();
  const shards = shownShards(history, history.consumers.at(openConsumer), time);
  const place = shards.indexOf(openOf(shards, openShard));
  actions.openShardRow(shards[(place + by + shards.length) % shards.length]);
}
