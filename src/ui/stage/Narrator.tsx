import { narrate } from '../../narration';
import { words } from '../../words';
import styles from './narrator.module.css';
import { useLive } from './use-live';
import { useSaid } from './use-said';

/** One or two sentences about what holds right now. */
export function Narrator() {
  const { history, scenario, consumer, t } = useLive();
  const facts = narrate(history, scenario, consumer, t);
  const sentences = facts.map((fact) => words.narrator.factSentence(fact));
  const text = sentences.map(({ lead, rest }) => `${lead} ${rest}`.trim()).join(' ');
  // The figures change ten times a second; what is told aloud is that something else holds now.
  const said = useSaid(facts.map((fact) => fact.kind).join(' '), text);
  return (
    <div className={styles.narrator}>
      <p>
        {sentences.map(({ lead, rest }) => (
          <span key={`${lead}${rest}`}>
            {lead !== '' && <strong>{lead}</strong>} {rest}{' '}
          </span>
        ))}
      </p>
      <output className="visually-hidden" aria-live="polite">
        {said}
      </output>
    </div>
  );
}
