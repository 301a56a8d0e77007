import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { scrollBehaviour } from '../primitives/bring-into-sight';
import styles from './own-records.module.css';
import { ownRecordsOf, sessionOf, shardsKey } from './session';

/** The hot shard and the factor to set first, in a line; brought into sight when other records begin to run. */
export function VerdictLine() {
  const session = sessionOf(useFigureStore());
  const running = useStore(session.store, (state) => state.running);
  const scenario = useFigure((state) => state.scenario);
  const records = ownRecordsOf(scenario);
  const line = useRef<HTMLParagraphElement>(null);
  const known = running?.records === records && running.shards === shardsKey(scenario) ? running : null;

  useEffect(() => {
    if (known !== null) line.current?.scrollIntoView({ block: 'nearest', behavior: scrollBehaviour() });
  }, [known]);

  if (known === null) return null;
  return (
    <p ref={line} className={styles.verdict}>
      {words.ownRecords.verdict(known.advice)}
    </p>
  );
}
