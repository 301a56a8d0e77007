import { useState } from 'react';
import { SETTINGS, type ListItems } from '../../scenario';
import { words } from '../../words';
import styles from './controls.module.css';
import { Field } from './Field';
import { listToText, textToList } from './list-text';
import { sentenceOf, type FieldOf } from './SwitchField';
import { useDraft } from './use-draft';
import { useSetting } from './use-setting';

const ONE_LINE: readonly ListItems[] = ['poll-phases', 'record-places'];
/** A longer list would make the page crawl while it is edited; it is still in force. */
const MOST_SHOWN = 2_000;

/** A list, typed as text: one item a line, or numbers with commas between them; `note`: what is to be said of it now. */
export function ListField({ setting, place, note = '' }: FieldOf & { readonly note?: string }) {
  const handle = useSetting(setting, place);
  const [lines, setLines] = useState<readonly number[]>([]);
  const spec = SETTINGS[setting];
  const items = spec.control === 'list' ? spec.items : 'key-names';
  const w = words.controls;
  const draft = useDraft(
    listToText(items, handle.value),
    (typed) => {
      const list = textToList(items, typed, spec.orNull);
      setLines(list.lines);
      return handle.set(list.value).length === 0;
    },
    handle.forget,
  );
  const sentence = sentenceOf(handle, lines);
  const hint = items === 'partition-keys' ? w.keys.hint : items === 'own-records' ? '' : w.lists[items];
  const tooLong = Array.isArray(handle.value) && handle.value.length > MOST_SHOWN;
  const common = {
    className: styles.text,
    autoComplete: 'off',
    spellCheck: false,
    disabled: tooLong,
    'aria-invalid': sentence !== '',
  };
  return (
    <Field
      setting={setting}
      error={sentence}
      hint={tooLong ? w.tooLong : `${hint} ${w.commit} ${note}`.trim()}
    >
      {(ids) => {
        const names = { id: ids.control, 'aria-describedby': `${ids.help} ${ids.error}` };
        if (tooLong) return null;
        if (ONE_LINE.includes(items)) return <input {...draft.input} {...common} {...names} type="text" />;
        const rows = Math.min(8, Math.max(2, draft.input.value.split('\n').length));
        return <textarea {...draft.input} {...common} {...names} rows={rows} />;
      }}
    </Field>
  );
}
