import styles from './panels.module.css';

/** Longer values are written smaller: "12 min 15 s" would be cut at the edge. */
const LONG = 9;

/** One number with its name; the note's place is kept where there is none, so that nothing moves. */
export function Tile({
  label,
  value,
  note = '',
  more = '',
  refused = false,
  wide = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  /** Below the note, where there is more to be told. */
  readonly more?: string;
  readonly refused?: boolean;
  /** Takes a row of its own where there is room for two beside each other. */
  readonly wide?: boolean;
}) {
  const classes = [
    styles.value,
    ...(value.length > LONG ? [styles.long] : []),
    ...(refused ? [styles.refused] : []),
  ];
  return (
    <div className={wide ? `${styles.tile} ${styles.wide}` : styles.tile}>
      <dt>{label}</dt>
      <dd className={classes.join(' ')}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
      {more !== '' && <dd className={`${styles.note} ${styles.more}`}>{more}</dd>}
    </div>
  );
}
