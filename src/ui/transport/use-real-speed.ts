import { useEffect, useState } from 'react';
import { useFigure, useFigureStore } from '../figure-context';
import { SpeedMeter } from './speed-meter';

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
    const meter = new SpeedMeter(asked);
    const off = store.onFrame(() => setMeasured(meter.at(performance.now(), store.live().time)));
    return () => {
      off();
      // What was measured before a pause is no news after it.
      setMeasured(null);
    };
  }, [store, playing, asked]);

  return playing ? measured : null;
}
