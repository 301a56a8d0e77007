import type { ConsumerType } from '../../engine';
import { words } from '../../words';
import styles from './panels.module.css';

const w = words.panels.rightNow;
const d = words.panels.definitions;

/** What the numbers of the panel mean, for fingers as for pointers. */
export function Definitions({ type, byRange }: { readonly type: ConsumerType; readonly byRange: boolean }) {
  const isFunction = type === 'lambda';
  const entries: readonly (readonly [string, string])[] = isFunction
    ? [
        [w.age, d.age.lambda],
        [w.promised, d.promised],
        [w.possible, d.possible[byRange ? 'by-hash-range' : 'by-key']],
        [w.running, d.running],
        [w.processed, d.processed],
        [w.unfinished, d.unfinished],
      ]
    : [
        [w.behind, d.age.reader],
        [w.unfinished, d.unfinished],
      ];
  return (
    <dl className={styles.definitions}>
      {[
        ...entries,
        [w.refusedReads, d.refusedReads] as const,
        [w.refusedWrites, d.refusedWrites] as const,
      ].map(([name, text]) => (
        <div key={name}>
          <dt>{w.term(name)}</dt> <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
