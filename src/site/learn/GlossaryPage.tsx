import { glossaryWords, learnWords, type Term } from '../../words/learn';
import { useTitle } from '../use-title';
import styles from './glossary.module.css';
import { TermGlyph } from './TermGlyph';

const TERMS = Object.keys(glossaryWords) as Term[];

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
          <div key={term} id={term} className={styles.term}>
            <dt>
              <TermGlyph of={term} />
              {glossaryWords[term].name}
            </dt>
            <dd>{glossaryWords[term].text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
