import { useEffect, useId, useRef, useState } from 'react';
import buttons from '../../ui/primitives/button.module.css';
import { putIntoClipboard } from '../../ui/primitives/clipboard';
import { useSaid } from '../../ui/stage/use-said';
import { embedBuildWords } from '../../words/embed-build';
import styles from './copy.module.css';
import { SNIPPET_KINDS, type SnippetKind } from './snippets';

const w = embedBuildWords.copy;
const SAID_MILLIS = 6_000;

interface Copied {
  readonly kind: SnippetKind;
  /** Goes up: what is copied again is said again. */
  readonly times: number;
  readonly byHand: boolean;
}

interface Props {
  readonly snippets: Readonly<Record<SnippetKind, string>>;
  /** Whether all previews have said how high they are. */
  readonly isMeasured: boolean;
}

/** One of five texts, to be copied. */
export function SnippetPanel({ snippets, isMeasured }: Props) {
  const [kind, setKind] = useState<SnippetKind>('html');
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<Copied | null>(null);
  const id = useId();
  useEffect(() => {
    if (copied === null || copied.byHand) return;
    const timer = setTimeout(() => setCopied(null), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [copied]);
  const said = copied === null ? '' : copied.byHand ? w.byHand : w.said(w.kinds[copied.kind]);
  useSaid(`${copied?.times} ${said}`, said);
  const copy = async () => {
    const isDone = await putIntoClipboard(snippets[kind]);
    if (!isDone) field.current?.select();
    setCopied((before) => ({ kind, times: (before?.times ?? 0) + 1, byHand: !isDone }));
  };
  const isDone = copied !== null && !copied.byHand && copied.kind === kind;
  return (
    <section className={styles.copy} id="copy-it" aria-labelledby={`${id}heading`}>
      <h2 id={`${id}heading`}>{w.heading}</h2>
      <fieldset className={styles.kinds}>
        <legend className="visually-hidden">{w.legend}</legend>
        {SNIPPET_KINDS.map((one) => (
          <label key={one} className={`${buttons.pill} ${styles.kind}`}>
            <input type="radio" name={id} checked={kind === one} onChange={() => setKind(one)} />
            {w.kinds[one]}
          </label>
        ))}
      </fieldset>
      <textarea
        ref={field}
        className={styles.snippet}
        readOnly
        rows={12}
        spellCheck={false}
        value={snippets[kind]}
        aria-label={w.snippet(w.kinds[kind])}
        aria-describedby={`${id}help`}
      />
      <p className={styles.help} id={`${id}help`}>
        {copied?.byHand === true ? w.byHand : w.helps[kind]} {!isMeasured && w.measuring}
      </p>
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary} ${styles.button}`}
        onClick={() => void copy()}
      >
        {isDone ? w.done : w.button}
      </button>
    </section>
  );
}
