import { useEffect, useRef } from 'react';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { formatClock, formatTime } from '../format';
import styles from './transport.module.css';

/** The playhead's time. It changes with every frame, so React only puts the element there. */
export function TimeReadout() {
  const store = useFigureStore();
  const clock = useRef<HTMLSpanElement>(null);
  const inWords = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const { time } = store.live();
      if (clock.current !== null) clock.current.textContent = formatClock(time);
      if (inWords.current !== null) inWords.current.textContent = formatTime(time);
    };
    show();
    return store.onFrame(show);
  }, [store]);
  return (
    <p className={styles.time}>
      <span className="visually-hidden">
        {words.transport.time} <span ref={inWords} />
      </span>
      <span ref={clock} data-testid="time" aria-hidden="true" />
    </p>
  );
}
