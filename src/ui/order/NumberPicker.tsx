import { useId, useState, type FormEvent } from 'react';
import { recordOfNumber } from '../../metrics';
import { withPicked } from '../../store';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { readNumber } from '../format';
import buttons from '../primitives/button.module.css';
import { useSaid } from '../stage/use-said';
import styles from './order.module.css';

const w = words.order.picked;

/** A glyph has room for three digits. */
const FIRST_CUT = 1_000;

/** Follows the record with a number that is typed. */
export function NumberPicker() {
  const store = useFigureStore();
  const id = useId();
  const [typed, setTyped] = useState('');
  const version = useFigure((state) => state.version);
  const [refused, setRefused] = useState({ text: '', version });
  // Another run has other records: what was said of those is over, what was typed stays.
  const wrong = refused.version === version ? refused.text : '';
  const setWrong = (text: string) => setRefused({ text, version: store.getState().version });
  const areCut = useFigure(({ time }) => recordOfNumber(store.live().history, FIRST_CUT, time) !== null);
  useSaid(wrong, wrong);
  const follow = (event: FormEvent) => {
    event.preventDefault();
    const number = readNumber(typed);
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
      setWrong(w.notANumber);
      return;
    }
    const { history, time } = store.live();
    const record = recordOfNumber(history, number, time);
    if (record === null) {
      setWrong(w.noRecord(number));
      return;
    }
    setWrong('');
    setTyped('');
    store.actions.pick(withPicked(store.getState().picked, record));
  };
  return (
    <form className={styles.picker} onSubmit={follow} noValidate>
      <label htmlFor={id}>{w.field}</label>
      <input
        id={id}
        className={styles.field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong !== ''}
        aria-describedby={`${id}-wrong ${id}-cut`}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong('');
        }}
      />
      <button type="submit" className={buttons.button}>
        {w.follow}
      </button>
      <p id={`${id}-wrong`} className={styles.wrong}>
        {wrong}
      </p>
      <p id={`${id}-cut`} className={styles.cut}>
        {areCut && w.cutOnStage}
      </p>
    </form>
  );
}
