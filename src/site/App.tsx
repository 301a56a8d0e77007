import { Suspense } from 'react';
import { Route, Router, Switch, useLocation, useSearch } from 'wouter';
import { Guard } from '../ui/loading/Guard';
import { loadedPart } from '../ui/loading/loaded-part';
import { words } from '../words';
import { Footer } from './Footer';
import { Header } from './Header';
import styles from './site.module.css';

// Each page is a file of its own, loaded by those who open it.
const ExplorePage = loadedPart(() => import('./ExplorePage').then((page) => page.ExplorePage));
const LostPage = loadedPart(() => import('./LostPage').then((page) => page.LostPage));

/** The folder the site is hosted in, without a slash at its end. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Every page of the site. */
export function App() {
  return (
    <Router base={BASE}>
      <a className={styles.skip} href="#content">
        {words.site.skip}
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
  return (
    <Guard isWhole shows={`${location}?${search}`}>
      <Suspense fallback={<div className={styles.coming} />}>
        <Switch>
          <Route path="/" component={ExplorePage} />
          <Route path="/explore" component={ExplorePage} />
          <Route component={LostPage} />
        </Switch>
      </Suspense>
    </Guard>
  );
}
