import { Link } from 'wouter';
import { siteWords } from '../words/site';
import styles from './site.module.css';
import { useTitle } from './use-title';

/** An address that is no page of ours. */
export function LostPage() {
  const { title, text, link } = siteWords.lost;
  useTitle(title);
  return (
    <div className={`${styles.heading} ${styles.lost}`}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Link href="/explore">{link}</Link>
      </p>
    </div>
  );
}
