import { useCallback, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { microsFromSeconds, MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { words } from '../../words';
import { requestFrame } from '../animation-frames';
import { useFigure, useFigureStore } from '../figure-context';
import { formatClock, formatTime } from '../format';
import slider from '../primitives/slider.module.css';
import { ChangeMarks } from './ChangeMarks';
import { scrubEnd } from './scrub';
import { seekByKey } from './seek-keys';
import styles from './transport.module.css';

/** While playing, the time in words follows once a second: ears are slower than eyes. */
const TEXT_EVERY = MICROS_PER_SECOND;

/** The run as a line: the handle is the playhead, the marks are where settings were changed. */
export function Scrubber({ remark }: { readonly remark: ReactNode }) {
  const store = useFigureStore();
  const end = useFigure((state) => scrubEnd(state.furthest, state.end));
  const input = useRef<HTMLInputElement>(null);
  // The handle follows the playhead frame by frame, without React.
  useEffect(() => {
    let textAt = -Infinity;
    const show = () => {
      const element = input.current;
      if (element === null) return;
      const { time } = store.live();
      element.value = String(time / MICROS_PER_SECOND);
      element.style.setProperty('--fill', String(Math.min(1, time / end)));
      if (store.getState().playing && Math.abs(time - textAt) < TEXT_EVERY) return;
      textAt = time;
      element.setAttribute('aria-valuetext', words.transport.of(formatTime(time), formatTime(end)));
    };
    show();
    return store.onFrame(show);
  }, [store, end]);
  const { onInput, onPointerDown } = useDragging();

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!seekByKey(store, event.key, end)) return;
    event.preventDefault();
  };

  return (
    <div className={styles.scrubber} data-part="scrubber">
      <input
        ref={input}
        type="range"
        className={slider.slider}
        min={0}
        max={end / MICROS_PER_SECOND}
        step="any"
        defaultValue={0}
        aria-label={words.transport.time}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
      />
      <span className={styles.end} aria-hidden="true">
        {formatClock(end)}
      </span>
      <div className={styles.scale}>
        <ChangeMarks end={end} />
        {remark}
      </div>
    </div>
  );
}

/** Moves the playhead with the handle, once a frame; a run that plays waits until the handle is let go. */
function useDragging() {
  const store = useFigureStore();
  const wanted = useRef<Micros | null>(null);
  const request = useRef(0);
  useEffect(() => () => cancelAnimationFrame(request.current), []);

  const onInput = useCallback(
    (seconds: number) => {
      if (wanted.current === null) {
        request.current = requestFrame(() => {
          const time = wanted.current;
          wanted.current = null;
          if (time !== null) store.actions.seek(time);
        });
      }
      wanted.current = microsFromSeconds(seconds);
    },
    [store],
  );
  const onPointerDown = useCallback(() => {
    if (!store.getState().playing) return;
    store.actions.pause();
    const goOn = () => {
      window.removeEventListener('pointerup', goOn);
      window.removeEventListener('pointercancel', goOn);
      store.actions.play();
    };
    window.addEventListener('pointerup', goOn);
    window.addEventListener('pointercancel', goOn);
  }, [store]);
  return { onInput, onPointerDown };
}
