import { useMemo } from 'react';
import { MICROS_PER_SECOND } from '../../lib/time';
import { isRefusal, OutcomeRows, refusedWritesBetween, wasRefused } from '../../metrics';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import type { Live } from '../stage/use-live';
import styles from './swimlanes.module.css';

const w = words.swimlanes;

/** What is older is out of sight, unless one zooms far out. */
const NEWS = 600 * MICROS_PER_SECOND;

/** What the red signs above a shard's lanes are; only those that there were of late. */
export function RefusalLegend({ live: { history, consumer, t } }: { readonly live: Live }) {
  const version = useFigure((state) => state.version);
  // oxlint-disable-next-line react/exhaustive-deps
  const known = useMemo(() => new OutcomeRows(isRefusal), [history, version]);
  const reads = consumer !== undefined && wasRefused(history, consumer, t - NEWS, t, known);
  const writes = refusedWritesBetween(history, t - NEWS, t) > 0;
  if (!reads && !writes) return null;
  return (
    <p className={styles.legend}>
      {reads && (
        <span>
          <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true">
            <path d="M4 10V3M1.5 .5l5 5M6.5 .5l-5 5" />
          </svg>
          {w.readRefused}
        </span>
      )}
      {writes && (
        <span>
          <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true">
            <path d="M1 3h6L4 7z" className={styles.solid} />
          </svg>
          {w.writeRefused}
        </span>
      )}
    </p>
  );
}
