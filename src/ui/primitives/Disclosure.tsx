import { useState, type ReactNode } from 'react';
import { bringIntoSight } from './bring-into-sight';
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
      onToggle={({ currentTarget }) => {
        setWanted(wanted || currentTarget.open);
        // What opens below the end of a panel that scrolls would not be seen.
        if (currentTarget.open) bringIntoSight(currentTarget);
      }}
    >
      <summary>{summary}</summary>
      {wanted && children()}
    </details>
  );
}
