/** The metrics that CloudWatch would show of a run: by their names there, with the statistics that AWS recommends. */
import type { Micros } from '../lib/time';
import { MICROS_PER_SECOND } from '../lib/time';

/** A statistic by CloudWatch's name. */
export type Statistic = 'Sum' | 'Average' | 'Maximum';

interface MetricKind {
  readonly namespace: 'AWS/Kinesis' | 'AWS/Lambda';
  readonly unit: 'Count' | 'Bytes' | 'Milliseconds';
  /** What is worth asking of it; the first is what one looks at. */
  readonly statistics: readonly [Statistic, ...Statistic[]];
}

const kinesis = (unit: MetricKind['unit'], ...statistics: MetricKind['statistics']): MetricKind => ({
  namespace: 'AWS/Kinesis',
  unit,
  statistics,
});
const lambda = (unit: MetricKind['unit'], ...statistics: MetricKind['statistics']): MetricKind => ({
  namespace: 'AWS/Lambda',
  unit,
  statistics,
});

/** Every metric that a run has, by its name in CloudWatch, in the order in which they are shown. */
export const METRICS = {
  IncomingRecords: kinesis('Count', 'Sum'),
  IncomingBytes: kinesis('Bytes', 'Sum'),
  WriteProvisionedThroughputExceeded: kinesis('Count', 'Sum'),
  'GetRecords.Success': kinesis('Count', 'Sum'),
  'GetRecords.Records': kinesis('Count', 'Sum', 'Average', 'Maximum'),
  'GetRecords.Bytes': kinesis('Bytes', 'Sum', 'Average', 'Maximum'),
  'GetRecords.IteratorAgeMilliseconds': kinesis('Milliseconds', 'Maximum', 'Average'),
  ReadProvisionedThroughputExceeded: kinesis('Count', 'Sum'),
  'SubscribeToShardEvent.Records': kinesis('Count', 'Sum'),
  'SubscribeToShardEvent.Bytes': kinesis('Bytes', 'Sum'),
  'SubscribeToShardEvent.MillisBehindLatest': kinesis('Milliseconds', 'Maximum', 'Average'),
  Invocations: lambda('Count', 'Sum'),
  Errors: lambda('Count', 'Sum'),
  Throttles: lambda('Count', 'Sum'),
  Duration: lambda('Milliseconds', 'Average', 'Maximum'),
  ConcurrentExecutions: lambda('Count', 'Maximum'),
  IteratorAge: lambda('Milliseconds', 'Maximum', 'Average'),
  PolledEventCount: lambda('Count', 'Sum'),
  FilteredOutEventCount: lambda('Count', 'Sum'),
  InvokedEventCount: lambda('Count', 'Sum'),
  FailedInvokeEventCount: lambda('Count', 'Sum'),
  DroppedEventCount: lambda('Count', 'Sum'),
  OnFailureDestinationDeliveredEventCount: lambda('Count', 'Sum'),
} as const satisfies Record<string, MetricKind>;

/** A metric by CloudWatch's name. */
export type MetricName = keyof typeof METRICS;

/** A span of simulated time: `from` <= time < `to`. */
export interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

/** The values of one metric in a span; null where CloudWatch would have no data. */
export interface MetricValues {
  readonly Sum: number;
  readonly Average: number | null;
  readonly Maximum: number | null;
}

/** Puts the values of one metric together. */
export class Samples {
  count = 0;
  private sum = 0;
  private maximum = 0;

  /** One value, or the same value several times. */
  add(value: number, times = 1): void {
    if (times <= 0) return;
    this.count += times;
    this.sum += value * times;
    this.maximum = Math.max(this.maximum, value);
  }

  values(): MetricValues {
    const { count, sum, maximum } = this;
    return count === 0
      ? { Sum: 0, Average: null, Maximum: null }
      : { Sum: sum, Average: sum / count, Maximum: maximum };
  }
}

/** A metric that is a count and nothing else. */
export function counted(value: number): MetricValues {
  return { Sum: value, Average: null, Maximum: value };
}

/** CloudWatch keeps the metrics of Kinesis and Lambda by the minute. */
const PERIOD: Micros = 60 * MICROS_PER_SECOND;

/** The minute that CloudWatch would show at t: the last that is over. Before the first is over, that one so far. */
export function periodAt(t: Micros): Span & { readonly isOver: boolean } {
  const minutes = Math.floor(t / PERIOD);
  return minutes === 0
    ? { from: 0, to: Math.max(1, t), isOver: false }
    : { from: (minutes - 1) * PERIOD, to: minutes * PERIOD, isOver: true };
}
