import { withoutPicked } from '../../store';
import type { History } from '../../engine';
import { hasArrived, type RecordPlace } from '../../metrics';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Icon } from '../primitives/Icon';
import { KeyGlyph } from '../stage/KeyGlyph';
import { usePalette } from '../stage/use-palette';
import styles from './order.module.css';

const w = words.order.picked;

interface Props {
  readonly place: RecordPlace;
  readonly history: History;
}

/** A record that is followed, as on the stage, and a button that lets it go. */
export function RecordToken({ place, history }: Props) {
  const { actions, getState } = useFigureStore();
  const palette = usePalette();
  // It was there when it was picked; after going back it is still in the log, but not of that time.
  if (!hasArrived(history, place, Infinity)) return null;
  const { records, keys } = history.shards[place.shard];
  const number = records.number.data[place.row] + 1;
  return (
    <span className={styles.token}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <KeyGlyph keyRow={keys.data[records.key.data[place.row]]} x={7} y={7} radius={5} palette={palette} />
      </svg>
      <span className={styles.number}>{words.order.ledger.records(number)}</span>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={w.drop(number)}
        onClick={() => actions.pick(withoutPicked(getState().picked, place))}
      >
        <Icon name="remove" size={12} />
      </button>
    </span>
  );
}
