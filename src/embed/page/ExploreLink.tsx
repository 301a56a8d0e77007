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
  // Whichever way one takes it, by then it is the link to what is shown.
  const upToDate = ({ currentTarget }: { readonly currentTarget: HTMLAnchorElement }) => {
    const query = linkNow(store, link);
    if (query !== '') currentTarget.href = `${SITE}explore?${query}`;
  };
  return (
    <p className={styles.foot}>
      <span>{w.simulated}</span>
      <a
        href={opened}
        target="_blank"
        rel="noopener"
        onPointerDown={upToDate}
        onContextMenu={upToDate}
        onFocus={upToDate}
        onClick={upToDate}
      >
        {w.explore}
      </a>
    </p>
  );
}
