import { useId, useState, type ReactNode } from 'react';
import { SETTINGS, type SettingKey } from '../../scenario';
import { words } from '../../words';
import { useSaid } from '../stage/use-said';
import { HelpButton } from '../primitives/HelpButton';
import { FieldHelp } from './FieldHelp';
import styles from './controls.module.css';

/** The names by which a field's parts refer to each other. */
export interface FieldIds {
  readonly control: string;
  readonly help: string;
  readonly error: string;
}

interface FieldProps {
  readonly setting: SettingKey;
  /** Instead of the setting's own words. */
  readonly label?: string;
  readonly help?: string;
  /** How to type it, always in sight. */
  readonly hint?: string;
  /** What is wrong with what was typed, in a sentence; '' when nothing is. */
  readonly error?: string;
  /** Beside the label: the value, or the control itself where it is small. */
  readonly renderAside?: (ids: FieldIds) => ReactNode;
  /** Below the label. */
  readonly children?: (ids: FieldIds) => ReactNode;
}

/** A labelled control: its help, whether AWS publishes how it works, whether it starts a new run, what is wrong. */
export function Field({ setting, label, help, hint, error = '', renderAside, children }: FieldProps) {
  const id = useId();
  const ids = { control: id, help: `${id}help`, error: `${id}error` };
  const { basis, applies } = SETTINGS[setting];
  const [open, setOpen] = useState(false);
  const w = words.controls;
  const name = label ?? words.settings[setting].label;
  useSaid(error, error);
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={ids.control}>{name}</label>
        <HelpButton label={w.explain(name)} open={open} onToggle={() => setOpen(!open)} />
        {renderAside?.(ids)}
      </div>
      {children?.(ids)}
      <FieldHelp setting={setting} id={ids.help} help={help} open={open} />
      {hint !== undefined && <p className={styles.help}>{hint}</p>}
      {(basis === 'unpublished' || applies === 'new-run') && (
        <p className={styles.notes}>
          {basis === 'unpublished' && <span className={styles.unpublished}>{w.unpublished}</span>}
          {applies === 'new-run' && <span>{w.newRun}</span>}
        </p>
      )}
      <p id={ids.error} className={styles.error} hidden={error === ''}>
        {error}
      </p>
    </div>
  );
}
