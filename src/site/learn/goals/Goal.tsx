import type { ReactNode } from 'react';
import { useSaid } from '../../../ui/stage/use-said';
import { learnWords } from '../../../words/learn';
import { isNews, useProgress } from '../progress';
import styles from './goal.module.css';
import { useNearness } from './goal-state';

const w = learnWords.goal;

interface Props {
  /** Its name, which `goal-rules.ts` knows. */
  readonly id: string;
  /** What is to be reached. */
  readonly children: ReactNode;
}

/** Something to bring about with the figure: it ticks itself off. */
export function Goal({ id, children }: Props) {
  const isReached = useProgress(({ goals }) => goals[id]) !== undefined;
  const share = useNearness(id);
  const said = isReached && isNews('goals', id) ? w.reached : '';
  useSaid(said, said);
  return (
    <div className={styles.goal} data-goal={id} data-reached={isReached}>
      <span className={styles.box} aria-hidden="true" />
      <div className={styles.text}>
        <strong>{w.title}:</strong> {children}
      </div>
      <progress className={styles.bar} max={1} value={isReached ? 1 : share} aria-label={w.title} />
      <p className={styles.state}>{isReached ? w.reached : w.notYet}</p>
    </div>
  );
}
