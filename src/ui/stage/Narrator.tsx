import { narrate } from '../../narration';
import { words } from '../../words';
import styles from './narrator.module.css';
import { useFigure } from '../figure-context';
import { useJumps } from './use-jumps';
import { useLive } from './use-live';
import { LiveRegion } from './LiveRegion';
import { useSaid } from './use-said';

/** One or two sentences about what holds right now. */
export function Narrator() {
  const { history, scenario, consumer, t, speed } = useLive();
  const facts = narrate(history, scenario, consumer, t);
  const sentences = words.narrator.sentencesOf(facts);
  const text = sentences.map(({ lead, rest }) => `${lead} ${rest}`.trim()).join(' ');
  // While it plays, the figures change ten times a second: what is told aloud is that something else holds now. Where
  // the playhead was put, or stands, the figures are told as well.
  const playing = useFigure((state) => state.playing);
  const jumps = useJumps(t, speed);
  const kinds = facts.map((fact) => fact.kind).join(' ');
  useSaid(playing ? `${kinds} ${jumps}` : text, text);
  return (
    <div className={styles.narrator}>
      <p>
        {sentences.map(({ lead, rest }) => (
          <span key={`${lead}${rest}`}>
            {lead !== '' && <strong>{lead}</strong>} {rest}{' '}
          </span>
        ))}
      </p>
      <LiveRegion />
    </div>
  );
}
