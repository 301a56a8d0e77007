import { useId, type ReactNode } from 'react';
import { learnWords } from '../../words/learn';
import styles from './chapter.module.css';
import { STEPS, type Step } from './chapters';

/** One step of a chapter: it has an address of its own, and leads on to the next. */
export function StepSection({ step, children }: { readonly step: Step; readonly children: ReactNode }) {
  const id = useId();
  const next = STEPS[STEPS.indexOf(step) + 1];
  const w = learnWords.steps;
  return (
    <section className={styles.step} id={step} data-step={step} aria-labelledby={id} tabIndex={-1}>
      <h2 id={id} className={styles.stepTitle}>
        {w.titles[step]}
      </h2>
      {children}
      {next !== undefined && (
        <p className={styles.onward}>
          <a href={`#${next}`}>{w.on(w.titles[next])}</a>
        </p>
      )}
    </section>
  );
}
