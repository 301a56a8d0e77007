import { useState } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import type { AnswerFacts } from '../../headless/scene-facts';
import { useSaid } from '../../ui/stage/use-said';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import { answerOf, labelOf, rightAnswerOf, wordsOf } from './answers';
import styles from './experiment.module.css';
import { isNews } from './progress';

const w = learnWords.bet;

interface Props {
  readonly scene: string;
  readonly bet: string | undefined;
  readonly isAnswered: boolean;
}

/** What the run says of every answer: shut until the run has been seen, and there for whoever has no scripts. */
export function Answer({ scene, bet, isAnswered }: Props) {
  const [isOpen, setOpen] = useState(isAnswered);
  const { answers, revealAt, toldTo } = SCENE_FACTS[scene];
  const right = answerOf(scene, rightAnswerOf(scene));
  const chosen = answerOf(scene, bet);
  const isWon = chosen !== undefined && chosen === right;
  const told = isAnswered && right !== undefined ? wordsOf(scene, right.id).shown(...right.values) : '';
  const verdict =
    !isAnswered || chosen === undefined ? '' : isWon ? w.won : w.lost(labelOf(scene, chosen.id));
  const said = isNews('answered', scene) ? `${verdict} ${told}`.trim() : '';
  useSaid(said, said);
  const rest = answers.filter((one) => one !== right && one !== chosen);
  return (
    <details
      className={styles.result}
      id={`answer-${scene}`}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-won={isAnswered ? isWon : undefined}
    >
      <summary>{w.answer}</summary>
      <div className={styles.said}>
        {verdict !== '' && <p className={styles.verdict}>{verdict}</p>}
        {isAnswered && chosen !== undefined && !isWon && <Said scene={scene} answer={chosen} />}
        {right !== undefined && <Said scene={scene} answer={right} isRight />}
        <p className={styles.point}>{sceneWords[scene].point.join(' ')}</p>
        {toldTo > (revealAt ?? 0) && <p className={styles.further}>{w.toldTo(toldTo)}</p>}
      </div>
      {rest.length > 0 && (
        <details className={styles.others}>
          <summary>{w.others}</summary>
          {rest.map((answer) => (
            <Said key={answer.id} scene={scene} answer={answer} />
          ))}
        </details>
      )}
    </details>
  );
}

function Said({
  scene,
  answer,
  isRight = false,
}: {
  readonly scene: string;
  readonly answer: AnswerFacts;
  readonly isRight?: boolean;
}) {
  const { label, why, shown } = wordsOf(scene, answer.id);
  return (
    <div className={styles.one} data-right={isRight}>
      <p className={styles.label}>{label}</p>
      {why !== undefined && (
        <p>
          <span className={styles.told}>{w.seems}</span> {why}
        </p>
      )}
      <p>
        <span className={styles.told}>{w.run}</span> {shown(...answer.values)}
      </p>
    </div>
  );
}
