import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import styles from './slider.module.css';

export interface SliderProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  readonly value: number;
  /** The value in words, where the number alone would say nothing. */
  readonly text?: string;
  /** Pale: the value it shows is not in force. */
  readonly dim?: boolean;
  readonly onInput: (value: number) => void;
  /** When the handle is let go. */
  readonly onCommit?: (value: number) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** The browser's own slider, in our colours. */
export function Slider({
  id,
  label,
  describedBy,
  text,
  dim = false,
  onInput,
  onCommit,
  ...rest
}: SliderProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = input.current;
    if (element === null || onCommit === undefined) return;
    // React's onChange is the browser's input event; letting go is the browser's change event.
    const commit = () => onCommit(element.valueAsNumber);
    element.addEventListener('change', commit);
    return () => element.removeEventListener('change', commit);
  }, [onCommit]);
  const { min, max, value } = rest;
  const fill = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
  return (
    <input
      {...rest}
      ref={input}
      id={id}
      type="range"
      className={dim ? `${styles.slider} ${styles.dim}` : styles.slider}
      style={{ '--fill': fill } as CSSProperties}
      aria-label={label}
      aria-describedby={describedBy}
      aria-valuetext={text}
      onChange={(event) => onInput(event.target.valueAsNumber)}
    />
  );
}
