import { useId, useState } from 'react';
import { words } from '../../words';
import styles from './own-records.module.css';

const w = words.ownRecordsPanel;

const LEAST = 0.1;
const MOST = 100_000;

/** The rate at which records without times are put. A rate that cannot be is not taken over. */
export function RateField({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (rate: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  const wrong = !isRate(Number(typed));
  return (
    <div className={styles.rate}>
      <label htmlFor={id}>{w.time.rate}</label>
      <input
        id={id}
        type="number"
        min={LEAST}
        max={MOST}
        step="any"
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          setTyped(event.target.value);
          const rate = event.target.valueAsNumber;
          if (isRate(rate)) onChange(rate);
        }}
        onBlur={() => wrong && setTyped(String(value))}
      />
      <p id={`${id}-help`} className={styles.soft}>
        {w.time.rateHelp}
      </p>
    </div>
  );
}

function isRate(rate: number): boolean {
  return rate >= LEAST && rate <= MOST;
}
