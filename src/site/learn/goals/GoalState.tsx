import { learnWords } from '../../../words/learn';
import { useProgress } from '../progress';
import styles from './goal.module.css';
import { useNearness } from './goal-state';

const w = learnWords.goal;

interface Props {
  readonly goal: string;
  /** Which one it is, where a figure has several. */
  readonly name: string;
}

/** How near a goal is, beside the figure in which it is reached: what it asks for stands further on. */
export function GoalState({ goal, name }: Props) {
  const isReached = useProgress(({ goals }) => goals[goal]) !== undefined;
  const share = useNearness(goal);
  return (
    <a
      className={styles.brief}
      href={`#goal-${goal}`}
      data-reached={isReached}
      aria-describedby={`goal-${goal}-text`}
    >
      <span>{name}</span>
      <progress className={styles.bar} max={1} value={isReached ? 1 : share} aria-hidden="true" />
      <span className={styles.state}>{isReached ? w.reached : w.notYet}</span>
    </a>
  );
}
