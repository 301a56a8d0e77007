import type { DecodedLink } from '../../scenario';
import type { FigureStore } from '../../store';
import { words } from '../../words';
import styles from './frame.module.css';
import { linkNow } from './link-now';

const w = words.embed;

/** Where Explore is, from here; '' where there is none. */
const SITE = typeof document === 'undefined' ? '' : (document.documentElement.dataset['site'] ?? '');

/** The way to the same run with everything that can be changed. */
export function ExploreLink({ store, link }: { readonly store: FigureStore; readonly link: DecodedLink }) {
  if (SITE === '') return null;
  const opened = `${SITE}explore?scene=${link.state.scene.id}`;
  return (
    <p className={styles.foot}>
      <span>{w.simulated}</span>
      <a
        href={opened}
        target="_blank"
        rel="noopener"
        onClick={({ currentTarget }) => {
          const query = linkNow(store, link);
          if (query !== '') currentTarget.href = `${SITE}explore?${query}`;
        }}
      >
        {w.explore}
      </a>
    </p>
  );
}
