import { Children, isValidElement, useId, type ReactElement, type ReactNode } from 'react';
import { useSaid } from '../../ui/stage/use-said';
import { learnWords } from '../../words/learn';
import { useChapter } from './chapter-context';
import styles from './recall.module.css';
import { isNews, mark, useProgress } from './progress';

const w = learnWords.recall;

interface OptionProps {
  /** It is the right one; otherwise it has a hint. */
  readonly right?: boolean;
  /** What to think of again, without the answer. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Prose that stands on lines of its own comes as a paragraph; in a button, or in another paragraph, it is its words. */
function wordsIn(children: ReactNode): ReactNode {
  return Children.map(children, (child) =>
    isValidElement<{ readonly children?: ReactNode }>(child) && child.type === 'p'
      ? child.props.children
      : child,
  );
}

/** One answer to a question of `Ask`. */
export function Option({ children }: OptionProps) {
  return children;
}

interface AskProps {
  /** Its name within the chapter. */
  readonly id: string;
  readonly question: string;
  readonly children: ReactNode;
}

/** A question to be answered from memory: whoever is wrong gets a hint, and may try again. */
export function Ask({ id, question, children }: AskProps) {
  const heading = useId();
  const name = `${useChapter()} ${id}`;
  const chosen = useProgress(({ recalled }) => recalled[name]);
  const options = Children.toArray(children).filter((child): child is ReactElement<OptionProps> =>
    isValidElement<OptionProps>(child),
  );
  const answer = chosen === undefined ? undefined : options[Number(chosen)]?.props;
  const reply =
    answer === undefined ? '' : answer.right === true ? w.right : `${w.wrong} ${answer.hint ?? ''}`;
  const said = isNews('recalled', name) ? reply : '';
  useSaid(said, said);
  return (
    <section className={styles.ask} aria-labelledby={heading} data-ask={id}>
      <h3 id={heading} className={styles.question}>
        {question}
      </h3>
      <ul className={styles.options}>
        {options.map(({ key, props }, index) => (
          <li key={key}>
            <button
              type="button"
              className={styles.option}
              aria-pressed={chosen === String(index)}
              data-right={chosen === String(index) ? props.right === true : undefined}
              onClick={() => mark('recalled', name, String(index))}
            >
              {wordsIn(props.children)}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.reply}>{reply}</p>
      <details className={styles.solution}>
        <summary>{w.answer}</summary>
        <p>{wordsIn(options.find(({ props }) => props.right)?.props.children)}</p>
      </details>
    </section>
  );
}
