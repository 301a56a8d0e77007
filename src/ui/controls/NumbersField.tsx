import { useId } from 'react';
import { SETTINGS } from '../../scenario';
import { words } from '../../words';
import { formatNumber, readNumber } from '../format';
import styles from './controls.module.css';
import { Field } from './Field';
import { sentenceOf, Switch, type FieldOf } from './SwitchField';
import { useDraft } from './use-draft';
import { useSetting, type SettingHandle } from './use-setting';

type Numbers = Readonly<Record<string, number>>;

/** Numbers that belong together: a switch for whether there are any, and each of them to type. */
export function NumbersField({ setting, place }: FieldOf) {
  const handle = useSetting(setting, place);
  const spec = SETTINGS[setting];
  if (spec.control !== 'numbers') return null;
  const isOn = handle.value !== null;
  return (
    <Field
      setting={setting}
      error={sentenceOf(handle)}
      renderAside={(ids) => (
        <Switch
          id={ids.control}
          describedBy={`${ids.help} ${ids.error}`}
          isOn={isOn}
          onSwitch={(isWanted) => handle.set(isWanted ? spec.offer : null)}
        />
      )}
    >
      {(ids) =>
        isOn && (
          <div className={styles.numbers}>
            {spec.members.map(({ name, unit }) => (
              <OneNumber
                key={name}
                name={name}
                unit={words.controls.units[unit]}
                handle={handle}
                describedBy={`${ids.help} ${ids.error}`}
                isWrong={handle.faults.some(({ member }) => member.endsWith(`.${name}`))}
              />
            ))}
          </div>
        )
      }
    </Field>
  );
}

interface OneNumberProps {
  readonly name: string;
  readonly unit: string;
  readonly handle: SettingHandle;
  readonly describedBy: string;
  readonly isWrong: boolean;
}

function OneNumber({ name, unit, handle, describedBy, isWrong }: OneNumberProps) {
  const id = useId();
  const numbers = handle.value as Numbers;
  const draft = useDraft(
    formatNumber(numbers[name]),
    (typed) => handle.set({ ...numbers, [name]: readNumber(typed) }).length === 0,
    handle.forget,
  );
  return (
    <div className={styles.head}>
      <label htmlFor={id} className={styles.part}>
        {words.controls.numbers[name]}
      </label>
      <span className={styles.value}>
        <input
          {...draft.input}
          id={id}
          className={styles.typed}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          size={Math.max(2, draft.input.value.length)}
          aria-describedby={describedBy}
          aria-invalid={draft.isDraft && isWrong}
        />
        {unit !== '' && <span>{unit}</span>}
      </span>
    </div>
  );
}
