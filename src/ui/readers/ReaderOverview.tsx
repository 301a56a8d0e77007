import type { CSSProperties } from 'react';
import { words } from '../../words';
import { useFigure, useFigureStore, useRegionName } from '../figure-context';
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
  const region = useRegionName(w.overview.title);
  if (readers.length < 2) return null;
  const open = readers.find(({ consumer }) => consumer.id === openConsumer);
  const kinds = new Set(readers.map(({ consumer }) => consumer.type));
  return (
    <section className={styles.overview} aria-label={region}>
      <p className={styles.head}>
        <span className={styles.name}>{open?.name}</span>
        <span>
          {readers.some(isCreating) && (
            <>
              <b>{w.creatingMark}</b> {w.fanOut.states.creating}
              {' · '}
            </>
          )}
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

/** Its registration is accepted, and not ACTIVE yet: whatever it was refused while it polled is over. */
function isCreating({ fanOut }: ReaderFacts): boolean {
  return fanOut?.state === 'creating';
}

/** It was refused a call lately, or may not read: for now or for good. */
function isRefused(facts: ReaderFacts): boolean {
  const { way, fanOut, refusedLately } = facts;
  if (isCreating(facts)) return false;
  return way === 'refused' || fanOut?.state === 'trying' || refusedLately;
}

/** The sign of a chip; '' where there is nothing to be told. */
export function markOf(facts: ReaderFacts): string {
  if (isCreating(facts)) return w.creatingMark;
  return isRefused(facts) ? w.refusedMark : '';
}

function registrationOf({ way, fanOut }: ReaderFacts): 'there' | 'to-come' | 'refused' {
  if (way === 'refused' || fanOut?.state === 'trying') return 'refused';
  return way === 'registering' ? 'to-come' : 'there';
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
  return (
    <li>
      <button
        type="button"
        className={styles.chip}
        data-way={way}
        aria-label={w.overview.chip(place + 1, name, w.kinds[consumer.type], {
          oldest: formatDuration(oldestMillis),
          isGrowing: isFallingBehind,
          registration: registrationOf(facts),
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
        <span className={isCreating(facts) ? `${styles.mark} ${styles.toCome}` : styles.mark}>
          {markOf(facts)}
        </span>
        <span className={isFallingBehind ? `${styles.age} ${styles.growing}` : styles.age}>
          {formatShortDuration(oldestMillis)}
        </span>
      </button>
    </li>
  );
}
