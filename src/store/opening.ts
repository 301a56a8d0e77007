/** What a figure is opened with: a run, a moment of it, and what one looks at. */
import type { History, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import { hasArrived, type RecordPlace } from '../metrics';
import type { LinkView } from '../scenario';
import type { Timeline } from '../timeline';
import type { FigureState } from './figure-state';

export interface Opening {
  /** Complete and valid; its commands are the settings changed during the run. */
  readonly scenario: Scenario;
  readonly time: Micros;
  readonly speed?: number;
  readonly view?: LinkView;
  /** What is not there any more is nobody's mistake. */
  readonly isQuiet?: boolean;
}

/** A figure before anything is shown of the run. */
export function firstState(scenario: Scenario): FigureState {
  return {
    time: 0,
    playing: false,
    speed: 1,
    scenario,
    changes: [],
    furthest: 0,
    end: Infinity,
    version: 0,
    openConsumer: 0,
    openShard: 0,
    picked: [],
    span: null,
    left: null,
    allShards: false,
    stills: null,
    faults: [],
    shardChosen: false,
    undo: null,
    redo: null,
    heading: null,
    missed: null,
    newRun: null,
  };
}

/** What one goes on looking at, at a moment of the same or another run. */
export function lookedAt(state: FigureState, time: Micros): LinkView {
  const { openConsumer: consumer, picked, span, allShards, stills } = state;
  const shard = state.shardChosen ? state.openShard : null;
  const left = state.time === time ? state.left : null;
  return { consumer, shard, picked, span, left, seen: null, allShards, stills };
}

/** What is shown of an opening whatever moment is reached. */
export function viewOf({ view }: Opening): Partial<FigureState> {
  if (view === undefined) return {};
  const { span, allShards, stills } = view;
  return { span, left: null, allShards, stills };
}

/** What is shown of an opening at t, the moment that was reached; consumers and records come and go with the run. */
export function arrival(
  { time, view, isQuiet = false }: Opening,
  { history, reached }: Timeline,
  t: Micros,
): Partial<FigureState> {
  const { consumers } = history;
  const short = t < time ? time : null;
  if (view === undefined) {
    return short === null || isQuiet ? {} : { missed: { time: short, consumers: null, picked: [] } };
  }
  const isThere = (record: RecordPlace) => hasArrived(history, record, t);
  const open = consumers[view.consumer];
  // The first one gives way to whoever is there.
  const isOpen = view.consumer === 0 || (open !== undefined && open.startsAt <= t && t < open.endsAt);
  const gone = view.picked.filter((one) => !isThere(one));
  const isAll = short === null && (isQuiet || (isOpen && gone.length === 0));
  const told = isQuiet
    ? { consumers: null, picked: [] }
    : { consumers: isOpen ? null : consumers.length, picked: gone };
  return {
    openConsumer: isOpen ? view.consumer : 0,
    picked: view.picked.filter(isThere),
    // The window was that of another moment.
    left: t === time ? view.left : null,
    furthest: Math.max(t, Math.min(view.seen ?? t, reached)),
    missed: isAll ? null : { time: short, ...told },
  };
}

/** The open consumer, or the one that took its place, or the first there is. */
export function openConsumerAt(history: History, open: number, time: Micros): number {
  const isThere = (id: number) => {
    const consumer = history.consumers[id];
    return consumer !== undefined && consumer.startsAt <= time && time < consumer.endsAt;
  };
  if (isThere(open)) return open;
  return history.consumers.find((consumer) => isThere(consumer.id))?.id ?? open;
}
