import { useEffect, type Ref } from 'react';
import { troubleWords as w } from '../../words/trouble';
import { useSaid } from '../stage/use-said';
import { unsay } from '../stage/voice';
import styles from './trouble.module.css';

interface Props {
  readonly ref: Ref<HTMLElement>;
  /** It could not be loaded; otherwise it broke. */
  readonly isMissing: boolean;
  /** It is all that the page is about; otherwise a part beside others. */
  readonly isWhole: boolean;
  readonly onAgain: () => void;
}

/** Stands where something cannot be shown: what happened, and what one can do. */
export function Trouble({ ref, isMissing, isWhole, onAgain }: Props) {
  const { title, text } = isMissing ? w.notLoaded : w.broken;
  // Of a part one hears where one is; with the whole of a page its voice is gone, and the focus comes here.
  const said = isWhole ? '' : `${title}. ${text}`;
  useSaid(said, said);
  useEffect(() => () => unsay(said), [said]);
  return (
    <section className={styles.trouble} ref={ref} tabIndex={-1} aria-label={title}>
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
