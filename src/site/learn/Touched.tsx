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
  const word = useRef<HTMLAnchorElement>(null);
  const [isShown, setShown] = useState(false);
  const told = useRef(onTouch);
  useEffect(() => {
    told.current = onTouch;
  });
  useEffect(() => {
    const element = root.current;
    if (!isShown || element === null) return;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      // What has the focus in the note goes with it: the word takes it back, which would show the note again.
      if (element.contains(document.activeElement)) word.current?.focus();
      setShown(false);
    };
    const onPress = ({ target }: Event) =>
      target instanceof Node && !element.contains(target) && setShown(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    keepInWindow(element);
    told.current?.(true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
      told.current?.(false);
    };
  }, [isShown]);
  return (
    <span
      className={styles.touched}
      ref={root}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setShown(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setShown(false)}
      // What is in the note may have the focus, too.
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setShown(false);
      }}
    >
      <Link
        href={href}
        ref={word}
        className={`${styles.word} ${className}`}
        aria-describedby={isShown ? id : undefined}
        onFocus={() => setShown(true)}
        onClick={(event) => {
          // One looks it up here; with a modifier the link is a link.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setShown(true);
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
