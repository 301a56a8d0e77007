import styles from './panels.module.css';

/** One number with its name; the note's place is kept where there is none, so that nothing moves. */
export function Tile({
  label,
  value,
  note = '',
  refused = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly refused?: boolean;
}) {
  return (
    <div className={styles.tile}>
      <dt>{label}</dt>
      <dd className={refused ? `${styles.value} ${styles.refused}` : styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
