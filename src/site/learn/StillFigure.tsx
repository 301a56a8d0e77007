import { sceneWords } from '../../words/scenes';
import { learnWords } from '../../words/learn';
import styles from './slot.module.css';

/** What stands where a live figure will be: its still, as high as the figure, with its point in words above. */
export function StillFigure({ scene }: { readonly scene: string }) {
  const { title, point } = sceneWords[scene];
  return (
    <div className={styles.still}>
      <p className={styles.point}>
        <strong>{point[0]}</strong> {point[1]}
      </p>
      <div className={styles.poster} role="img" aria-label={learnWords.figure.still(title)} />
      <div className={styles.room} />
    </div>
  );
}
