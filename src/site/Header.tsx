import { Link, useLocation } from 'wouter';
import { chooseTheme, THEME_CHOICES, useThemeChoice } from '../ui/theme';
import buttons from '../ui/primitives/button.module.css';
import { Icon } from '../ui/primitives/Icon';
import { siteWords } from '../words/site';
import { plainPath } from './pages';
import styles from './site.module.css';

/** The pages that are linked to, and where; the first is that of all chapters, too. */
const LINKS = [
  { path: '/', name: siteWords.pages.learn },
  { path: '/explore', name: siteWords.pages.explore },
  { path: '/scenes', name: siteWords.pages.scenes },
  { path: '/limits', name: siteWords.pages.limits },
] as const;

export function Header() {
  const here = plainPath(useLocation()[0]);
  const [before, after] = siteWords.wordmark;
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" className={styles.wordmark} aria-label={siteWords.name}>
          {before}
          <em>{after}</em>
        </Link>
        <nav aria-label={siteWords.navigation}>
          <ul className={styles.pages}>
            {LINKS.map(({ path, name }, index) => {
              const isHere = here === path || (index === 0 && here.startsWith('/learn'));
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
  const w = siteWords.theme;
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
