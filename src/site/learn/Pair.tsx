import { useEffect, useRef, useState } from 'react';
import { learnWords } from '../../words/learn';
import { loadedPart } from '../../ui/loading/loaded-part';
import { StillFigure } from './StillFigure';
import styles from './slot.module.css';
import { useNear } from './use-near';

const w = learnWords.pairs;

const PairFigure = loadedPart(() => import('./pair/PairFigure').then((part) => part.PairFigure));

/** Two runs of the very same records side by side: a still until it is about to be seen. */
export function Pair({ id, scene }: { readonly id: keyof typeof w.of; readonly scene: string }) {
  const root = useRef<HTMLElement>(null);
  const isNear = useNear(root);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (!isNear) return;
    let isHere = true;
    // Where it cannot come, the still stays.
    PairFigure.ahead().then(
      () => isHere && setThere(true),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [isNear]);
  const { title, point } = w.of[id];
  return (
    <figure className={styles.slot} ref={root} data-wide="" data-pair={id} data-live={isThere}>
      <div className={styles.card}>{isThere ? <PairFigure id={id} /> : <StillFigure scene={scene} />}</div>
      <figcaption className={styles.caption}>
        <strong>{title}.</strong> {point}
      </figcaption>
    </figure>
  );
}
