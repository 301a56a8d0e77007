import { SETTINGS, type SettingKey } from '../../scenario';
import styles from './controls.module.css';
import { faultSentence } from './fault-words';
import { Field } from './Field';
import { choiceInWords, valueInWords } from './setting-words';
import { isSameValue } from './setting-writes';
import { useDraft } from './use-draft';
import { useSetting, type SettingHandle } from './use-setting';

/** What every kind of field is given. */
export interface FieldOf {
  readonly setting: SettingKey;
  readonly place: number;
}

export function sentenceOf({ faults }: SettingHandle, lines?: readonly number[]): string {
  return faults.length > 0 ? faultSentence(faults[0], lines) : '';
}

/** On or off. */
export function SwitchField({ setting, place }: FieldOf) {
  const handle = useSetting(setting, place);
  const spec = SETTINGS[setting];
  const [off, on] = spec.control === 'switch' ? spec.values : [false, true];
  return (
    <Field
      setting={setting}
      error={sentenceOf(handle)}
      renderAside={(ids) => (
        <Switch
          id={ids.control}
          describedBy={ids.help}
          isOn={isSameValue(handle.value, on)}
          onSwitch={(isOn) => handle.set(isOn ? on : off)}
        />
      )}
    />
  );
}

interface SwitchProps {
  readonly id: string;
  readonly describedBy: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** The switch itself, for a field to stand in. */
export function Switch({ id, describedBy, isOn, onSwitch }: SwitchProps) {
  return (
    <input
      id={id}
      className={styles.switch}
      type="checkbox"
      // The browser itself says whether a checkbox is checked.
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
      role="switch"
      aria-describedby={describedBy}
      checked={isOn}
      onChange={(event) => onSwitch(event.target.checked)}
    />
  );
}

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
