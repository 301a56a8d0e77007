import type { CSSProperties } from 'react';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatDuration, formatShortDuration } from '../format';
import type { ReaderFacts } from './reader-facts';
import styles from './overview.module.css';

const w = words.readers;

/**
 * Where there is room for one reader in full: all of them at a glance, above the stage, and whose lanes it shows. A
 * press opens another one. Nothing while there is but one.
 */
export function ReaderOverview({ readers }: { readonly readers: readonly ReaderFacts[] }) {
  const openConsumer = useFigure((state) => state.openConsumer);
  if (readers.length < 2) return null;
  const open = readers.find(({ consumer }) => consumer.id === openConsumer);
  const kinds = new Set(readers.map(({ consumer }) => consumer.type));
  return (
    <section className={styles.overview} aria-label={w.overview.title}>
      <p className={styles.head}>
        <span className={styles.name}>{open?.name}</span>
        <span>
          {readers.some(isRefused) && (
            <>
              <b className={styles.refusals}>{w.refusedMark}</b> {w.overview.refused}
              {' · '}
            </>
          )}
          {w.overview.legend}
        </span>
      </p>
      <ul
        className={kinds.size > 1 ? `${styles.grid} ${styles.kinds}` : styles.grid}
        style={{ '--count': readers.length } as CSSProperties}
      >
        {readers.map((facts, place) => (
          <ReaderChip
            key={facts.consumer.id}
            facts={facts}
            open={facts.consumer.id === openConsumer}
            place={place}
            withKind={kinds.size > 1}
          />
        ))}
      </ul>
    </section>
  );
}

/** It was refused a call lately, or may not read at all. */
function isRefused({ way, refusedLately }: ReaderFacts): boolean {
  return way === 'refused' || refusedLately;
}

/** One consumer in a few characters: its place in the list, and what it is judged by. Its name is told to ears. */
function ReaderChip({
  facts,
  open,
  place,
  withKind,
}: {
  readonly facts: ReaderFacts;
  readonly open: boolean;
  /** Which one it is, from 0 on: the number that is the key that opens it. */
  readonly place: number;
  readonly withKind: boolean;
}) {
  const { actions } = useFigureStore();
  const { consumer, name, way, oldestMillis, isFallingBehind } = facts;
  const refused = isRefused(facts);
  return (
    <li>
      <button
        type="button"
        className={styles.chip}
        data-way={way}
        aria-label={w.overview.chip(place + 1, name, w.kinds[consumer.type], {
          oldest: formatDuration(oldestMillis),
          isGrowing: isFallingBehind,
          registration: way === 'refused' ? 'refused' : way === 'registering' ? 'to-come' : 'there',
          refusedLately: facts.refusedLately,
        })}
        aria-pressed={open}
        aria-keyshortcuts={place < 9 ? String(place + 1) : undefined}
        onClick={() => actions.openConsumerLanes(consumer.id)}
      >
        <span className={styles.place}>{place + 1}</span>
        {withKind && (
          <span className={styles.kind} data-type={consumer.type}>
            {w.glyphs[consumer.type]}
          </span>
        )}
        <span className={styles.mark}>{refused && w.refusedMark}</span>
        <span className={isFallingBehind ? `${styles.age} ${styles.growing}` : styles.age}>
          {formatShortDuration(oldestMillis)}
        </span>
      </button>
    </li>
  );
}
