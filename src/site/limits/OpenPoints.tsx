import { Link } from 'wouter';
import { words } from '../../words';
import { limitsWords } from '../../words/limits';
import styles from './limits.module.css';
import { NUMBERS } from './all-numbers';
import { OPEN_POINTS } from './open-points';

const w = limitsWords;
const KEYS = Object.keys(OPEN_POINTS) as (keyof typeof OPEN_POINTS)[];

/** What AWS does not publish, and which switch stands for it. */
export function OpenPoints() {
  return (
    <ul className={styles.points}>
      {KEYS.map((key) => (
        <OpenPoint key={key} point={key} />
      ))}
    </ul>
  );
}

function OpenPoint({ point }: { readonly point: keyof typeof OPEN_POINTS }) {
  const { title, text, ...more } = w.openPoints[point];
  const { settings, assumptions, query } = OPEN_POINTS[point];
  return (
    <li id={`open-${point}`} className={styles.point}>
      <h3>{title}</h3>
      <p>{text}</p>
      {settings.map((key) => (
        <p key={key} className={styles.soft}>
          <strong>{w.settingOf(words.settings[key].label)}.</strong> {words.settingHelps[key]}
        </p>
      ))}
      {query !== null && (
        <p>
          <Link href={`/explore?${query}`}>{w.openSwitch}</Link>
        </p>
      )}
      {'no' in more && (
        <p className={styles.soft}>
          <strong>{w.noSwitch}</strong> {more.no}.
        </p>
      )}
      {assumptions.length > 0 && <Ours ids={assumptions} />}
    </li>
  );
}

/** The numbers that stand for it. */
function Ours({ ids }: { readonly ids: readonly string[] }) {
  return (
    <p className={styles.soft}>
      <strong>{w.ours}</strong>{' '}
      {NUMBERS.filter(({ id }) => ids.includes(id)).map(({ id, amount, what }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <a href={`#${id}`}>{amount}</a> {what}
        </span>
      ))}
    </p>
  );
}
