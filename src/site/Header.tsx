import { Link, useLocation } from 'wouter';
import { chooseTheme, THEME_CHOICES, useThemeChoice } from '../ui/theme';
import buttons from '../ui/primitives/button.module.css';
import { Icon } from '../ui/primitives/Icon';
import { words } from '../words';
import { plainPath } from './pages';
import styles from './site.module.css';

/** The pages that are linked to, and where; the first is what `/` shows. */
const LINKS = [
  { path: '/explore', name: words.site.pages.explore },
  { path: '/limits', name: words.site.pages.limits },
] as const;

export function Header() {
  const here = plainPath(useLocation()[0]);
  const [before, after] = words.site.wordmark;
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" className={styles.wordmark} aria-label={words.site.name}>
          {before}
          <em>{after}</em>
        </Link>
        <nav aria-label={words.site.navigation}>
          <ul className={styles.pages}>
            {LINKS.map(({ path, name }, index) => {
              const isHere = here === path || (index === 0 && here === '/');
              return (
                <li key={path}>
                  <Link href={path} aria-current={isHere ? 'page' : undefined}>
                    {name}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <ThemeButton />
      </div>
    </header>
  );
}

/** Goes round: as the system has it, light, dark. */
function ThemeButton() {
  const choice = useThemeChoice();
  const next = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length];
  const w = words.site.theme;
  const label = w.button(w[choice], w[next]);
  return (
    <button
      type="button"
      className={`${buttons.button} ${styles.theme}`}
      aria-label={label}
      title={label}
      onClick={() => chooseTheme(next)}
    >
      <Icon name={choice} size={17} />
    </button>
  );
}
