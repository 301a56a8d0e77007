import { words } from '../words';
import styles from './site.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>{words.site.footer}</p>
    </footer>
  );
}
