import type { FilterCriteria } from '../../engine';
import { words } from '../../words';
import styles from './controls.module.css';
import { Field } from './Field';
import { sentenceOf, type FieldOf } from './SwitchField';
import { useDraft } from './use-draft';
import { useSetting } from './use-setting';

const w = words.controls;

/** AWS's filter criteria: one pattern a line, none for no filter. */
export function FilterField({ setting, place }: FieldOf) {
  const handle = useSetting(setting, place);
  const criteria = handle.value as FilterCriteria | null;
  const draft = useDraft(
    criteria === null ? '' : criteria.filters.map(({ pattern }) => pattern).join('\n'),
    (typed) => handle.set(criteriaOf(typed)).length === 0,
    handle.forget,
  );
  const sentence = sentenceOf(handle);
  return (
    <Field setting={setting} error={sentence} hint={`${w.filter.hint} ${w.commit}`}>
      {(ids) => (
        <textarea
          {...draft.input}
          id={ids.control}
          className={styles.text}
          rows={2}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${ids.help} ${ids.error}`}
          aria-invalid={sentence !== ''}
        />
      )}
    </Field>
  );
}

function criteriaOf(typed: string): unknown {
  const patterns = typed.split('\n').map((line) => line.trim());
  const filters = patterns.filter((line) => line !== '').map((pattern) => ({ pattern }));
  return filters.length === 0 ? null : { filters };
}
