import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { words } from '../words';
import { Footer } from './Footer';
import { Header } from './Header';
import styles from './site.module.css';

// Each page is a file of its own, loaded by those who open it.
const ExplorePage = lazy(() => import('./ExplorePage').then((page) => ({ default: page.ExplorePage })));
const LostPage = lazy(() => import('./LostPage').then((page) => ({ default: page.LostPage })));

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
        <Suspense>
          <Switch>
            <Route path="/" component={ExplorePage} />
            <Route path="/explore" component={ExplorePage} />
            <Route component={LostPage} />
          </Switch>
        </Suspense>
      </main>
      <Footer />
    </Router>
  );
}
