import { SETTINGS } from '../../scenario';
import styles from './controls.module.css';
import { Field } from './Field';
import { choiceInWords, valueInWords } from './setting-words';
import { sentenceOf, type FieldOf } from './SwitchField';
import { useDraft } from './use-draft';
import { useSetting } from './use-setting';

/** In the place of null: no choice is empty. */
const NONE = '';

/** One of a few, or none. Where there is but one, there is nothing to choose. */
export function ChoiceField({ setting, place }: FieldOf) {
  const spec = SETTINGS[setting];
  return (
    <SelectField setting={setting} place={place} choices={spec.control === 'choice' ? spec.choices : []} />
  );
}

/** One of the choices at hand. */
export function SelectField({ setting, place, choices }: FieldOf & { readonly choices: readonly string[] }) {
  const handle = useSetting(setting, place);
  const { orNull } = SETTINGS[setting];
  if (choices.length + Number(orNull) < 2) return <FixedField setting={setting} place={place} />;
  return (
    <Field setting={setting} error={sentenceOf(handle)}>
      {(ids) => (
        <select
          id={ids.control}
          className={styles.select}
          aria-describedby={ids.help}
          value={handle.value === null ? NONE : String(handle.value)}
          onChange={(event) => handle.set(event.target.value === NONE ? null : event.target.value)}
        >
          {orNull && <option value={NONE}>{valueInWords(setting, null)}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choiceInWords(choice)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A setting that has its value from others, or has but one. */
export function FixedField({ setting, place }: FieldOf) {
  const { value } = useSetting(setting, place);
  return (
    <Field
      setting={setting}
      renderAside={(ids) => (
        <output id={ids.control} aria-live="off" className={styles.fixed} aria-describedby={ids.help}>
          {valueInWords(setting, value)}
        </output>
      )}
    />
  );
}

/** Text. */
export function TextField({ setting, place }: FieldOf) {
  const handle = useSetting(setting, place);
  const draft = useDraft(
    typeof handle.value === 'string' ? handle.value : '',
    (typed) => handle.set(typed).length === 0,
    handle.forget,
  );
  const sentence = sentenceOf(handle);
  return (
    <Field setting={setting} error={sentence}>
      {(ids) => (
        <input
          {...draft.input}
          id={ids.control}
          className={styles.text}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${ids.help} ${ids.error}`}
          aria-invalid={sentence !== ''}
        />
      )}
    </Field>
  );
}
