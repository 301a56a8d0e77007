import { useEffect, useState } from 'react';
import { MICROS_PER_MILLI, type Micros } from '../../lib/time';
import { useFigure, useFigureStore } from '../figure-context';
import { calmSpeed, isShortOf } from './scrub';

/** Measured over as long: a single slow frame is no news. */
const SPAN_MILLIS = 1_500;

/**
 * The speed that the run really has, when it stays behind the one it was asked for: many records a second take longer
 * to simulate than the speed leaves time for. Null while it keeps up, or does not play.
 */
export function useRealSpeed(): number | null {
  const store = useFigureStore();
  const playing = useFigure((state) => state.playing);
  const asked = useFigure((state) => state.speed);
  const [measured, setMeasured] = useState<number | null>(null);

  useEffect(() => {
    if (!playing) return;
    let since: { readonly millis: number; readonly time: Micros } | null = null;
    return store.onFrame(() => {
      const { time } = store.live();
      const millis = performance.now();
      // A new run, or somebody moved the playhead back: what was measured is of another moment.
      if (since === null || time < since.time) since = { millis, time };
      if (millis - since.millis < SPAN_MILLIS) return;
      const speed = (time - since.time) / MICROS_PER_MILLI / (millis - since.millis);
      setMeasured(isShortOf(speed, asked) ? calmSpeed(speed) : null);
      since = { millis, time };
    });
  }, [store, playing, asked]);

  return playing && measured !== null && isShortOf(measured, asked) ? measured : null;
}
