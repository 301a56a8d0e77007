import { narrate } from '../../narration';
import { factSentence } from '../../words/en/narrator';
import styles from './narrator.module.css';
import { useLive } from './use-live';

/** One or two sentences about what holds right now. */
export function Narrator() {
  const { history, scenario, consumer, t } = useLive();
  const sentences = narrate(history, scenario, consumer, t).map((fact) => factSentence(fact));
  return (
    <p className={styles.narrator}>
      {sentences.map(({ lead, rest }) => (
        <span key={`${lead}${rest}`}>
          {lead !== '' && <strong>{lead}</strong>} {rest}{' '}
        </span>
      ))}
    </p>
  );
}
