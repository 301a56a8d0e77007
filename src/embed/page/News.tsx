import { useEffect } from 'react';
import { MICROS_PER_SECOND } from '../../lib/time';
import type { FigureState, FigureStore } from '../../store';
import type { Host } from './host';
import { changedSettings } from './changed-settings';

interface Props {
  readonly host: Host;
  readonly store: FigureStore;
  /** What the page around knows: a change may come between a figure that can be moved and this, which comes later. */
  readonly known: FigureState;
  /** Called when this has come, and with it all that the figure was shown without. */
  readonly onCame: () => void;
}

/** Tells the page around of the playhead and of settings that have another value. */
export function News({ host, store, known, onCame }: Props) {
  useEffect(onCame, [onCame]);
  useEffect(() => {
    const tell = (now: FigureState, before: FigureState) => {
      if (now.time !== before.time || now.playing !== before.playing)
        host.tell({ type: 'time', t: now.time / MICROS_PER_SECOND, playing: now.playing });
      if (now.scenario !== before.scenario)
        for (const change of changedSettings(before.scenario, now.scenario))
          host.tell({ type: 'change', ...change });
    };
    tell(store.getState(), known);
    return store.subscribe(tell);
  }, [host, store, known]);
  return null;
}
