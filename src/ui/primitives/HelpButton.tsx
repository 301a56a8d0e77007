import styles from './help-button.module.css';

/** The “?” that shows and hides an explanation; `label` says of what. */
export function HelpButton({
  label,
  open,
  onToggle,
}: {
  readonly label: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.help}
      aria-label={label}
      aria-expanded={open}
      title={label}
      onClick={onToggle}
    >
      <span>?</span>
    </button>
  );
}
