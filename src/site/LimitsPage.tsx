import { useEffect, type ReactNode } from 'react';
import type { Confidence } from '../engine';
import { formatNumber } from '../ui/format';
import { words } from '../words';
import { limitsWords } from '../words/limits';
import { ArticlePoints, Lines } from './limits/ArticlePoints';
import styles from './limits/limits.module.css';
import { Numbers } from './limits/Numbers';
import { NUMBERS } from './limits/all-numbers';
import { OpenPoints } from './limits/OpenPoints';
import { useTitle } from './use-title';

const w = limitsWords;
type Section = keyof typeof w.sections;
const SECTIONS = Object.keys(w.sections) as Section[];

const CONTENT: Readonly<Record<Section, () => ReactNode>> = {
  numbers: () => <Numbers />,
  unpublished: () => <OpenPoints />,
  simplified: () => <Lines lines={w.simplifiedPoints} />,
  article: () => <ArticlePoints />,
  mixUps: () => <Lines lines={w.mixUps} />,
};

/** Every number of the simulation with its source, and all that is not as it is at AWS. */
export function LimitsPage() {
  useTitle(words.site.pages.limits);
  useEffect(showAnchor, []);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{w.title}</h1>
        <p>{w.lead(many('documented'), many('reported'), many('assumed'))}</p>
      </header>
      <nav aria-label={w.contents} className={styles.contents}>
        <ul>
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{w.sections[section]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.sections}>
        {SECTIONS.map((section) => (
          <section key={section} id={section} aria-labelledby={`${section}-heading`}>
            <h2 id={`${section}-heading`}>{w.sections[section]}</h2>
            {CONTENT[section]()}
          </section>
        ))}
      </div>
    </div>
  );
}

function many(confidence: Confidence): string {
  return formatNumber(NUMBERS.filter((entry) => entry.confidence === confidence).length);
}

/** If the browser looked for the anchor before the page was there, it is told to look again, and marks it as it does. */
function showAnchor(): void {
  const { hash } = window.location;
  if (hash !== '' && document.querySelector(':target') === null) window.location.replace(hash);
}
