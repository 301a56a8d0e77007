/** When the address follows what is shown: once it has settled, and not too often. */
import type { FigureState, FigureStore } from '../store';
import { onThemeChange } from '../ui/theme';

/** A change is followed by another, or it has settled. */
const SETTLED_MILLIS = 400;
/** Browsers refuse an address that changes all the time. */
const APART_MILLIS = 1_000;

/** What an address says of a figure. */
const SAID: readonly (keyof FigureState)[] = [
  'time',
  'version',
  'playing',
  'heading',
  'speed',
  'openConsumer',
  'openShard',
  'shardChosen',
  'picked',
  'span',
  'left',
  'allShards',
  'stills',
];

/** Calls `write` when the figure stands and something that an address says has changed, until it is ended. */
export function followFigure(figure: FigureStore, write: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAt = -Infinity;
  const isMoving = () => figure.getState().playing || figure.getState().heading !== null;
  const writeNow = () => {
    if (isMoving()) return;
    writtenAt = performance.now();
    write();
  };
  const soon = () => {
    clearTimeout(timer);
    if (isMoving()) return;
    const wait = Math.max(SETTLED_MILLIS, writtenAt + APART_MILLIS - performance.now());
    timer = setTimeout(writeNow, wait);
  };
  const endFigure = figure.subscribe((now, before) => {
    if (SAID.some((member) => now[member] !== before[member])) soon();
  });
  const endTheme = onThemeChange(soon);
  return () => {
    clearTimeout(timer);
    endFigure();
    endTheme();
  };
}
