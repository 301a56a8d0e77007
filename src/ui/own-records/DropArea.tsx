import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { words } from '../../words';
import buttons from '../primitives/button.module.css';
import type { Source } from './intake';
import styles from './own-records.module.css';

const w = words.ownRecordsPanel;

interface Props {
  readonly onSources: (sources: readonly Source[]) => void;
  readonly children: ReactNode;
}

const KINDS = '.csv,.tsv,.txt,.json,.jsonl,text/csv,text/plain,application/json';

/** Takes files that are dropped anywhere on it, picked, or text that is pasted. */
export function DropArea({ onSources, children }: Props) {
  // Entering a child leaves its parent: the drag is gone when all that was entered is left.
  const [depth, setDepth] = useState(0);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDepth(0);
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData('text/plain');
    if (files.length > 0) onSources(files.map(sourceOf));
    else if (text !== '') onSources([{ name: null, content: text }]);
  };

  return (
    <div
      className={depth > 0 ? `${styles.area} ${styles.over}` : styles.area}
      onDragEnter={() => setDepth((before) => before + 1)}
      onDragLeave={() => setDepth((before) => Math.max(0, before - 1))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className={styles.target}>
        <p>
          {w.drop.before}{' '}
          <label className={styles.choose}>
            <input
              type="file"
              multiple
              accept={KINDS}
              className="visually-hidden"
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                // The same file again, when it was changed, is a change too.
                event.target.value = '';
                if (files.length > 0) onSources(files.map(sourceOf));
              }}
            />
            {w.drop.choose}
          </label>{' '}
          {w.drop.after}
        </p>
        <p className={styles.soft}>{w.drop.formats}</p>
        <p className={styles.soft}>{w.drop.stays}</p>
        <PasteField onText={(content) => onSources([{ name: null, content }])} />
        {depth > 0 && <p className={styles.letGo}>{w.drop.over}</p>}
      </div>
      {children}
    </div>
  );
}

function sourceOf(file: File): Source {
  return { name: file.name, content: file };
}

/** Characters that a text field still shows at once; a longer text is read without being shown. */
const SHOWN_CHARACTERS = 50_000;

function PasteField({ onText }: { readonly onText: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= SHOWN_CHARACTERS) return;
    event.preventDefault();
    onText(pasted);
  };
  return (
    <div className={styles.paste}>
      <label>
        <span className="visually-hidden">{w.paste.label}</span>
        <textarea rows={3} spellCheck={false} placeholder={w.paste.example} ref={field} onPaste={paste} />
      </label>
      <button type="button" className={buttons.button} onClick={() => onText(field.current?.value ?? '')}>
        {w.paste.read}
      </button>
    </div>
  );
}
