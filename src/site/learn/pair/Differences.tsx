import { useSyncExternalStore } from 'react';
import type { FigureStore } from '../../../store';
import { learnWords } from '../../../words/learn';
import { Measures } from '../measures';
import { DIFFERENCES } from './difference-table';
import styles from './pair.module.css';

const w = learnWords.pairs;

/** The strip below a pair: what is measured on both sides at the playhead. */
export function Differences({ left, right }: { readonly left: FigureStore; readonly right: FigureStore }) {
  const sides = [useMeasures(left), useMeasures(right)];
  return (
    <table className={styles.differences}>
      <caption className="visually-hidden">{w.difference}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{w.side}</span>
          </th>
          {DIFFERENCES.map(({ name }) => (
            <th key={name} scope="col">
              {w.measures[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sides.map((side, index) => (
          <tr key={w.sides[index]}>
            <th scope="row">{w.sides[index]}</th>
            {DIFFERENCES.map(({ name, read, better }) => {
              const [own, other] = [read(side), read(sides[1 - index])];
              const isBetter = own !== null && other !== null && better(own, other);
              return (
                <td key={name} data-better={isBetter}>
                  {own === null ? w.none : DIFFERENCES.find((one) => one.name === name)?.format(own)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
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
