import { useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { words } from '../../words';
import buttons from '../primitives/button.module.css';
import { Icon } from '../primitives/Icon';
import { KEY_PLACES, KEYS, type KeyPlace } from './key-table';
import styles from './keys.module.css';

const w = words.keys;

/** A button, and the dialog it opens: every key, what it does and where. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={`${buttons.pill} ${styles.open}`}
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="keyboard" size={15} />
        <span>{w.button}</span>
      </button>
      {/* Out of all that can be folded away, or it would make the page inert and not be seen itself. */}
      {createPortal(
        <dialog ref={dialog} className={styles.dialog} aria-labelledby={id}>
          <div className={styles.head}>
            <h2 id={id}>{w.title}</h2>
            <button type="button" className={buttons.button} onClick={() => dialog.current?.close()}>
              {w.close}
            </button>
          </div>
          {KEY_PLACES.map((place) => (
            <Keys key={place} place={place} />
          ))}
        </dialog>,
        document.body,
      )}
    </>
  );
}

function Keys({ place }: { readonly place: KeyPlace }) {
  const entries = KEYS.filter((entry) => entry.place === place);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{w.places[place]}</h3>
      <dl className={styles.list}>
        {entries.map(({ id, keys }) => (
          <div key={id}>
            <dt>
              {shownKeys(keys).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{w.what[id]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keys by the names on the keyboard; a run of digits as its ends. */
function shownKeys(keys: readonly string[]): string[] {
  const names: Readonly<Record<string, string>> = w.names;
  if (keys.length > 2 && keys.every((key) => /^\d$/.test(key)))
    return [w.fromTo(keys[0], keys[keys.length - 1])];
  return keys.map((combo) =>
    combo
      .split(/(?<=.)\+/)
      .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
      .join(' + '),
  );
}
