import { useStore } from 'zustand';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatTime } from '../format';
import buttons from '../primitives/button.module.css';
import { Icon } from '../primitives/Icon';
import { useSaid } from '../stage/use-said';
import styles from './link.module.css';
import { linkSessionOf } from './link-session';
import { noticeLines } from './notice-lines';

const w = words.link.notice;

/** More are counted: whoever sent the link will not be helped by a hundred. */
const MOST_LINES = 5;

/** What a link says and cannot be shown, named, until it is closed. */
export function LinkNotice() {
  const session = linkSessionOf(useFigureStore());
  const { faults, closed } = useStore(session.store);
  const missed = useFigure((state) => state.missed);
  const heading = useFigure((state) => state.heading);
  // Where the run stopped is told of that moment, not of where the playhead goes later.
  const reached = useFigure((state) => (state.missed === null ? 0 : state.furthest));
  const lines = closed ? [] : noticeLines(faults, missed, reached);
  const way = heading === null ? '' : w.heading(formatTime(heading));
  const said = [way, lines.length === 0 ? '' : w.title(lines.length), ...lines.slice(0, MOST_LINES)]
    .join(' ')
    .trim();
  useSaid(said, said);
  return (
    <output aria-live="off" className={styles.status}>
      {way !== '' && <p className={styles.soft}>{way}</p>}
      {lines.length > 0 && (
        <div className={styles.notice}>
          <div>
            <p>{w.title(lines.length)}</p>
            <ul>
              {lines.slice(0, MOST_LINES).map((line) => (
                <li key={line}>{line}</li>
              ))}
              {lines.length > MOST_LINES && <li>{w.more(lines.length - MOST_LINES)}</li>}
            </ul>
          </div>
          <button
            type="button"
            className={buttons.quiet}
            aria-label={w.close}
            title={w.close}
            onClick={() => session.close()}
          >
            <Icon name="remove" size={14} />
          </button>
        </div>
      )}
    </output>
  );
}
