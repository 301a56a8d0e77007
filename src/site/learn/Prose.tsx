import { Children, type ReactNode } from 'react';
import { learnWords } from '../../words/learn';
import { StepSection } from './StepSection';
import styles from './chapter.module.css';
import type { Step } from './chapters';
import { Names } from './Names';

interface Text {
  readonly children: ReactNode;
}

/** The first paragraph of a chapter. */
export function Lead({ children }: Text) {
  return (
    <div className={styles.lead}>
      <Paragraphs>{children}</Paragraphs>
    </div>
  );
}

interface PartsProps extends Text {
  /** The scene whose still is shown. */
  readonly of: string;
  /** The terms that are named on it, in the order of their numbers. */
  readonly names: readonly string[];
}

/** The first step: the parts, named on a still. */
export function Parts({ of, names, children }: PartsProps) {
  return (
    <StepSection step="parts">
      <Paragraphs>{children}</Paragraphs>
      <Names scene={of} names={names} />
    </StepSection>
  );
}

function section(step: Step) {
  return function Section({ children }: Text) {
    return (
      <StepSection step={step}>
        <Paragraphs>{children}</Paragraphs>
      </StepSection>
    );
  };
}

/** What may be left out: nothing that follows needs it. */
export function Aside({ children }: Text) {
  return (
    <div className={styles.aside}>
      <p className={styles.asideTitle}>{learnWords.aside}</p>
      <Paragraphs>{children}</Paragraphs>
    </div>
  );
}

/** Prose that stands on one line with its tags comes without a paragraph around it. */
function Paragraphs({ children }: Text) {
  return Children.toArray(children).some((child) => typeof child === 'string' && child.trim() !== '') ? (
    <p>{children}</p>
  ) : (
    children
  );
}

export const BetStep = section('bet');
export const Why = section('why');
export const YourTurn = section('try');
export const Recall = section('recall');
export const Simplified = section('simplified');
