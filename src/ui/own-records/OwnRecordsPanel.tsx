import { useEffect } from 'react';
import { useStore } from 'zustand';
import { EARTHQUAKES } from '../../scenario/own-records';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Advice } from './Advice';
import { DropArea } from './DropArea';
import { Outcome } from './Outcome';
import styles from './own-records.module.css';
import { Reading } from './Reading';
import { ownRecordsOf, rangesOf, sessionOf, shardsKey } from './session';

const w = words.ownRecordsPanel;

/** One's own records: read, judged, and put into the stream. */
export function OwnRecordsPanel() {
  const figure = useFigureStore();
  const session = sessionOf(figure);
  const state = useStore(session.store);
  const { busy } = state;
  return (
    <section className={styles.panel} aria-label={w.region}>
      <DropArea onSources={(sources) => void session.take(sources)}>
        <div className={styles.builtIn}>
          <button
            type="button"
            className={buttons.button}
            disabled={busy !== null}
            onClick={() => void session.earthquakes()}
          >
            {w.earthquakes}
          </button>
          <button type="button" className={buttons.button} onClick={() => session.opening()}>
            {w.opening}
          </button>
        </div>
        <Outcome state={state} />
        <Reading state={state} session={session} />
        <Running />
      </DropArea>
    </section>
  );
}

/** What is said of the records that run, however they came there. */
function Running() {
  const figure = useFigureStore();
  const session = sessionOf(figure);
  const running = useStore(session.store, (state) => state.running);
  const scenario = useFigure((state) => state.scenario);
  const records = ownRecordsOf(scenario);
  const shards = shardsKey(scenario);

  useEffect(() => {
    if (records !== null) void session.assess(records, shards, rangesOf(figure.live().scenario));
  }, [session, figure, records, shards]);

  if (records === null) return null;
  const known = running?.records === records && running.shards === shards;
  const isEarthquakes = scenario.stream.streamName === EARTHQUAKES.streamName;
  return (
    <div className={styles.block}>
      <h3 className={styles.title}>{w.runningTitle}</h3>
      {isEarthquakes && <p>{words.ownRecords.earthquakes}</p>}
      {known ? <Advice advice={running.advice} /> : <p className={styles.soft}>{w.reading}</p>}
    </div>
  );
}
