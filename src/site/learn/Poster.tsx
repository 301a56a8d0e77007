import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import styles from './poster.module.css';

/** The still of a scene. */
export function Poster({ scene }: { readonly scene: string }) {
  return (
    <span
      className={styles.poster}
      role="img"
      aria-label={learnWords.figure.still(sceneWords[scene].title)}
    />
  );
}
