import { useEffect, useRef, useState } from 'react';
import { loadedPart, type LoadedPart } from '../../ui/loading/loaded-part';
import { learnWords } from '../../words/learn';
import { useNear } from './use-near';
import styles from './widget.module.css';

/** A part of a chapter that is heavy and works by itself: it comes when it is about to be seen, into the room kept for it. */
function widget(Part: LoadedPart<object>, name: string) {
  return function Widget() {
    const root = useRef<HTMLDivElement>(null);
    const isNear = useNear(root);
    const [isThere, setThere] = useState(false);
    useEffect(() => {
      if (!isNear) return;
      let isHere = true;
      // Where it cannot come, it is said that it needs scripts.
      Part.ahead().then(
        () => isHere && setThere(true),
        () => undefined,
      );
      return () => {
        isHere = false;
      };
    }, [isNear]);
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
