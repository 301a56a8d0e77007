import { useMemo, type CSSProperties } from 'react';
import type { Micros } from '../../lib/time';
import { settingKeyAt } from '../../scenario';
import { isSettingChange, type Change } from '../../timeline';
import { words } from '../../words';
import { valueInWords } from '../controls/setting-words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatTime } from '../format';
import { groupChanges } from './scrub';
import styles from './transport.module.css';

/** Changes nearer to each other than this part of the scrubber share a mark: a finger could not tell them apart. */
const NEAR = 0.024;

/** Marks under the scrubber where settings were changed; each goes there. */
export function ChangeMarks({ end }: { readonly end: Micros }) {
  const { actions } = useFigureStore();
  const changes = useFigure((state) => state.changes);
  const groups = useMemo(() => groupChanges(changes, end * NEAR), [changes, end]);
  if (groups.length === 0) return null;
  return (
    <ul className={styles.marks} aria-label={words.transport.changes}>
      {groups.map((group) => {
        const label = words.transport.change(formatTime(group.at), group.changes.map(inWords).join(', '));
        return (
          <li key={group.at} style={{ '--at': Math.min(1, group.at / end) } as CSSProperties}>
            <button
              type="button"
              className={styles.mark}
              aria-label={label}
              title={label}
              onClick={() => actions.seek(group.at)}
            />
          </li>
        );
      })}
    </ul>
  );
}

function inWords(change: Change): string {
  if (!isSettingChange(change)) return words.resharding.order(change);
  const { path, value } = change;
  const key = settingKeyAt(path);
  if (key === null) return words.transport.changedAnyhow(path);
  const { label } = words.settings[key];
  const said = valueInWords(key, value);
  return said === null ? words.transport.changedAnyhow(label) : words.transport.changed(label, said);
}
