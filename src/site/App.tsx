import { createElement, Suspense } from 'react';
import { Router, useLocation, useSearch } from 'wouter';
import { Guard } from '../ui/loading/Guard';
import { siteWords } from '../words/site';
import { Footer } from './Footer';
import { Header } from './Header';
import { BASE, pageAt } from './pages';
import styles from './site.module.css';
import { useArrival } from './use-arrival';

interface Props {
  /** The path of the page that a build writes; left out: the browser's address. */
  readonly writes?: string;
}

/** Every page of the site. */
export function App({ writes }: Props) {
  return (
    <Router base={BASE} {...(writes === undefined ? {} : { ssrPath: `${BASE}${writes}` })}>
      <a className={styles.skip} href="#content">
        {siteWords.skip}
      </a>
      <Header />
      <main id="content" tabIndex={-1} className={styles.main}>
        <Page />
      </main>
      <Footer />
    </Router>
  );
}

/** The page of the address. */
function Page() {
  const [location] = useLocation();
  const search = useSearch();
  useArrival(location);
  return (
    <Guard isWhole shows={`${location}?${search}`}>
      <Suspense fallback={<div className={styles.coming} />}>
        {/* From `/` to `/explore` it is the same page, and the figure stays the one it is. */}
        {createElement(pageAt(location))}
      </Suspense>
    </Guard>
  );
}
