import type { CSSProperties } from 'react';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { formatCount, formatDuration } from '../format';
import type { FanOutFacts } from '../stage/fan-out-facts';
import type { ReaderFacts } from './reader-facts';
import styles from './readers.module.css';

const w = words.readers;

/** One consumer: a button that opens its lanes. The ticks of its strip are on the canvas. */
export function ReaderRow({
  facts,
  open,
  place,
}: {
  readonly facts: ReaderFacts;
  readonly open: boolean;
  /** Which row it is, from 0 on, if a key opens it. */
  readonly place: number | null;
}) {
  const { actions } = useFigureStore();
  const { consumer, name, way } = facts;
  return (
    <li>
      <button
        type="button"
        className={way === 'refused' ? `${styles.row} ${styles.refused}` : styles.row}
        aria-pressed={open}
        aria-keyshortcuts={place !== null && place < 9 ? String(place + 1) : undefined}
        onClick={() => actions.openConsumerLanes(consumer.id)}
      >
        <span className={styles.glyph} data-type={consumer.type} aria-hidden="true">
          {w.glyphs[consumer.type]}
        </span>
        <span className={styles.who}>
          <span className={styles.name} title={name}>
            {name}
          </span>{' '}
          <HowItReads facts={facts} />
          <span className="visually-hidden">{w.kinds[consumer.type]}</span>
        </span>
        <span className={styles.strip} data-consumer={consumer.id} />
        <Counts facts={facts} />
        <Metric facts={facts} />
        <Age facts={facts} />
      </button>
    </li>
  );
}

function HowItReads({ facts: { setting, way, fanOut } }: { readonly facts: ReaderFacts }) {
  return (
    <span className={styles.how}>
      {how()}
      {fanOut?.state === 'on' && <Life {...fanOut} />}
    </span>
  );

  function how(): string {
    if (fanOut?.state === 'creating') return w.fanOut.activeIn(fanOut.seconds);
    if (fanOut?.state === 'trying') return w.fanOut.callsAgain;
    if (fanOut?.state === 'off') return w.fanOut.callsAgain;
    if (way !== 'polls' && way !== 'pushed') return w.notReading;
    if (way === 'pushed') return w.pushed;
    return setting.type === 'kcl' ? w.pollsEvery(setting.idleMillisBetweenReads) : w.pollsEverySecond;
  }
}

/** What is left of the five minutes of a subscription. */
function Life({ seconds, left, renewedLately }: FanOutFacts) {
  return (
    <>
      <span
        className={renewedLately ? `${styles.life} ${styles.renewed}` : styles.life}
        style={{ '--left': left } as CSSProperties}
        aria-hidden="true"
      />
      <span className="visually-hidden">{w.fanOut.renewedIn(seconds)}</span>
    </>
  );
}

function Counts({ facts }: { readonly facts: ReaderFacts }) {
  const { way, deliveryMillis, refusedLately, fanOut } = facts;
  const { calls, refused, pushes } = facts.counts;
  // A short sign where something is refused; the name of the exception stands once, above all rows.
  if (way === 'refused') {
    return <span className={`${styles.counts} ${styles.refusals}`}>{w.notRegistered}</span>;
  }
  if (fanOut !== null && fanOut.state !== 'on') {
    const style = fanOut.state === 'creating' ? styles.counts : `${styles.counts} ${styles.refusals}`;
    return <span className={style}>{w.fanOut.states[fanOut.state]}</span>;
  }
  return (
    <span className={styles.counts}>
      <span className={styles.callCount}>
        {way === 'pushed'
          ? w.pushes(formatCount(pushes), pushes === 1)
          : w.calls(formatCount(calls), calls === 1)}
      </span>{' '}
      {way === 'pushed' && deliveryMillis !== null ? (
        <span className={styles.delivery}>
          <strong>{formatDuration(deliveryMillis)}</strong> <span>{w.delivery}</span>
        </span>
      ) : (
        refused > 0 && (
          // Red while it is news.
          <span className={refusedLately ? styles.refusals : undefined}>
            {w.refused(formatCount(refused))}
          </span>
        )
      )}
    </span>
  );
}

/** AWS's own metric, by its name. */
function Metric({ facts: { consumer, ageMillis } }: { readonly facts: ReaderFacts }) {
  return (
    <span className={styles.metric}>
      <span>{ageMillis === null ? w.none : formatDuration(ageMillis)}</span>{' '}
      <span className={styles.label}>{w.age[consumer.type]}</span>
    </span>
  );
}

/** What a reader is judged by: it grows while nothing is read, where AWS's metric stands still. */
function Age({ facts: { oldestMillis, isFallingBehind } }: { readonly facts: ReaderFacts }) {
  return (
    <span className={styles.age}>
      <span className={isFallingBehind ? `${styles.ageValue} ${styles.growing}` : styles.ageValue}>
        {formatDuration(oldestMillis)}
      </span>{' '}
      <span className={`${styles.label} ${styles.wide}`}>{w.oldest}</span>
      <span className={`${styles.label} ${styles.narrow}`}>{w.oldestShort}</span>
    </span>
  );
}
