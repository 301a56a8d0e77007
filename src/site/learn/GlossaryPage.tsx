import { glossaryWords, learnWords, signWords, type Sign, type Term } from '../../words/learn';
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
          <div key={term} id={term} className={styles.term}>
            <dt>
              <TermGlyph of={term} />
              {glossaryWords[term].name}
            </dt>
            <dd>{glossaryWords[term].text}</dd>
          </div>
        ))}
      </dl>
      <h2 id="signs" className={styles.signs}>
        {w.signs}
      </h2>
      <dl className={styles.terms}>
        {SIGNS.map((sign) => (
          <div key={sign} className={styles.term}>
            <dt>
              <SignGlyph of={sign} />
              {signWords[sign].name}
            </dt>
            <dd>{signWords[sign].text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
