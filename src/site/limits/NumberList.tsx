import type { Part } from '../../engine';
import { limitsWords } from '../../words/limits';
import page from './limits.module.css';
import styles from './numbers.module.css';
import { PARTS, type NumberEntry } from './all-numbers';

const w = limitsWords;

/** The numbers, by the part of AWS where they act; parts without any are left out. */
export function NumberList({ numbers }: { readonly numbers: readonly NumberEntry[] }) {
  return PARTS.map((part) => {
    const own = numbers.filter(({ acts }) => acts === part);
    return own.length === 0 ? null : <PartOfList key={part} part={part} numbers={own} />;
  });
}

function PartOfList({ part, numbers }: { readonly part: Part; readonly numbers: readonly NumberEntry[] }) {
  const { title, text } = w.parts[part];
  return (
    <section aria-labelledby={`part-${part}`} className={styles.part}>
      <h3 id={`part-${part}`}>{title}</h3>
      <p className={page.soft}>{text}</p>
      <ul className={styles.numbers}>
        {numbers.map((entry) => (
          <NumberLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function NumberLine({ entry }: { readonly entry: NumberEntry }) {
  const { id, name, amount, what, confidence, isModelled, source, address, date } = entry;
  const from = w.source(source, date);
  return (
    <li id={id} className={styles.number}>
      <p className={styles.amount}>{amount}</p>
      <p className={styles.what}>
        {what}
        <a href={`#${id}`} className={styles.anchor}>
          {name}
        </a>
      </p>
      <p className={styles.source}>
        <span className={styles.confidence} data-confidence={confidence}>
          {w.confidence[confidence]}
        </span>
        {!isModelled && <span className={styles.told}>{w.toldOnly}</span>}{' '}
        {address === null ? <span>{from}</span> : <a href={address}>{from}</a>}
      </p>
    </li>
  );
}
