import { useRef } from 'react';
import { learnWords } from '../../words/learn';
import { loadedPart } from '../../ui/loading/loaded-part';
import { StillFigure } from './StillFigure';
import styles from './slot.module.css';
import { usePartWhenNear } from './use-part-when-near';

const w = learnWords.pairs;

const PairFigure = loadedPart(() => import('./pair/PairFigure').then((part) => part.PairFigure));

const PARTS = [PairFigure];

/** Two runs of the very same records side by side: a still until it is about to be seen. */
export function Pair({ id, scene }: { readonly id: keyof typeof w.of; readonly scene: string }) {
  const root = useRef<HTMLElement>(null);
  // Where it cannot come, the still stays.
  const isThere = usePartWhenNear(root, PARTS) === 'there';
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
