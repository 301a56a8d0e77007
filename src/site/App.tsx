import { Suspense } from 'react';
import { Route, Router, Switch, useLocation, useSearch } from 'wouter';
import { Guard } from '../ui/loading/Guard';
import { words } from '../words';
import { Footer } from './Footer';
import { Header } from './Header';
import { BASE, LostPage, PAGES } from './pages';
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
          {Object.entries(PAGES).map(([path, Part]) => (
            <Route key={path} path={path} component={Part} />
          ))}
          <Route component={LostPage} />
        </Switch>
      </Suspense>
    </Guard>
  );
}
