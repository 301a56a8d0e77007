import type { ReactNode } from 'react';
import {
  glossaryWords,
  learnWords,
  signWords,
  type GlossaryEntry,
  type Sign,
  type Term,
} from '../../words/learn';
import { useTitle } from '../use-title';
import styles from './glossary.module.css';
import { SignGlyph, TermGlyph } from './TermGlyph';

const TERMS = Object.keys(glossaryWords) as Term[];
const SIGNS = Object.keys(signWords) as Sign[];

/** The words of the trade, each with the sign that it has on the stage. */
export function GlossaryPage() {
  const w = learnWords.glossary;
  useTitle(w.title);
  return (
    <div className={styles.page}>
      <header>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
      </header>
      <dl className={styles.terms}>
        {TERMS.map((term) => (
          <Entry key={term} id={term} entry={glossaryWords[term]} glyph={<TermGlyph of={term} />} />
        ))}
      </dl>
      <h2 id="signs" className={styles.signs}>
        {w.signs}
      </h2>
      <dl className={styles.terms}>
        {SIGNS.map((sign) => (
          <Entry key={sign} id={sign} entry={signWords[sign]} glyph={<SignGlyph of={sign} />} />
        ))}
      </dl>
    </div>
  );
}

interface EntryProps {
  readonly id: string;
  readonly entry: GlossaryEntry;
  readonly glyph: ReactNode;
}

function Entry({ id, entry, glyph }: EntryProps) {
  return (
    <div id={id} className={styles.term}>
      <dt>
        {glyph}
        {entry.name}
      </dt>
      <dd>{entry.text}</dd>
    </div>
  );
}
