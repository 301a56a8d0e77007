import { useId, useMemo } from 'react';
import type { ConsumerHistory, Scenario } from '../../engine';
import { MICROS_PER_SECOND } from '../../lib/time';
import {
  arrivedBetween,
  finishedBetween,
  nameOfConsumer,
  iteratorAgeAt,
  ratePerSecond,
  refusedReadsBetween,
  refusedWritesBetween,
  runningInvocationsAt,
  Totals,
} from '../../metrics';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatCount, formatDuration, formatRate } from '../format';
import headings from '../primitives/heading.module.css';
import styles from './panels.module.css';
import { Tile } from './Tile';

/** What is processed comes in batches: over fewer seconds the rate would jump. */
const SPAN = 5 * MICROS_PER_SECOND;

/** The open consumer in six numbers. */
export function RightNow() {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const scenario = useFigure((state) => state.scenario);
  const version = useFigure((state) => state.version);
  const open = useFigure((state) => state.openConsumer);
  const { history } = store.live();
  // A run that was changed in its past is another run in the same tables: what was counted must be forgotten.
  // oxlint-disable-next-line react/exhaustive-deps
  const totals = useMemo(() => new Totals(history), [history, version]);
  const consumer = history.consumers[open] as ConsumerHistory | undefined;
  const w = words.panels.rightNow;

  const lastSecond = time - MICROS_PER_SECOND;
  const arriving = ratePerSecond((from, to) => arrivedBetween(history, from, to), time, SPAN);
  const finishing =
    consumer && ratePerSecond((from, to) => finishedBetween(history, consumer, from, to), time, SPAN);
  const isFunction = consumer?.type === 'lambda';
  const headingId = useId();

  return (
    <section aria-labelledby={headingId}>
      <h2 className={headings.heading} id={headingId}>
        {heading(scenario, consumer)}
      </h2>
      <dl className={styles.tiles}>
        <Tile
          label={isFunction ? w.age : w.behind}
          value={consumer ? formatDuration(iteratorAgeAt(history, consumer, time)) : '–'}
        />
        <Tile
          label={w.concurrent}
          value={isFunction ? formatCount(runningInvocationsAt(consumer, time)) : '–'}
          note={isFunction ? w.ofAtMost(formatCount(mostInvocations(scenario, consumer))) : w.noFunction}
        />
        <Tile
          label={isFunction ? w.processed : w.delivered}
          value={finishing === undefined ? '–' : w.perSecond(formatRate(finishing))}
          note={w.arriving(w.perSecond(formatRate(arriving)))}
        />
        <Tile label={w.waiting} value={consumer ? formatCount(totals.waiting(consumer, time)) : '–'} />
        <Tile
          label={w.refusedReads}
          value={w.perSecond(formatCount(refusedReadsBetween(history, lastSecond, time)))}
          note={w.inAll(formatCount(totals.refusedReads(time)))}
          refused={totals.refusedReads(time) > 0}
        />
        <Tile
          label={w.refusedWrites}
          value={w.perSecond(formatCount(refusedWritesBetween(history, lastSecond, time)))}
          note={w.inAll(formatCount(totals.refusedWrites(time)))}
          refused={totals.refusedWrites(time) > 0}
        />
      </dl>
    </section>
  );
}

/** Names the consumer where there are several. */
function heading({ consumers }: Scenario, consumer: ConsumerHistory | undefined): string {
  const setting = consumer && consumers[consumer.entry];
  if (consumer === undefined || setting === undefined || (consumers.length === 1 && setting.count === 1))
    return words.panels.rightNow.heading;
  return words.panels.rightNow.headingOf(nameOfConsumer(setting, consumer.ordinal));
}

/** Shards times factor, or what is reserved where that is less. */
function mostInvocations(scenario: Scenario, consumer: ConsumerHistory): number {
  const setting = scenario.consumers[consumer.entry];
  if (setting.type !== 'lambda') return 0;
  const lanes = consumer.shards.length * setting.eventSourceMapping.parallelizationFactor;
  return Math.min(lanes, setting.function.reservedConcurrency ?? Infinity);
}
