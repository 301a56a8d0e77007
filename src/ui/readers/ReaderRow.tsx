import { LIMITS } from '../../engine';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { formatCount, formatDuration } from '../format';
import type { ReaderFacts } from './reader-facts';
import styles from './readers.module.css';

const w = words.readers;

const EXCEPTION = `${styles.how} ${styles.exception}`;

/** One consumer: a button that opens its lanes. The ticks of its strip are on the canvas. */
export function ReaderRow({ facts, open }: { readonly facts: ReaderFacts; readonly open: boolean }) {
  const { actions } = useFigureStore();
  const { consumer, name, way, refusedLately } = facts;
  const troubled = way === 'refused' || refusedLately;
  return (
    <li>
      <button
        type="button"
        className={troubled ? `${styles.row} ${styles.refused}` : styles.row}
        aria-pressed={open}
        onClick={() => actions.openConsumerLanes(consumer.id)}
      >
        <span className={styles.glyph} data-type={consumer.type} title={w.kinds[consumer.type]}>
          {w.glyphs[consumer.type]}
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{name}</span> <HowItReads facts={facts} />
        </span>
        <span className={styles.strip} data-consumer={consumer.id} />
        <Counts facts={facts} />
        <Age facts={facts} />
      </button>
    </li>
  );
}

function HowItReads({ facts: { setting, way, refusedLately } }: { readonly facts: ReaderFacts }) {
  if (way === 'refused') {
    return (
      <>
        <span className={EXCEPTION}>{w.refusedRegistration}</span>{' '}
        <span className={styles.reason}>{w.refusedReason(LIMITS.fanOutConsumers.value)}</span>
      </>
    );
  }
  if (refusedLately) return <span className={EXCEPTION}>{w.refusedRead}</span>;
  if (way === 'none') return <span className={styles.how}>{w.notReading}</span>;
  if (way === 'pushed') return <span className={styles.how}>{w.pushed}</span>;
  return (
    <span className={styles.how}>
      {setting.type === 'kcl' ? w.pollsEvery(setting.idleMillisBetweenReads) : w.pollsEverySecond}
    </span>
  );
}

function Counts({ facts: { counts, way } }: { readonly facts: ReaderFacts }) {
  const { calls, refused, pushes } = counts;
  if (way === 'refused') return <span className={styles.counts} />;
  return (
    <span className={styles.counts}>
      <span>
        {way === 'pushed'
          ? w.pushes(formatCount(pushes), pushes === 1)
          : w.calls(formatCount(calls), calls === 1)}
      </span>{' '}
      {refused > 0 && <span className={styles.refusals}>{w.refused(formatCount(refused))}</span>}
    </span>
  );
}

function Age({ facts: { consumer, ageMillis, way } }: { readonly facts: ReaderFacts }) {
  const short = ageMillis > 0 && ageMillis < 100;
  return (
    <span className={styles.age}>
      <span className={styles.ageValue}>
        {way === 'refused' ? w.none : short ? w.millis(Math.round(ageMillis)) : formatDuration(ageMillis)}
      </span>{' '}
      <span className={styles.ageLabel}>{w.age[consumer.type]}</span>
    </span>
  );
}
