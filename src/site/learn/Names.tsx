import { pointOut } from '../../ui/scene/lit';
import { glossaryWords, type Term } from '../../words/learn';
import styles from './names.module.css';
import { NamedStill } from './NamedStill';

/** The parts by their names: numbers on a still, and beside it what each number is. */
export function Names({ scene, names }: { readonly scene: string; readonly names: readonly string[] }) {
  return (
    <div className={styles.names} data-wide="">
      <NamedStill scene={scene} names={names} />
      <ol className={styles.list}>
        {names.map((name) => {
          const { name: title, text } = glossaryWords[name as Term];
          return (
            <li key={name} onPointerEnter={() => pointOut(name)} onPointerLeave={() => pointOut(null)}>
              <strong>{title}</strong>: {text}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
