import { SETTING_SOURCES, SETTINGS, type SettingKey } from '../../scenario';
import { words } from '../../words';
import styles from './controls.module.css';

interface Props {
  readonly setting: SettingKey;
  /** By which the control names it as its description. */
  readonly id: string;
  /** Instead of the setting's own words. */
  readonly help?: string | undefined;
  readonly open: boolean;
}

/** What a setting does. Hidden from eyes until it is asked for, but always the description of the control. */
export function FieldHelp({ setting, id, help, open }: Props) {
  const { prominence } = SETTINGS[setting];
  const source = SETTING_SOURCES[setting];
  const text = help ?? words.settingHelps[setting];
  return (
    <>
      <p id={id} className={styles.help} hidden={!open}>
        {text}
        {source !== null && <span className={styles.source}>{words.controls.source(source)}</span>}
      </p>
      {!open && prominence === 'first' && <p className={styles.help}>{firstSentence(text)}</p>}
    </>
  );
}

/** What a field shows before it is asked for more. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}
