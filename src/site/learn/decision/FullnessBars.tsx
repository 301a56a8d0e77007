import type { Decision, Fullness } from '../../../narration/decide';
import { decisionWords as w } from '../../../words/learn-widgets';
import styles from './answer.module.css';
import { SourceLinks } from './SourceLinks';
import { FULLNESS_SOURCES } from './sources';

const PARTS = Object.keys(w.fullnessOf) as (keyof Fullness)[];
/** The bars are as long as twice the limit: what is more is cut. */
const MOST = 2;

/** How full every limit is, before and after. */
export function FullnessBars({ decision }: { readonly decision: Decision }) {
  const { measuredBefore, measuredAfter, cures } = decision;
  const shown = PARTS.filter((part) => measuredBefore.fullness[part] > 0);
  return (
    <section className={styles.wide}>
      <h3>{w.fullness}</h3>
      <p className={styles.note}>{w.fullnessNote}</p>
      <dl className={styles.bars}>
        {shown.map((part) => (
          <div key={part}>
            <dt>
              <span className={styles.part}>{w.fullnessOf[part]}</span>{' '}
              <SourceLinks ids={FULLNESS_SOURCES[part]} />
            </dt>
            <dd>
              <Bar name={w.now} share={measuredBefore.fullness[part]} />
              {cures.length > 0 && <Bar name={w.withCure} share={measuredAfter.fullness[part]} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Bar({ name, share }: { readonly name: string; readonly share: number }) {
  const isTooMuch = share > 1;
  return (
    <p className={styles.bar} data-too-much={isTooMuch}>
      <span>{name}</span>
      <svg viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="8" />
        <rect className={styles.filled} width={Math.min(MOST, share) * 100} height="8" />
        <line x1="100" x2="100" y2="8" />
      </svg>
      <span className={styles.share}>
        {w.percent(share)}
        {isTooMuch && <span className={styles.tooMuch}> {w.overFull}</span>}
      </span>
    </p>
  );
}
