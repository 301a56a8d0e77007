import { useId } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import { labelOf } from './answers';
import styles from './experiment.module.css';

const w = learnWords.bet;

interface Props {
  readonly scene: string;
  readonly isAside: boolean;
  /** The answer that was bet on; undefined: none yet. */
  readonly bet: string | undefined;
  readonly isAnswered: boolean;
  readonly onBet: (answer: string) => void;
}

/** A question with its answers: a tap is a bet, and lets the run begin. */
export function Bet({ scene, isAside, bet, isAnswered, onBet }: Props) {
  const id = useId();
  const { question = '' } = sceneWords[scene];
  return (
    <section className={styles.bet} aria-labelledby={id}>
      <p className={styles.before}>{isAside ? learnWords.aside : w.title}</p>
      <h3 className={styles.question} id={id}>
        {question}
      </h3>
      <ul className={styles.answers}>
        {SCENE_FACTS[scene].answers.map((answer) => {
          const isBet = bet === answer.id;
          const holds = isAnswered && answer.isRight;
          return (
            <li key={answer.id}>
              <button
                type="button"
                className={styles.answer}
                data-answer={answer.id}
                aria-pressed={isBet}
                data-holds={holds}
                disabled={isAnswered && !isBet && !holds}
                onClick={() => !isAnswered && onBet(answer.id)}
              >
                <span>{labelOf(scene, answer.id)}</span>
                <span className={styles.mark}>
                  {[isBet ? w.yours : '', holds ? w.right : ''].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {bet === undefined && <p className={styles.hint}>{w.hint}</p>}
    </section>
  );
}
