import { useEffect, useState } from 'react';
import { shardsInFull, type Beat } from '../../metrics';
import type { FigureStore } from '../../store';
import { useFigure, useFigureStore } from '../figure-context';

/** Stills that stand beside each other. */
export const STRIP_LENGTH = 6;
/** The playhead has settled when it was not put elsewhere for so long. */
const SETTLED_AFTER_MILLIS = 200;

interface Strip {
  /** What it was made for: another past or another consumer has another strip. */
  readonly of: string;
  readonly beats: readonly Beat[];
}

/**
 * The stills around the playhead: the last moment up to it and those that come. They stay as they are while the
 * playhead moves among them, so that nobody's place is lost.
 */
export function useStrip(): readonly Beat[] {
  const store = useFigureStore();
  const version = useFigure((state) => state.version);
  const time = useFigure((state) => state.time);
  const openConsumer = useFigure((state) => state.openConsumer);
  const openShard = useFigure((state) => state.openShard);
  // Of two shards both are told of, of more the open one.
  const { history } = store.live();
  const shards = shardsInFull(history, history.consumers.at(openConsumer), openShard, time);
  const of = `${version} ${openConsumer} ${shards.join(' ')}`;
  const [strip, setStrip] = useState<Strip>(() => ({ of, beats: firstBeats(store) }));
  useEffect(() => {
    if (strip.of === of && isAmong(strip.beats, time)) return;
    const timer = setTimeout(() => setStrip({ of, beats: stripAt(store, time) }), SETTLED_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, [store, strip, of, time]);
  return strip.of === of ? strip.beats : [];
}

/** Which of them the playhead stands at or behind; -1: none. */
export function currentOf(beats: readonly Beat[], time: number): number {
  return beats.findLastIndex(({ at }) => at <= time);
}

function isAmong(beats: readonly Beat[], time: number): boolean {
  return beats.length > 0 && beats[0].at <= time && time <= beats[beats.length - 1].at;
}

/** Where the playhead stands already there is nothing to wait for: what came later would move the page below it. */
function firstBeats(store: FigureStore): readonly Beat[] {
  const { heading, playing, time } = store.getState();
  return heading === null && !playing ? stripAt(store, time) : [];
}

function stripAt(store: FigureStore, time: number): Beat[] {
  let first = store.beat(-1, time + 1) ?? store.beat(1, time);
  // Of several at one moment all.
  for (let one = first; one !== null && one.at === first?.at; one = store.beat(-1, one)) first = one;
  const beats: Beat[] = [];
  for (let beat = first; beat !== null && beats.length < STRIP_LENGTH; beat = store.beat(1, beat))
    beats.push(beat);
  return beats;
}
