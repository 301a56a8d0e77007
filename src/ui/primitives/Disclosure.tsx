import { useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';

/** What is there when asked for. Its content is made when it is opened first, and kept. */
export function Disclosure({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: () => ReactNode;
}) {
  const [wanted, setWanted] = useState(false);
  return (
    <details
      className={styles.disclosure}
      onToggle={(event) => setWanted(wanted || event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {wanted && children()}
    </details>
  );
}
