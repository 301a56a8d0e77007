import { useMemo } from 'react';
import type { ConsumerHistory } from '../../engine';
import {
  functionMetrics,
  getRecordsMetrics,
  incomingMetrics,
  mappingMetrics,
  nameOfConsumer,
  pushedReaders,
  subscribeMetrics,
} from '../../metrics';
import { words } from '../../words';
import { formatClock } from '../format';
import styles from './bill.module.css';
import { CostTable } from './CostTable';
import { MetricTable } from './MetricTable';
import { usePeriod, type ShownPeriod } from './use-period';

const w = words.bill;

/** What CloudWatch would show of the stream and of the open consumer, and what the load would cost. */
export function CloudWatchPanel() {
  const period = usePeriod();
  const { from, to } = period.span;
  if (to <= 1) return <p className={styles.bill}>{w.none}</p>;
  return (
    <div className={styles.bill}>
      <p className={styles.soft}>
        {period.isOver ? w.period(formatClock(from), formatClock(to)) : w.soFar(formatClock(to))}
      </p>
      <h3>{w.cost}</h3>
      <CostTable period={period} />
      <h3>{w.cloudWatch}</h3>
      <StreamMetrics period={period} />
      <ConsumerMetrics period={period} />
    </div>
  );
}

interface OfPeriod {
  readonly period: ShownPeriod;
}

function StreamMetrics({ period }: OfPeriod) {
  const { history, seed, span, scenario } = period;
  const metrics = useMemo(
    () => ({ ...incomingMetrics(history, span), ...getRecordsMetrics(history, seed, span) }),
    [history, seed, span],
  );
  return <MetricTable caption={w.stream(scenario.stream.streamName)} metrics={metrics} />;
}

function ConsumerMetrics({ period }: OfPeriod) {
  const { history, span, scenario, open, stretches } = period;
  const consumer = history.consumers[open] as ConsumerHistory | undefined;
  const known = useMemo(() => {
    if (consumer === undefined) return null;
    const measured = { history, consumer, stretches, span, now: span.to };
    const isFunction = consumer.type === 'lambda';
    return {
      pushed: pushedReaders(history, consumer).length > 0 ? subscribeMetrics(history, consumer, span) : null,
      function: isFunction ? functionMetrics(measured) : null,
      mapping: isFunction ? mappingMetrics(measured) : null,
    };
  }, [history, consumer, stretches, span]);
  const setting = consumer && scenario.consumers[consumer.entry];
  if (known === null || consumer === undefined || setting === undefined) return null;
  const name = nameOfConsumer(setting, consumer.ordinal);
  return (
    <>
      {known.pushed !== null && <MetricTable caption={w.consumer(name)} metrics={known.pushed} />}
      {known.function !== null && (
        <MetricTable
          caption={w.function(name)}
          metrics={known.function.metrics}
          more={[[w.whenFinished, known.function.ageWhenFinished.Maximum]]}
        />
      )}
      {known.mapping !== null && (
        <>
          <p className={styles.soft}>{w.whenFinishedNote}</p>
          <MetricTable caption={w.mapping} metrics={known.mapping} />
        </>
      )}
    </>
  );
}
