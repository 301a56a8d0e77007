import { words } from '../../words';
import { formatCount } from '../format';
import buttons from '../primitives/button.module.css';
import styles from './controls.module.css';
import { Field } from './Field';
import { sentenceOf } from './SwitchField';
import { useSetting } from './use-setting';

/** Whether own records are put, and the way back. Bringing them in has a panel of its own. */
export function OwnRecordsField({ place }: { readonly place: number }) {
  const handle = useSetting('ownRecords', place);
  const w = words.controls.ownRecords;
  const count = Array.isArray(handle.value) ? handle.value.length : null;
  return (
    <Field setting="ownRecords" error={sentenceOf(handle)}>
      {(ids) => (
        <>
          <output id={ids.control} aria-live="off" className={styles.help}>
            {count === null ? w.none : w.some(formatCount(count))}
          </output>
          {count !== null && (
            <button type="button" className={buttons.button} onClick={() => handle.set(null)}>
              {w.drop}
            </button>
          )}
        </>
      )}
    </Field>
  );
}
