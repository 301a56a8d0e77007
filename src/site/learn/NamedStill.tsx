import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import styles from './names.module.css';

/** A still of a scene with numbers on its parts. */
export function NamedStill({ scene }: { readonly scene: string; readonly names: readonly string[] }) {
  return (
    <div className={styles.still} role="img" aria-label={learnWords.figure.still(sceneWords[scene].title)} />
  );
}
