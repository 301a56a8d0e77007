import { narrate } from '../../narration';
import { stageWords as words } from '../../words/en/stage';
import './narrator.css';
import { useLive } from './use-live';

/** One or two sentences about what holds right now. */
export function Narrator() {
  const { history, scenario, consumer, t } = useLive();
  const sentences = narrate(history, scenario, consumer, t).map((fact) => words.fact(fact));
  return (
    <p className="narrator">
      {sentences.map(({ lead, rest }) => (
        <span key={`${lead}${rest}`}>
          {lead !== '' && <strong>{lead}</strong>} {rest}{' '}
        </span>
      ))}
    </p>
  );
}
