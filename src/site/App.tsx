import { createElement, Suspense, useEffect, useRef } from 'react';
import { Router, useLocation, useSearch } from 'wouter';
import { Guard } from '../ui/loading/Guard';
import { siteWords } from '../words/site';
import { Footer } from './Footer';
import { Header } from './Header';
import { BASE, pageAt } from './pages';
import styles from './site.module.css';

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

/** Whoever goes to another page of the site begins it at its top, or at the part that the address names, and reads on from there. */
function useArrival(location: string): void {
  const before = useRef(location);
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    // What is still to come is waited for: the part may be in it. Where it does not come, that is told in its place.
    pageAt(location)
      .ahead()
      .then(
        () => requestAnimationFrame(showArrival),
        () => undefined,
      );
  }, [location]);
}

function showArrival(): void {
  const named = document.getElementById(window.location.hash.slice(1));
  (named ?? document.getElementById('content'))?.focus({ preventScroll: true });
  if (named === null) window.scrollTo(0, 0);
  else named.scrollIntoView();
}
