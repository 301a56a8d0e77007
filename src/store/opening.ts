/** What a figure is opened with: a run, a moment of it, and what one looks at. */
import type { History, Scenario } from '../engine';
import type { Micros } from '../lib/time';
import { hasArrived, type RecordPlace } from '../metrics';
import type { FigureState } from './figure-state';

export interface Opening {
  /** Complete and valid; its commands are the settings changed during the run. */
  readonly scenario: Scenario;
  readonly time: Micros;
  readonly speed?: number;
  readonly view?: OpeningView;
  /** What is not there any more is nobody's mistake. */
  readonly isQuiet?: boolean;
}

export interface OpeningView {
  /** Row of the history's consumers. */
  readonly consumer: number;
  /** null: the shard that is furthest behind. */
  readonly shard: number | null;
  readonly picked: readonly RecordPlace[];
  readonly span: Micros | null;
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
    version: 0,
    openConsumer: 0,
    openShard: 0,
    picked: [],
    span: null,
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

/** What is shown of an opening at t, the moment that was reached; consumers and records come and go with the run. */
export function arrival(
  { time, view, isQuiet = false }: Opening,
  history: History,
  t: Micros,
): Partial<Pick<FigureState, 'openConsumer' | 'picked' | 'missed'>> {
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
