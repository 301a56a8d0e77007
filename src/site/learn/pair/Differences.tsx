import { useSyncExternalStore } from 'react';
import type { FigureStore } from '../../../store';
import { learnWords } from '../../../words/learn';
import { Measures } from '../measures';
import { DIFFERENCES } from './difference-table';
import styles from './pair.module.css';

const w = learnWords.pairs;

interface Props {
  readonly left: FigureStore;
  readonly right: FigureStore;
  /** What the two sides are called. */
  readonly titles: readonly string[];
}

/** The strip below a pair: what is measured on both sides at the playhead. */
export function Differences({ left, right, titles }: Props) {
  const sides = [useMeasures(left), useMeasures(right)];
  return (
    <div className={styles.strip}>
      <table className={styles.differences}>
        <caption className="visually-hidden">{w.difference}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{w.measure}</span>
            </th>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DIFFERENCES.map(({ name, read, format, better }) => (
            <tr key={name} data-measure={name}>
              <th scope="row">{w.measures[name]}</th>
              {sides.map((side, index) => {
                const [own, other] = [read(side), read(sides[1 - index])];
                const isBetter = own !== null && other !== null && better(own, other);
                return (
                  <td key={titles[index]} data-better={isBetter}>
                    {own === null ? w.none : format(own)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The run at the playhead, again whenever the figure tells of a move. */
function useMeasures(store: FigureStore): Measures {
  useSyncExternalStore(
    store.subscribe,
    () => store.getState().time,
    () => 0,
  );
  return new Measures(store.live());
}
