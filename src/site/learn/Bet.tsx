import { useId, useRef } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import buttons from '../../ui/primitives/button.module.css';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import styles from './experiment.module.css';

const w = learnWords.bet;

interface Props {
  readonly scene: string;
  readonly isAside: boolean;
  /** The answer that was bet on; undefined: none yet. */
  readonly bet: string | undefined;
  readonly isAnswered: boolean;
  readonly onBet: (answer: string) => void;
  readonly onSkip: () => void;
  readonly onAgain: () => void;
}

/** A question with its answers: a tap is a bet, and lets the run begin. */
export function Bet({ scene, isAside, bet, isAnswered, onBet, onSkip, onAgain }: Props) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const again = () => {
    onAgain();
    // The button goes; who pressed it goes on at the answers, which may be pressed again.
    list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  };
  const { question = '', answers = {} } = sceneWords[scene];
  return (
    <section className={styles.bet} aria-labelledby={id}>
      <p className={styles.before}>{isAside ? learnWords.aside : w.title}</p>
      <h3 className={styles.question} id={id}>
        {question}
      </h3>
      <ul className={styles.answers} ref={list}>
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
                <span>{answers[answer.id].label}</span>
                <span className={styles.mark}>
                  {[isBet ? w.yours : '', holds ? w.right : ''].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className={styles.state}>
        {!isAnswered && <p>{bet === undefined ? w.hint : w.running(SCENE_FACTS[scene].revealAt ?? 0)}</p>}
        {/* One button for both: pressed, it keeps the focus. */}
        {bet !== undefined && (
          <button type="button" className={buttons.pill} onClick={isAnswered ? again : onSkip}>
            {isAnswered ? w.again : w.skip}
          </button>
        )}
      </div>
    </section>
  );
}
