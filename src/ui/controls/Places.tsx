import { useId, useState } from 'react';
import type { ConsumerType } from '../../engine';
import type { Fault } from '../../scenario';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Icon } from '../primitives/Icon';
import { useSaid } from '../stage/use-said';
import styles from './controls.module.css';
import { faultSentence } from './fault-words';

const TYPES: readonly ConsumerType[] = ['lambda', 'firehose', 'kcl'];

/** Which entry of the consumers the settings are those of: the one whose lanes are open. */
export function useShownConsumer(): number {
  const store = useFigureStore();
  return useFigure((state) => store.live().history.consumers[state.openConsumer]?.entry ?? 0);
}

/** Chooses the consumer whose settings are shown; adds consumers and takes them away. */
export function ConsumerEntries({ shown }: { readonly shown: number }) {
  const store = useFigureStore();
  const id = useId();
  const consumers = useFigure((state) => state.scenario.consumers);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const w = words.controls.consumer;

  const sentence = faults.length > 0 ? faultSentence(faults[0]) : '';
  useSaid(sentence, sentence);

  const setAll = (next: readonly unknown[]) => {
    store.actions.set('consumers', next);
    setFaults(store.getState().faults);
  };
  const show = (entry: number) => {
    const { history, time } = store.live();
    const first = history.consumers.find(
      (one) => one.entry === entry && one.startsAt <= time && time < one.endsAt,
    );
    if (first !== undefined) store.actions.openConsumerLanes(first.id);
  };

  return (
    <div className={styles.field}>
      {consumers.length > 1 && (
        <>
          <p className={styles.head} id={id}>
            <span className={styles.label}>{w.shown}</span>
          </p>
          <ul className={styles.entries} aria-labelledby={id}>
            {consumers.map((consumer, entry) => (
              <li key={consumer.name}>
                <button
                  type="button"
                  className={styles.entry}
                  aria-pressed={entry === shown}
                  onClick={() => show(entry)}
                >
                  <span>{w.times(consumer.name, consumer.count)}</span>
                  <span className={styles.kind}>{w.kinds[consumer.type]}</span>
                </button>
                <button
                  type="button"
                  className={buttons.quiet}
                  aria-label={w.remove(consumer.name)}
                  title={w.remove(consumer.name)}
                  onClick={() => setAll(consumers.filter((_, index) => index !== entry))}
                >
                  <Icon name="remove" size={14} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.notes} id={`${id}add`}>
        {w.addLabel}
      </p>
      <fieldset className={styles.add} aria-labelledby={`${id}add`}>
        {TYPES.map((type) => (
          <button
            key={type}
            type="button"
            className={buttons.pill}
            aria-label={w.add[type]}
            title={w.add[type]}
            onClick={() => setAll([...consumers, { type }])}
          >
            <Icon name="plus" size={12} />
            {w.kinds[type]}
          </button>
        ))}
      </fieldset>
      <p className={styles.error} hidden={sentence === ''}>
        {sentence}
      </p>
    </div>
  );
}

/** Chooses the producer whose settings are shown, where there are several. */
export function ProducerEntries({
  shown,
  onShow,
}: {
  readonly shown: number;
  readonly onShow: (place: number) => void;
}) {
  const id = useId();
  const count = useFigure((state) => state.scenario.producers.length);
  const w = words.controls.producer;
  if (count < 2) return null;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{w.shown}</label>
      </div>
      <select
        id={id}
        className={styles.select}
        value={shown}
        onChange={(event) => onShow(Number(event.target.value))}
      >
        {Array.from({ length: count }, (_, place) => (
          <option key={place} value={place}>
            {w.name(place + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}
