import { useEffect, useState } from 'react';
import { useFigure, useFigureStore } from '../figure-context';
import { useShowsStills } from '../storyboard/use-shows-stills';
import { SpeedMeter } from './speed-meter';

/**
 * The speed that the run really has, when it stays behind the one it was asked for: many records a second take longer
 * to simulate than the speed leaves time for. Null while it keeps up, does not play, or goes from still to still: there
 * nothing moves, and how long each is shown says nothing of the browser.
 */
export function useRealSpeed(): number | null {
  const store = useFigureStore();
  const playing = useFigure((state) => state.playing);
  const stills = useShowsStills();
  const moving = playing && !stills;
  const asked = useFigure((state) => state.speed);
  const [measured, setMeasured] = useState<number | null>(null);

  useEffect(() => {
    if (!moving) return;
    const meter = new SpeedMeter(asked);
    const off = store.onFrame(() => setMeasured(meter.at(performance.now(), store.live().time)));
    return () => {
      off();
      // What was measured before a pause is no news after it.
      setMeasured(null);
    };
  }, [store, moving, asked]);

  return moving ? measured : null;
}
