import { useEffect, useRef } from 'react';
import { useSaid } from '../stage/use-said';
import { words } from '../../words';
import styles from './own-records.module.css';
import type { OwnRecordsState } from './session';

const w = words.ownRecordsPanel;

const BAD: readonly string[] = ['nothing-read', 'broken', 'not-loaded', 'refused'];

/** What came of the last thing that was done, for eyes and ears; what failed takes the focus. */
export function Outcome({ state }: { readonly state: OwnRecordsState }) {
  const { busy, outcome } = state;
  const failure = outcome !== null && BAD.includes(outcome.kind) ? outcome : null;
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (failure !== null) summary.current?.focus();
  }, [failure]);

  const status = busy !== null ? w[busy] : failure !== null ? '' : sentenceOf(state);
  useSaid(status, status);

  return (
    <>
      <div className={styles.status}>{status}</div>
      {failure !== null && (
        <div ref={summary} tabIndex={-1} className={styles.failure} aria-label={sentenceOf(state)}>
          <p>{sentenceOf(state)}</p>
          {failure.kind === 'refused' && (
            <ul>
              {failure.faults.map((fault) => (
                <li key={fault.message}>{fault.message}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

function sentenceOf({ outcome, pending }: OwnRecordsState): string {
  if (outcome === null) return '';
  if (outcome.kind === 'read' && pending?.records === null) return w.outcome.readShards;
  return w.outcome[outcome.kind];
}
