import { SETTINGS, type SettingKey } from '../../scenario';
import styles from './controls.module.css';
import { faultSentence } from './fault-words';
import { Field } from './Field';
import { isSameValue } from './setting-writes';
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
