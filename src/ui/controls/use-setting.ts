import { use, useCallback, useEffect, useRef, useState } from 'react';
import { settingAt, settingPath, type Fault, type SettingKey } from '../../scenario';
import { requestFrame } from '../animation-frames';
import { useFigure, useFigureStore } from '../figure-context';
import { applySetting } from './apply-setting';
import { ResetRound } from './reset-round';
import { isSameValue } from './setting-writes';

const NONE: readonly Fault[] = [];

/** One setting of the figure, as a control holds it. */
export interface SettingHandle {
  readonly key: SettingKey;
  /** What is in force, or about to be. */
  readonly value: unknown;
  /** Gives the setting a value; what is wrong with it, if anything. A refused value changes nothing. */
  set(value: unknown): readonly Fault[];
  /** The same with the next frame: a dragged slider sends more values than a frame can take. */
  setSoon(value: unknown): void;
  /** Shows a value that is not in force yet. */
  show(value: unknown): void;
  /** What was refused last. */
  readonly faults: readonly Fault[];
  /** Forgets what was refused: it is not written there any more. */
  forget(): void;
}

/** @param place of the producer or consumer that the setting belongs to */
export function useSetting(key: SettingKey, place: number): SettingHandle {
  const store = useFigureStore();
  const path = settingPath(key, place);
  const inForce = useFigure((state) => settingAt(state.scenario, path));
  const [shown, setShown] = useState<{ readonly value: unknown } | null>(null);
  const round = use(ResetRound);
  const [refused, setRefused] = useState({ faults: NONE, round });
  const waiting = useRef<{ readonly value: unknown } | null>(null);
  const request = useRef(0);
  useEffect(() => () => cancelAnimationFrame(request.current), []);

  const set = useCallback(
    (value: unknown) => {
      const { scenario } = store.getState();
      waiting.current = null;
      setShown(null);
      if (!isSameValue(settingAt(scenario, path), value)) {
        const faults = applySetting(store, key, place, value);
        setRefused({ faults, round });
        return faults;
      }
      setRefused({ faults: NONE, round });
      return NONE;
    },
    [store, key, place, path, round],
  );

  const setSoon = useCallback(
    (value: unknown) => {
      setShown({ value });
      if (waiting.current === null) {
        request.current = requestFrame(() => {
          if (waiting.current !== null) set(waiting.current.value);
        });
      }
      waiting.current = { value };
    },
    [set],
  );
  const show = useCallback((value: unknown) => setShown({ value }), []);
  const forget = useCallback(() => setRefused({ faults: NONE, round }), [round]);
  const faults = refused.round === round ? refused.faults : NONE;

  return { key, value: shown === null ? inForce : shown.value, set, setSoon, show, faults, forget };
}
