import { SCENE_FACTS } from 'virtual:scene-facts';
import buttons from '../../ui/primitives/button.module.css';
import { learnWords } from '../../words/learn';
import styles from './experiment.module.css';
import { GoalState } from './goals/GoalState';
import { goalsOf } from './goals/goal-scenes';
import { useProgress } from './progress';
import { labelOf, rightAnswerOf } from './answers';

const w = learnWords.bet;

interface Props {
  readonly scene: string;
  /** The answer that was bet on. */
  readonly bet: string;
  readonly isAnswered: boolean;
  readonly onSkip: () => void;
  readonly onAgain: () => void;
}

/**
 * What was bet, what the run said of it, and how near the next of its goals is: at the lower edge of the window for as long as the
 * figure is looked at, because question and answers may be out of sight by then.
 */
export function BetState({ scene, bet, isAnswered, onSkip, onAgain }: Props) {
  const right = rightAnswerOf(scene);
  return (
    <div className={styles.state} data-bet-state={scene}>
      <p>
        {!isAnswered && w.running(labelOf(scene, bet), SCENE_FACTS[scene].revealAt ?? 0)}
        {isAnswered && (bet === right ? w.won : w.lostTo(labelOf(scene, right)))}{' '}
        {isAnswered && <a href={`#answer-${scene}`}>{w.toAnswer}</a>}
      </p>
      {/* One button for both: pressed, it keeps the focus. */}
      <button
        type="button"
        className={buttons.pill}
        // Who holds Enter down on an answer has not pressed this.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={isAnswered ? onAgain : onSkip}
      >
        {isAnswered ? w.again : w.skip}
      </button>
      {isAnswered && <NextGoal scene={scene} />}
    </div>
  );
}

/** The first goal of the figure that was not reached; of those that all were, the last. */
function NextGoal({ scene }: { readonly scene: string }) {
  const goals = goalsOf(scene);
  const next = useProgress((state) => goals.find((goal) => state.goals[goal] === undefined)) ?? goals.at(-1);
  if (next === undefined) return null;
  return <GoalState goal={next} name={learnWords.goal.nth(goals.indexOf(next) + 1, goals.length)} />;
}
