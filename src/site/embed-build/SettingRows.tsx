import { useId, useState } from 'react';
import { SETTING_KEYS, type SettingKey } from '../../scenario';
import { isPresent } from '../../ui/controls/setting-writes';
import buttons from '../../ui/primitives/button.module.css';
import { useSaid } from '../../ui/stage/use-said';
import { words } from '../../words';
import { embedBuildWords } from '../../words/embed-build';
import styles from './options.module.css';
import type { Builder } from './use-builder';

const w = embedBuildWords.controls;
const labelOf = (key: SettingKey) => words.settings[key].label;

interface Props {
  readonly builder: Builder;
  readonly offered: readonly SettingKey[];
  /** Keeps a setting in the list. */
  readonly onOffer: (key: SettingKey) => void;
}

/** Which settings stand above the figure, and which of them are only to be seen. */
export function SettingRows({ builder, offered, onOffer }: Props) {
  const { choices, change } = builder;
  const show = (key: SettingKey, isShown: boolean) => {
    onOffer(key);
    const { controls } = choices;
    change({ controls: isShown ? [...controls, key] : controls.filter((one) => one !== key) });
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{w.legend}</legend>
      <p>{w.help}</p>
      <ul className={styles.rows}>
        {offered.map((key) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={choices.controls.includes(key)}
                onChange={({ target }) => show(key, target.checked)}
              />
              {labelOf(key)}
            </label>
            <LockBox builder={builder} setting={key} />
          </li>
        ))}
      </ul>
      <AddSetting
        key={choices.scene.id}
        builder={builder}
        offered={offered}
        onAdd={(key) => show(key, true)}
      />
    </fieldset>
  );
}

function LockBox({ builder, setting }: { readonly builder: Builder; readonly setting: SettingKey }) {
  const { choices, change } = builder;
  const byScene = (choices.scene.locked ?? []).includes(setting);
  const { locked } = choices;
  return (
    <label className={styles.lock}>
      <input
        type="checkbox"
        aria-label={w.lockOf(labelOf(setting))}
        checked={byScene || locked.includes(setting)}
        disabled={byScene || !choices.controls.includes(setting)}
        onChange={({ target }) =>
          change({
            locked: target.checked ? [...locked, setting] : locked.filter((one) => one !== setting),
          })
        }
      />
      {byScene ? w.byScene : w.lock}
    </label>
  );
}

interface AddProps {
  readonly builder: Builder;
  readonly offered: readonly SettingKey[];
  readonly onAdd: (key: SettingKey) => void;
}

function AddSetting({ builder: { store }, offered, onAdd }: AddProps) {
  const id = useId();
  const [chosen, setChosen] = useState<SettingKey | ''>('');
  const [added, setAdded] = useState('');
  useSaid(added, added);
  const { scenario } = store.getState();
  const others = SETTING_KEYS.filter((key) => !offered.includes(key) && isPresent(scenario, key, 0));
  const add = () => {
    if (chosen === '') return;
    onAdd(chosen);
    setAdded(w.added(labelOf(chosen)));
    setChosen('');
  };
  return (
    <div className={styles.add}>
      <label htmlFor={id}>{w.more}</label>
      <select id={id} value={chosen} onChange={({ target }) => setChosen(target.value as SettingKey | '')}>
        <option value="">{w.choose}</option>
        {others.map((key) => (
          <option key={key} value={key}>
            {labelOf(key)}
          </option>
        ))}
      </select>
      <button type="button" className={buttons.button} aria-disabled={chosen === ''} onClick={add}>
        {w.add}
      </button>
    </div>
  );
}
