import { DIVISORS, MAXIMUM_OWN_RECORDS } from '../../scenario/own-records';
import { ownRecordsWords } from '../../words/en/own-records';
import { ownRecordsPanelWords as words } from '../../words/en/own-records-panel';
import { formatDuration } from '../format';
import buttons from '../primitives/button.module.css';
import { Advice } from './Advice';
import styles from './own-records.module.css';
import { spanMillisOf } from './packed-records';
import { RateField } from './RateField';
import type { OwnRecordsSession, OwnRecordsState, Pending } from './session';
import { SourceReports } from './SourceReports';

/** What was read and is not yet used, with all that is to be decided before it is. */
export function Reading({
  state,
  session,
}: {
  readonly state: OwnRecordsState;
  readonly session: OwnRecordsSession;
}) {
  const { pending, reports, busy } = state;
  if (pending === null) return <SourceReports reports={reports} />;
  const { records, shards, advice, disagreement } = pending;
  return (
    <div className={styles.block}>
      <h3 className={styles.title}>{words.pendingTitle}</h3>
      <Facts pending={pending} />
      {pending.repeated > 0 && <p>{words.repeated(pending.repeated)}</p>}
      {pending.beyond > 0 && <p>{words.beyond(pending.beyond, MAXIMUM_OWN_RECORDS)}</p>}
      {shards !== null && shards.shardIds === null && <p>{words.evenShards}</p>}
      {disagreement !== null && <p>{ownRecordsWords.routeDisagreement(disagreement)}</p>}
      {advice !== null && <Advice advice={advice} />}
      {records !== null && <TimeChoice pending={pending} state={state} session={session} />}
      <div className={styles.buttons}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.primary}`}
          disabled={busy !== null}
          onClick={() => void session.use()}
        >
          {records === null ? words.use.shards : words.use.records}
        </button>
        <button type="button" className={buttons.button} onClick={() => session.discard()}>
          {words.discard}
        </button>
      </div>
      <SourceReports reports={reports} />
    </div>
  );
}

function Facts({ pending }: { readonly pending: Pending }) {
  const { records, timed, shards, formats, total } = pending;
  const names: string[] = formats.map((format) => words.formats[format]);
  if (shards !== null) names.push(words.sources[shards.source]);
  return (
    <dl className={styles.facts}>
      <Fact name={words.facts.format} value={names.join(', ')} />
      {records !== null && (
        <>
          <Fact name={words.facts.records} value={words.usedOf(records.keyOf.length, total)} />
          <Fact
            name={words.facts.span}
            value={timed ? formatDuration(spanMillisOf(records)) : words.noTimes}
          />
          <Fact name={words.facts.keys} value={words.keys(records.keys.length)} />
        </>
      )}
      {shards !== null && <Fact name={words.facts.shards} value={ownRecordsWords.shards(shards)} />}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** How fast the records come: as they did, a minute or an hour in a second; without times, at a rate. */
function TimeChoice({
  pending: { records, timed },
  state,
  session,
}: {
  readonly pending: Pending;
  readonly state: OwnRecordsState;
  readonly session: OwnRecordsSession;
}) {
  if (records === null) return null;
  if (!timed) return <RateField value={state.recordsPerSecond} onChange={(rate) => session.setRate(rate)} />;
  const span = spanMillisOf(records);
  return (
    <fieldset className={styles.time}>
      <legend>{words.time.legend}</legend>
      {DIVISORS.map((divisor) => (
        <label key={divisor}>
          <input
            type="radio"
            name="own-records-time"
            checked={state.divideBy === divisor}
            onChange={() => session.setDivideBy(divisor)}
          />
          <span>{words.time.choices[divisor]}</span>
          <span className={styles.soft}>{words.time.lasts(formatDuration(span / divisor))}</span>
        </label>
      ))}
      <p className={styles.soft}>{words.time.note}</p>
    </fieldset>
  );
}
