import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import type { FigureStore } from '../../store';

const ARROW = MICROS_PER_SECOND / 10;
const PAGE = MICROS_PER_SECOND;

const KEYS: Readonly<Record<string, Micros>> = {
  ArrowLeft: -ARROW,
  ArrowDown: -ARROW,
  ArrowRight: ARROW,
  ArrowUp: ARROW,
  PageDown: -PAGE,
  PageUp: PAGE,
};

/**
 * Moves the playhead as a slider's keys do. The space bar is the figure's.
 * @param end where it goes no further
 * @returns whether the key has a meaning
 */
export function seekByKey({ actions, live, getState }: FigureStore, key: string, end: Micros): boolean {
  if (key === 'Home') actions.seek(0);
  else if (key === 'End') actions.seek(getState().furthest);
  else if (KEYS[key] !== undefined) actions.seek(Math.max(0, Math.min(end, live().time + KEYS[key])));
  else return false;
  return true;
}
