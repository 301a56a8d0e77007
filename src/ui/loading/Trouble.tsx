import { useEffect, useRef } from 'react';
import { troubleWords as w } from '../../words/trouble';
import styles from './trouble.module.css';

interface Props {
  /** It could not be loaded; otherwise it broke. */
  readonly isMissing: boolean;
  /** It is all that the page is about; otherwise a part beside others. */
  readonly isWhole: boolean;
  readonly onAgain: () => void;
}

/** Stands where something cannot be shown: what happened, and what one can do. */
export function Trouble({ isMissing, isWhole, onAgain }: Props) {
  const { title, text } = isMissing ? w.notLoaded : w.broken;
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    // What had the focus may be gone: then it is told where one is. Elsewhere nobody is disturbed.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) root.current?.focus();
  }, []);
  return (
    <section className={styles.trouble} ref={root} tabIndex={-1} aria-label={title}>
      {isWhole ? <h1>{title}</h1> : <strong>{title}.</strong>}
      <p>{text}</p>
      <div className={styles.ways}>
        <button type="button" onClick={onAgain}>
          {w.again}
        </button>
        {isMissing ? (
          <button type="button" onClick={() => window.location.reload()}>
            {w.anew}
          </button>
        ) : (
          // Without what the link says: that may be what cannot be shown.
          <a href={window.location.pathname}>{w.scene}</a>
        )}
      </div>
    </section>
  );
}
