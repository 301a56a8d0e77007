import { LIMITS } from '../../engine';
import { MICROS_PER_SECOND } from '../../lib/time';
import { fanOutQuota, registrationsAt } from '../../metrics';
import { words } from '../../words';
import type { Live } from '../stage/use-live';
import { STRIP_SPAN, type ReaderFacts } from './reader-facts';
import styles from './heads.module.css';

const w = words.readers.legend;

/** What the strips of all rows show, said once above them; the exceptions by their names. */
export function StripLegend({
  shards,
  readers,
  live,
  compact,
}: {
  readonly shards: readonly number[];
  readonly readers: readonly ReaderFacts[];
  readonly live: Live;
  /** The rows have no room for words. */
  readonly compact: boolean;
}) {
  const has = (way: ReaderFacts['way']) => readers.some((one) => one.way === way);
  const polls = has('polls');
  const kinds = [...new Set(readers.map(({ consumer }) => consumer.type))];
  return (
    <p className={styles.legend}>
      <span>{w.span(STRIP_SPAN / MICROS_PER_SECOND)}</span>
      {polls && (
        <>
          <span>
            <i /> {w.answered}
          </span>
          <span>
            <i className={styles.tickEmpty} /> {w.empty}
          </span>
          <span className={styles.legendRefused}>
            <b aria-hidden="true">{words.readers.refusedMark}</b> {words.readers.refusedRead}
          </span>
        </>
      )}
      {has('pushed') && (
        <span>
          {compact ? (
            <>
              <i className={styles.dot} /> {w.pushed}
            </>
          ) : (
            w.pushedRecords
          )}
        </span>
      )}
      <FanOutLegend readers={readers} live={live} />
      {kinds.length > 1 &&
        kinds.map((kind) => (
          <span key={kind}>{w.kind(words.readers.glyphs[kind], words.readers.kinds[kind])}</span>
        ))}
      {shards.length > 1 && <span>{w.tracks(shards)}</span>}
      {compact && (
        <span className={styles.columns}>
          {w.right} {has('pushed') && <span className={styles.ofDelivery}>{words.readers.delivery}, </span>}
          {words.readers.oldest}
        </span>
      )}
    </p>
  );
}

/** How many are registered for enhanced fan-out, and why some are not, or have no subscription. */
function FanOutLegend({
  readers,
  live: { history, scenario, t },
}: {
  readonly readers: readonly ReaderFacts[];
  readonly live: Live;
}) {
  const { registered, creating, trying, refused } = registrationsAt(history, t);
  const most = fanOutQuota(scenario);
  const why = words.readers.fanOut;
  return (
    <>
      {registered > 0 && <span>{why.registered(registered, most, creating)}</span>}
      {trying > 0 && (
        <span className={styles.legendRefused}>
          {why.refusedForNow(LIMITS.fanOutCreatingMaximum.value, LIMITS.fanOutRegisterCallsPerSecond.value)}
        </span>
      )}
      {readers.some((one) => one.fanOut?.state === 'off') && (
        <span className={styles.legendRefused}>{why.inUse}</span>
      )}
      {refused > 0 && (
        <span className={styles.legendRefused}>
          {words.readers.refusedRegistration}
          <span className={styles.reason}>{words.readers.refusedReason(most)}</span>
        </span>
      )}
    </>
  );
}
