import { Link } from 'wouter';
import { siteWords } from '../words/site';
import styles from './site.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>
        {siteWords.footer} <Link href="/embed/build">{siteWords.pages.embed}</Link>
      </p>
    </footer>
  );
}
