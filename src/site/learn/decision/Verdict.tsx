import { LIMITS } from '../../../engine';
import type { Cure, Decision, Finding } from '../../../narration/decide';
import { unbroken } from '../../../ui/format';
import { decisionWords as w } from '../../../words/learn-widgets';
import styles from './answer.module.css';
import { SourceLinks } from './SourceLinks';
import { CURE_SOURCES, FINDING_SOURCES } from './sources';

/** What binds, what helps, and what that does not cure. */
export function Verdict({ decision }: { readonly decision: Decision }) {
  const { findings, cures, concurrency } = decision;
  const kinds = cures.length === 0 ? (['none'] as const) : cures.map(({ kind }) => kind);
  return (
    <div className={styles.verdict}>
      <section>
        <h3>{w.binds}</h3>
        {findings.length === 0 && <p className={styles.binds}>{w.fits}</p>}
        {findings.map((finding, index) => (
          <Binds key={finding.kind} finding={finding} isFirst={index === 0} />
        ))}
      </section>
      <section>
        <h3>{w.helps}</h3>
        <ol className={styles.cures}>
          {cures.length === 0 && (
            <li>
              <strong>{w.nothing}</strong>
              <p>{w.nothingText}</p>
            </li>
          )}
          {cures.map((cure) => (
            <Helps key={cure.kind} cure={cure} />
          ))}
        </ol>
        {concurrency > LIMITS.accountConcurrency.value && (
          <p>
            {w.concurrency(concurrency)} <SourceLinks ids={['accountConcurrency']} />
          </p>
        )}
      </section>
      <section>
        <h3>{w.notCuredTitle}</h3>
        <ul className={styles.notCured}>
          {kinds.map((kind) => (
            <li key={kind}>{unbroken(w.notCured[kind])}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Binds({ finding, isFirst }: { readonly finding: Finding; readonly isFirst: boolean }) {
  const instead = w.insteadOf(finding);
  return (
    <>
      <p className={isFirst ? styles.binds : undefined}>
        {!isFirst && <strong>{w.andThen} </strong>}
        {unbroken(w.findingOf(finding))}
      </p>
      {instead !== null && <p>{unbroken(instead)}</p>}
      <SourceLinks ids={FINDING_SOURCES[finding.kind]} />
    </>
  );
}

function Helps({ cure }: { readonly cure: Cure }) {
  const { title, text } = w.cureOf(cure);
  return (
    <li>
      <strong>{unbroken(title)}</strong>
      <p>{unbroken(text)}</p>
      <SourceLinks ids={CURE_SOURCES[cure.kind]} />
    </li>
  );
}
