import { useId, useMemo, useState } from 'react';
import type { ConsumerHistory, History, Scenario } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import {
  arrivedBetween,
  CallCounter,
  ConcurrencyMeter,
  filteredOutBetween,
  finishingRate,
  iteratorAgeAt,
  nameOfConsumer,
  oldestWaitingAt,
  ratePerSecond,
  readsNothingAt,
  refusedReadsOf,
  refusedWritesBetween,
  Totals,
} from '../../metrics';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatCount, formatDuration, formatRate } from '../format';
import headings from '../primitives/heading.module.css';
import { HelpButton } from '../primitives/HelpButton';
import { ConcurrencyTile } from './ConcurrencyTile';
import { Definitions } from './Definitions';
import styles from './panels.module.css';
import { Tile } from './Tile';

/** Arrivals are counted over as long. */
const SPAN = 5 * MICROS_PER_SECOND;
/** Records are filtered poll by poll, and what is finished is counted over about as long. */
const FILTERED_SPAN = 10 * MICROS_PER_SECOND;

const w = words.panels.rightNow;

/** The open consumer in numbers, and how much of its concurrency it can use. */
export function RightNow() {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const scenario = useFigure((state) => state.scenario);
  const version = useFigure((state) => state.version);
  const open = useFigure((state) => state.openConsumer);
  const { history, seed } = store.live();
  // A run that was changed in its past is another run in the same tables: what was counted must be forgotten.
  const known = useMemo(
    () => ({
      totals: new Totals(history),
      calls: new CallCounter(),
      meters: new Map<number, ConcurrencyMeter>(),
    }),
    // oxlint-disable-next-line react/exhaustive-deps
    [history, version],
  );
  const consumer = history.consumers[open] as ConsumerHistory | undefined;
  const refusedWrites = refusedWritesBetween(history, time - MICROS_PER_SECOND, time);
  const headingId = useId();

  const [defined, setDefined] = useState(false);
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 className={headings.heading} id={headingId}>
          {heading(scenario, consumer)}
        </h2>
        <HelpButton label={w.explain} open={defined} onToggle={() => setDefined(!defined)} />
      </div>
      {defined && <Definitions type={consumer?.type ?? 'lambda'} byRange={isByRange(scenario, consumer)} />}
      <dl className={styles.tiles}>
        <AgeTile history={history} consumer={consumer} time={time} />
        <ConcurrencyTile
          scenario={scenario}
          consumer={consumer}
          meter={meterOf(known.meters, history, consumer)}
          time={time}
        />
        <ProcessedTile history={history} consumer={consumer} time={time} />
        <Tile
          label={w.unfinished}
          value={consumer ? formatCount(known.totals.waiting(consumer, time)) : '–'}
        />
        <RefusedReads history={history} seed={seed} consumer={consumer} calls={known.calls} time={time} />
        <Tile
          label={w.refusedWrites}
          value={w.perSecond(formatCount(refusedWrites))}
          note={w.inAll(formatCount(known.totals.refusedWrites(time)))}
          refused={refusedWrites > 0}
        />
      </dl>
    </section>
  );
}

function meterOf(
  meters: Map<number, ConcurrencyMeter>,
  history: History,
  consumer: ConsumerHistory | undefined,
): ConcurrencyMeter | null {
  if (consumer?.type !== 'lambda') return null;
  let meter = meters.get(consumer.id);
  if (meter === undefined) {
    meter = new ConcurrencyMeter(history, consumer);
    meters.set(consumer.id, meter);
  }
  return meter;
}

function isByRange({ consumers }: Scenario, consumer: ConsumerHistory | undefined): boolean {
  const setting = consumer && consumers[consumer.entry];
  return setting?.type === 'lambda' && setting.eventSourceMapping.laneAssignment === 'by-hash-range';
}

interface OfConsumer {
  readonly history: History;
  readonly consumer: ConsumerHistory | undefined;
  readonly time: Micros;
}

/** AWS's metric, and below it what it does not tell: how long the oldest record has been waiting. */
function AgeTile({ history, consumer, time }: OfConsumer) {
  if (consumer === undefined) return <Tile wide label={w.age} value="–" />;
  const oldest = w.oldest(formatDuration(oldestWaitingAt(history, consumer, time)));
  if (readsNothingAt(history, consumer, time))
    return <Tile wide label={w.readsNothing} value="–" note={oldest} />;
  const label = consumer.type === 'lambda' ? w.age : w.behind;
  return (
    <Tile wide label={label} value={formatDuration(iteratorAgeAt(history, consumer, time))} note={oldest} />
  );
}

/** What is finished, what comes in, and what of it the filters keep back: both of them together keep up with it. */
export function ProcessedTile({ history, consumer, time }: OfConsumer) {
  const rate = (count: (from: Micros, to: Micros) => number, span: Micros) =>
    w.perSecond(formatRate(ratePerSecond(count, time, span)));
  const note = w.arriving(rate((from, to) => arrivedBetween(history, from, to), SPAN));
  if (consumer === undefined) return <Tile label={w.delivered} value="–" note={note} />;
  const hasFilters = consumer.shards.some(({ filtered }) => filtered.at.length > 0);
  return (
    <Tile
      label={consumer.type === 'lambda' ? w.processed : w.delivered}
      value={w.perSecond(formatRate(finishingRate(history, consumer, time)))}
      note={note}
      more={
        hasFilters
          ? w.filteredOut(rate((from, to) => filteredOutBetween(consumer, from, to), FILTERED_SPAN))
          : ''
      }
    />
  );
}

/** Those of this consumer. The number is red while it is one: a red nought would be no news. */
function RefusedReads({
  history,
  seed,
  consumer,
  calls,
  time,
}: OfConsumer & { readonly seed: number; readonly calls: CallCounter }) {
  if (consumer === undefined) return <Tile label={w.refusedReads} value="–" />;
  const lately = refusedReadsOf(history, consumer, time - MICROS_PER_SECOND, time);
  const { refused } = calls.countsAt(history, seed, consumer.id, time);
  return (
    <Tile
      label={w.refusedReads}
      value={w.perSecond(formatCount(lately))}
      note={w.inAll(formatCount(refused))}
      refused={lately > 0}
    />
  );
}

/** Names the consumer where there are several. */
function heading({ consumers }: Scenario, consumer: ConsumerHistory | undefined): string {
  const setting = consumer && consumers[consumer.entry];
  if (consumer === undefined || setting === undefined || (consumers.length === 1 && setting.count === 1))
    return words.panels.rightNow.heading;
  return words.panels.rightNow.headingOf(nameOfConsumer(setting, consumer.ordinal));
}
