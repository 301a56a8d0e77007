import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './touched.module.css';

interface Props {
  /** Where more of it stands, for whoever has no scripts. */
  readonly href: string;
  readonly className?: string;
  /** What stands in the note while it is shown. */
  readonly note: ReactNode;
  /** Told when it is touched, and when it is left. */
  readonly onTouch?: (isTouched: boolean) => void;
  readonly children: ReactNode;
}

/** Words in the text with a note: shown when they are pointed at, have the focus, or are tapped; Escape shuts it. */
export function Touched({ href, className = '', note, onTouch, children }: Props) {
  const id = useId();
  const root = useRef<HTMLSpanElement>(null);
  const [isShown, setShown] = useState(false);
  const show = (shown: boolean) => {
    setShown(shown);
    onTouch?.(shown);
  };
  useEffect(() => {
    const element = root.current;
    if (!isShown || element === null) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setShown(false);
    document.addEventListener('keydown', onKey);
    keepInWindow(element);
    return () => document.removeEventListener('keydown', onKey);
  }, [isShown]);
  return (
    <span
      className={styles.touched}
      ref={root}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && show(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && show(false)}
    >
      <Link
        href={href}
        className={`${styles.word} ${className}`}
        aria-describedby={isShown ? id : undefined}
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onClick={(event) => {
          // One looks it up here; with a modifier the link is a link.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          show(true);
        }}
      >
        {children}
      </Link>
      {isShown && (
        <span className={styles.note} role="note" id={id}>
          {note}
        </span>
      )}
    </span>
  );
}

/** A note that would stand out of the window begins further left. */
function keepInWindow(root: HTMLElement): void {
  const note = root.querySelector<HTMLElement>(`.${styles.note}`);
  if (note === null) return;
  const over = note.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (over > 0) note.style.marginLeft = `${-over}px`;
}
