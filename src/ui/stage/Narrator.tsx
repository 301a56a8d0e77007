import { useState, type ReactNode } from 'react';
import { narrate } from '../../narration';
import { words } from '../../words';
import styles from './narrator.module.css';
import { unbroken } from '../format';
import { useFigure } from '../figure-context';
import { useJumps } from './use-jumps';
import { useLive } from './use-live';
import { LiveRegion } from './LiveRegion';
import { useLowWindow } from './use-low-window';
import { useSaid } from './use-said';

interface Props {
  /** Said in its place until somebody plays, moves or changes the run: what holds would answer what is asked about it. */
  readonly opening?: string | undefined;
}

/** One or two sentences about what holds right now. */
export function Narrator({ opening }: Props) {
  const { history, scenario, consumer, t, speed } = useLive();
  const facts = narrate(history, scenario, consumer, t);
  const sentences = words.narrator.sentencesOf(facts);
  const text = sentences.map(({ lead, rest }) => `${lead} ${rest}`.trim()).join(' ');
  // While it plays, the figures change ten times a second: what is told aloud is that something else holds now. Where
  // the playhead was put, or stands, the figures are told as well.
  const playing = useFigure((state) => state.playing);
  const jumps = useJumps(t, speed);
  const isUntouched = useUntouched(t);
  const kinds = facts.map((fact) => fact.kind).join(' ');
  const isHeldBack = opening !== undefined && isUntouched;
  useSaid(playing ? `${kinds} ${jumps}` : text, isHeldBack ? '' : text);
  return (
    <div className={styles.narrator}>
      <Shown>
        {isHeldBack && opening}
        {(isHeldBack ? [] : sentences).map(({ lead, rest }) => (
          <span key={`${lead}${rest}`}>
            {lead !== '' && <strong>{unbroken(lead)}</strong>} {unbroken(rest)}{' '}
          </span>
        ))}
      </Shown>
      <LiveRegion />
    </div>
  );
}

/** Whether the run is as it was when it came. */
function useUntouched(t: number): boolean {
  const [openedAt] = useState(t);
  const version = useFigure((state) => state.version);
  const [openedAs] = useState(version);
  const playing = useFigure((state) => state.playing);
  return t === openedAt && version === openedAs && !playing;
}

/** In a low window two lines of it, so that the stage is seen: all of it when it is pressed, or has the focus. */
function Shown({ children }: { readonly children: ReactNode }) {
  const low = useLowWindow();
  const [whole, setWhole] = useState(false);
  if (!low) return <p>{children}</p>;
  return (
    <button type="button" className={styles.brief} aria-expanded={whole} onClick={() => setWhole(!whole)}>
      <span className={styles.lines}>{children}</span>
    </button>
  );
}
