import { useSyncExternalStore } from 'react';
import { useSearch } from 'wouter';
import { embedBuildWords } from '../../words/embed-build';
import { siteWords } from '../../words/site';
import { useTitle } from '../use-title';
import { BuilderParts } from './BuilderParts';
import styles from './embed-build.module.css';

const w = embedBuildWords;
const never = () => () => {};

/** A figure for somebody else's page: set by using it, seen as it will stand there, and copied. */
export function EmbedBuildPage() {
  useTitle(siteWords.pages.embed);
  // What is built knows no address, and a figure lives in a browser alone.
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
        <p className={styles.unscripted}>{w.unscripted}</p>
      </header>
      {isHere ? <Here /> : <div className={styles.coming} />}
    </div>
  );
}

function Here() {
  // Only to hear of it: the router reads the percent signs in it, which are the link's.
  useSearch();
  return <BuilderParts search={window.location.search} />;
}
