import type { MetricName, MetricValues } from '../../metrics';
import { METRICS } from '../../metrics';
import { words } from '../../words';
import { formatCount, formatDuration } from '../format';
import styles from './bill.module.css';

const w = words.bill;

/** Metrics of one thing, each with the statistic that one looks at. */
export function MetricTable({
  caption,
  metrics,
  more = [],
}: {
  readonly caption: string;
  readonly metrics: Readonly<Partial<Record<MetricName, MetricValues>>>;
  /** Rows that are not CloudWatch's: a name, and milliseconds. */
  readonly more?: readonly (readonly [string, number | null])[];
}) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{w.metric}</th>
          <th scope="col">{w.statistic}</th>
          <th scope="col">{w.value}</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(metrics) as MetricName[]).map((name) => {
          const { statistics, unit } = METRICS[name];
          const value = metrics[name]![statistics[0]];
          return <Row key={name} name={name} statistic={statistics[0]} value={shown(value, unit)} />;
        })}
        {more.map(([name, value]) => (
          <Row key={name} name={name} statistic="Maximum" value={shown(value, 'Milliseconds')} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  name,
  statistic,
  value,
}: {
  readonly name: string;
  readonly statistic: string;
  readonly value: string;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{statistic}</td>
      <td>{value}</td>
    </tr>
  );
}

function shown(value: number | null, unit: (typeof METRICS)[MetricName]['unit']): string {
  if (value === null) return w.noData;
  if (unit === 'Milliseconds') return formatDuration(value);
  return unit === 'Bytes' ? w.bytes(formatCount(value)) : formatCount(value);
}
