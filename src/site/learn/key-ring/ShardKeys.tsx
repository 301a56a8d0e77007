import { keyRingWords as w } from '../../../words/learn-widgets';
import { shardOf, type RingShard } from './key-place';
import styles from './key-ring.module.css';
import { KeyBadge, type RingKey } from './RingDrawing';

interface Props {
  readonly shards: readonly RingShard[];
  readonly keys: readonly RingKey[];
  /** Left out: they cannot be taken off. */
  readonly onRemove?: (key: string) => void;
}

/** The shards with the keys they hold: what the ring shows, as a list. */
export function ShardKeys({ shards, keys, onRemove }: Props) {
  return (
    <ul className={styles.shards} aria-label={w.list}>
      {shards.map(({ shardId, from, to }, index) => {
        const own = keys.filter((key) => shardOf(shards, key) === index);
        return (
          <li key={shardId}>
            <p className={styles.shardHead}>
              <span className={styles.figures}>{shardId}</span>{' '}
              <span className={styles.note}>
                {w.holds(from, to)}: {w.keys(own.length)}
              </span>
            </p>
            {own.length > 0 && (
              <ul className={styles.chips}>
                {own.map((key) => (
                  <li key={key.key} className={styles.chip}>
                    <KeyBadge ringKey={key} />
                    <span className={styles.chipName}>{key.key}</span>
                    {onRemove !== undefined && (
                      <button
                        type="button"
                        className={styles.remove}
                        aria-label={w.remove(key.key)}
                        onClick={() => onRemove(key.key)}
                      >
                        ×
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
