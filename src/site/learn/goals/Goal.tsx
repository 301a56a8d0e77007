import type { ReactNode } from 'react';
import { useSaid } from '../../../ui/stage/use-said';
import { learnWords } from '../../../words/learn';
import { isNews, useProgress } from '../progress';
import styles from './goal.module.css';
import { GOAL_SCENES } from './goal-scenes';
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
  const scene = GOAL_SCENES[id];
  const isReached = useProgress(({ goals }) => goals[id]) !== undefined;
  const share = useNearness(id);
  const said = isReached && isNews('goals', id) ? w.reached : '';
  useSaid(said, said);
  return (
    <div
      className={styles.goal}
      id={`goal-${id}`}
      tabIndex={-1}
      data-goal={id}
      data-goal-of={scene}
      data-reached={isReached}
    >
      <span className={styles.box} aria-hidden="true" />
      <div className={styles.text} id={`goal-${id}-text`}>
        {children} <a href={`#figure-${scene}`}>{w.toFigure}</a>
      </div>
      <progress
        className={styles.bar}
        max={1}
        value={isReached ? 1 : share}
        aria-labelledby={`goal-${id}-text`}
      />
      <p className={styles.state}>{isReached ? w.reached : w.notYet}</p>
    </div>
  );
}
