import { useState } from 'react';
import { words } from '../../words';
import { Icon } from '../../ui/primitives/Icon';
import buttons from '../../ui/primitives/button.module.css';
import { useSaid } from '../../ui/stage/use-said';
import styles from './frame.module.css';
import type { FrameFault } from '../../ui/frame/frame-query';

const w = words.embed;
const MOST_LINES = 3;

/** What the page around asked for and cannot be, until it is closed: its author reads it, and corrects the page. */
export function FrameNotice({ faults }: { readonly faults: readonly FrameFault[] }) {
  const [closed, setClosed] = useState(false);
  const lines = closed ? [] : faults.slice(0, MOST_LINES).map(({ message }) => message);
  useSaid(lines.join(' '), lines.join(' '));
  if (lines.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={w.notice}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={w.closeNotice}
        onClick={() => setClosed(true)}
      >
        <Icon name="remove" size={14} />
      </button>
    </section>
  );
}
