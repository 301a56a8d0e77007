import { useId, useState } from 'react';
import type { Confidence } from '../../engine';
import { formatNumber } from '../../ui/format';
import { limitsWords } from '../../words/limits';
import { NumberList } from './NumberList';
import { NUMBERS, numbersWith } from './all-numbers';
import styles from './numbers.module.css';

const w = limitsWords;

/** The numbers, all of them or those that were looked for. */
export function Numbers() {
  const [search, setSearch] = useState('');
  const id = useId();
  const found = numbersWith(search);
  const count = w.found(formatNumber(found.length), formatNumber(NUMBERS.length));
  return (
    <>
      <Legend />
      <p className={styles.search}>
        <label htmlFor={id}>{w.find}</label>
        <input
          id={id}
          type="search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          aria-describedby={`${id}-count`}
        />
        <span id={`${id}-count`}>{found.length === 0 ? w.nothing : count}</span>
      </p>
      <NumberList numbers={found} />
    </>
  );
}

/** What the signs beside the numbers mean. */
function Legend() {
  const entries: readonly (readonly [string, string, Confidence | undefined])[] = [
    [w.confidence.documented, w.legend.documented, 'documented'],
    [w.confidence.reported, w.legend.reported, 'reported'],
    [w.confidence.assumed, w.legend.assumed, 'assumed'],
    [w.toldOnly, w.legend.toldOnly, undefined],
  ];
  return (
    <dl className={styles.legend}>
      {entries.map(([name, text, confidence]) => (
        <div key={name}>
          <dt
            className={confidence === undefined ? styles.told : styles.confidence}
            data-confidence={confidence}
          >
            {name}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
