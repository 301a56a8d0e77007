import { Suspense } from 'react';
import { Route, Router, Switch, useLocation, useSearch } from 'wouter';
import { Guard } from '../ui/loading/Guard';
import { words } from '../words';
import { Footer } from './Footer';
import { Header } from './Header';
import { BASE, ExplorePage, LostPage } from './pages';
import styles from './site.module.css';

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
          {/* Without keys: from `/` to `/explore` the figure stays the one it is. */}
          <Route path="/" component={ExplorePage} />
          <Route path="/explore" component={ExplorePage} />
          <Route component={LostPage} />
        </Switch>
      </Suspense>
    </Guard>
  );
}
