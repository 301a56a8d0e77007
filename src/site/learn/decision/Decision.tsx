import { NUMBER_NAMES } from '../../../narration/decide';
import { unbroken } from '../../../ui/format';
import { LiveRegion } from '../../../ui/stage/LiveRegion';
import { useSaid } from '../../../ui/stage/use-said';
import { decisionWords as w } from '../../../words/learn-widgets';
import { CheckedRuns } from './CheckedRuns';
import answer from './answer.module.css';
import styles from './decision.module.css';
import { FullnessBars } from './FullnessBars';
import { MonthTable } from './MonthTable';
import { errorOf, NumbersForm } from './NumbersForm';
import { useNumbers, type NumbersState } from './use-numbers';
import { Verdict } from './Verdict';

/** Which one when: the decision with a reader's own numbers, its price, and the run that it is held against. */
export function Decision() {
  const state = useNumbers();
  const { decision } = state;
  const said = saidOf(state);
  useSaid(said, said);
  return (
    <section className={styles.decision} aria-label={w.name}>
      {/* A figure on the same page may have one: the first of them speaks. */}
      <LiveRegion />
      <NumbersForm state={state} />
      <div className={answer.answer}>
        <Verdict decision={decision} />
        <div className={answer.verdict}>
          <CheckedRuns decision={decision} />
          <MonthTable decision={decision} />
        </div>
        <FullnessBars decision={decision} />
      </div>
    </section>
  );
}

/** What is wrong, or else what binds and what helps. */
function saidOf(state: NumbersState): string {
  const errors = NUMBER_NAMES.map((name) => errorOf(state, name)).filter((error) => error !== '');
  if (errors.length > 0) return errors[0];
  const { findings, cures } = state.decision;
  if (findings.length === 0) return w.fits;
  return unbroken(
    `${w.findingOf(findings[0])} ${w.helps}: ${cures.map((cure) => w.cureOf(cure).title).join('; ')}.`,
  );
}
