import { useRef } from 'react';
import { loadedPart, type LoadedPart } from '../../ui/loading/loaded-part';
import { learnWords } from '../../words/learn';
import { usePartWhenNear } from './use-part-when-near';
import styles from './widget.module.css';

/** A part of a chapter that is heavy and works by itself: it comes when it is about to be seen, into the room kept for it. */
function widget(Part: LoadedPart<object>, name: string) {
  const parts = [Part];
  return function Widget() {
    const root = useRef<HTMLDivElement>(null);
    // Where it cannot come, it is said that it needs scripts.
    const isThere = usePartWhenNear(root, parts) === 'there';
    return (
      <div className={styles.widget} ref={root} data-wide="" data-widget={name}>
        {isThere ? <Part /> : <p className={styles.room}>{learnWords.widget}</p>}
      </div>
    );
  };
}

export const KeyRing = widget(
  loadedPart(() => import('./key-ring/KeyRing').then((part) => part.KeyRing)),
  'key-ring',
);

export const Decision = widget(
  loadedPart(() => import('./decision/Decision').then((part) => part.Decision)),
  'decision',
);
