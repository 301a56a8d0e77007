import { useMemo } from 'react';
import { MICROS_PER_SECOND } from '../../lib/time';
import { periodAt, stretchesOf } from '../../metrics';
import { useFigure, useFigureStore } from '../figure-context';

/** The minute that CloudWatch would show, and the run it is of; the same object as long as nothing in it changes. */
export function usePeriod() {
  const store = useFigureStore();
  const version = useFigure((state) => state.version);
  // By the second is often enough, and only in the first minute does it matter.
  const second = useFigure((state) => Math.floor(state.time / MICROS_PER_SECOND));
  const open = useFigure((state) => state.openConsumer);
  const scenario = useFigure((state) => state.scenario);
  const { from, to, isOver } = periodAt(second * MICROS_PER_SECOND);
  return useMemo(
    () => {
      const { history, base, seed } = store.live();
      const span = { from, to };
      return { history, seed, span, isOver, scenario, open, stretches: stretchesOf(base, history) };
    },
    // Another version is another run in the same tables.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, version, from, to, isOver, open, scenario],
  );
}

export type ShownPeriod = ReturnType<typeof usePeriod>;
