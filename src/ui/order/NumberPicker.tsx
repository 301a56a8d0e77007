import { useId, useState, type FormEvent } from 'react';
import { recordOfNumber } from '../../metrics';
import { withPicked } from '../../store';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { readNumber } from '../format';
import buttons from '../primitives/button.module.css';
import { useSaid } from '../stage/use-said';
import styles from './order.module.css';

const w = words.order.picked;

/** Follows the record with a number that is typed. */
export function NumberPicker() {
  const store = useFigureStore();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
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
        aria-describedby={`${id}-wrong`}
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
    </form>
  );
}
