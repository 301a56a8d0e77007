import { DIVISORS, MAXIMUM_OWN_RECORDS } from '../../scenario/own-records';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import { formatDuration } from '../format';
import buttons from '../primitives/button.module.css';
import { Advice } from './Advice';
import styles from './own-records.module.css';
import { spanMillisOf, type PackedRecords } from './packed-records';
import { patientRetryOf } from './patient-retry';
import { RateField } from './RateField';
import type { OwnRecordsSession, OwnRecordsState, Pending } from './session';
import { SourceReports } from './SourceReports';

const w = words.ownRecordsPanel;

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
      <h3 className={styles.title}>{w.pendingTitle}</h3>
      <Facts pending={pending} />
      {pending.repeated > 0 && <p>{w.repeated(pending.repeated)}</p>}
      {pending.beyond > 0 && <p>{w.beyond(pending.beyond, MAXIMUM_OWN_RECORDS)}</p>}
      {records !== null && <PatientRetry records={records} />}
      {shards !== null && shards.shardIds === null && <p>{w.evenShards}</p>}
      {disagreement !== null && <p>{words.ownRecords.routeDisagreement(disagreement)}</p>}
      {advice !== null && <Advice advice={advice} />}
      {records !== null && <TimeChoice pending={pending} state={state} session={session} />}
      <div className={styles.buttons}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.primary}`}
          disabled={busy !== null}
          onClick={() => void session.use()}
        >
          {records === null ? w.use.shards : w.use.records}
        </button>
        <button type="button" className={buttons.button} onClick={() => session.discard()}>
          {w.discard}
        </button>
      </div>
      <SourceReports reports={reports} />
    </div>
  );
}

function Facts({ pending }: { readonly pending: Pending }) {
  const { records, timed, shards, formats, total } = pending;
  const names: string[] = formats.map((format) => w.formats[format]);
  if (shards !== null) names.push(w.sources[shards.source]);
  return (
    <dl className={styles.facts}>
      <Fact name={w.facts.format} value={names.join(', ')} />
      {records !== null && (
        <>
          <Fact name={w.facts.records} value={w.usedOf(records.keyOf.length, total)} />
          <Fact name={w.facts.span} value={timed ? formatDuration(spanMillisOf(records)) : w.noTimes} />
          <Fact name={w.facts.keys} value={w.keys(records.keys.length)} />
        </>
      )}
      {shards !== null && <Fact name={w.facts.shards} value={words.ownRecords.shards(shards)} />}
    </dl>
  );
}

/** Where so many keys are read that refused records are tried again later than the settings say. */
function PatientRetry({ records }: { readonly records: PackedRecords }) {
  const scenario = useFigure((state) => state.scenario);
  const patient = patientRetryOf(records, scenario);
  return patient === null ? null : (
    <p className={styles.soft}>{w.patientRetry(patient.keys, patient.millis)}</p>
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
      <legend>{w.time.legend}</legend>
      {DIVISORS.map((divisor) => (
        <label key={divisor}>
          <input
            type="radio"
            name="own-records-time"
            checked={state.divideBy === divisor}
            onChange={() => session.setDivideBy(divisor)}
          />
          <span>{w.time.choices[divisor]}</span>
          <span className={styles.soft}>
            {span === 0 ? w.time.atOnce : w.time.lasts(formatDuration(span / divisor))}
          </span>
        </label>
      ))}
      <p className={styles.soft}>{w.time.note}</p>
    </fieldset>
  );
}
