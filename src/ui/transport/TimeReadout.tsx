import { useEffect, useRef } from 'react';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { formatTime } from '../format';
import styles from './transport.module.css';

/** The playhead's time. It changes with every frame, so React only puts the element there. */
export function TimeReadout() {
  const store = useFigureStore();
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      if (text.current !== null) text.current.textContent = formatTime(store.live().time);
    };
    show();
    return store.onFrame(show);
  }, [store]);
  return (
    <p className={styles.time}>
      <span className="visually-hidden">{words.transport.time}</span>
      <span ref={text} data-testid="time" />
    </p>
  );
}
