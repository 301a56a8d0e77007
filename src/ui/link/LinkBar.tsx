import { useEffect, useRef, useState } from 'react';
import { LONG_LINK } from '../../scenario';
import type { Step } from '../../store';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatCount } from '../format';
import buttons from '../primitives/button.module.css';
import { putIntoClipboard } from '../primitives/clipboard';
import { Icon } from '../primitives/Icon';
import { useSaid } from '../stage/use-said';
import styles from './link.module.css';
import { linkSessionOf } from './link-session';
import { stepInWords } from './step-words';

const w = words.link;

/** How long it is said that a link was copied. */
const SAID_MILLIS = 6_000;

/** Undo, redo, reset, and the link to what is shown; below them, in a line of its own, what is to be said of the link. */
export function LinkBar() {
  const { actions } = useFigureStore();
  const undo = useFigure((state) => state.undo);
  const redo = useFigure((state) => state.redo);
  const [copied, copy] = useCopied();
  return (
    <>
      <section className={styles.bar} aria-label={w.region}>
        <StepButton icon="undo" step={undo} name={w.undo} nothing={w.nothingToUndo} onClick={actions.undo} />
        <StepButton icon="redo" step={redo} name={w.redo} nothing={w.nothingToRedo} onClick={actions.redo} />
        <button type="button" className={buttons.pill} onClick={actions.reset}>
          {w.reset}
        </button>
        <CopyButton isDone={copied !== null && !copied.byHand} onCopy={copy} />
      </section>
      {copied !== null && <Remarks copied={copied} />}
    </>
  );
}

interface StepButtonProps {
  readonly icon: 'undo' | 'redo';
  readonly step: Step | null;
  readonly name: (what: string) => string;
  readonly nothing: string;
  readonly onClick: () => void;
}

/** Not `disabled` when there is nothing: pressed for the last step, it would lose the focus. */
function StepButton({ icon, step, name, nothing, onClick }: StepButtonProps) {
  const label = step === null ? nothing : name(stepInWords(step));
  return (
    <button
      type="button"
      className={`${buttons.pill} ${styles.sign}`}
      aria-label={label}
      title={label}
      aria-disabled={step === null}
      onClick={onClick}
    >
      <Icon name={icon} size={15} />
    </button>
  );
}

interface Copied {
  readonly address: string;
  /** The browser did not let the page do it. */
  readonly byHand: boolean;
  readonly remarks: readonly string[];
}

/** What was copied last, as long as it is said; and what copies. */
function useCopied(): [copied: Copied | null, copy: () => void] {
  const session = linkSessionOf(useFigureStore());
  const [copied, setCopied] = useState<Copied | null>(null);

  useEffect(() => {
    if (copied === null || copied.byHand || copied.remarks.length > 0) return;
    const timer = setTimeout(() => setCopied(null), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [copied]);

  const said = copied === null ? '' : [copied.byHand ? w.byHand : w.copied, ...copied.remarks].join(' ');
  useSaid(`${copied?.address} ${said}`, said);

  const copy = async () => {
    const { query, recordsLeftOut } = session.link();
    const { origin, pathname } = window.location;
    const address = `${origin}${pathname}${query === '' ? '' : `?${query}`}`;
    const remarks: string[] = [];
    if (recordsLeftOut > 0) remarks.push(w.recordsLeftOut(formatCount(recordsLeftOut)));
    if (query.length > LONG_LINK) remarks.push(w.long(formatCount(address.length)));
    setCopied({ address, byHand: !(await putIntoClipboard(address)), remarks });
  };
  return [copied, () => void copy()];
}

/** As wide as the longer of what it says, so that nothing beside it moves. */
function CopyButton({ isDone, onCopy }: { readonly isDone: boolean; readonly onCopy: () => void }) {
  return (
    <button type="button" className={`${buttons.pill} ${styles.copy}`} onClick={onCopy}>
      <span data-shown={!isDone}>{w.copy}</span>
      <span data-shown={isDone}>{w.copiedShort}</span>
    </button>
  );
}

/** What the button has no room for; nothing where the link is simply copied. */
function Remarks({ copied: { address, byHand, remarks } }: { readonly copied: Copied }) {
  const lines = byHand ? [w.byHand, ...remarks] : remarks;
  if (lines.length === 0) return null;
  return (
    <div className={styles.remarks}>
      <p>{lines.join(' ')}</p>
      {byHand && <AddressField key={address} address={address} />}
    </div>
  );
}

/** The link, selected, to be copied by hand. */
function AddressField({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      className={styles.address}
      readOnly
      value={address}
      aria-label={w.field}
      onFocus={(event) => event.target.select()}
    />
  );
}
