/** The part of a report that AWS would show itself: CloudWatch's metrics of the whole run, and what it costs. */
import type { ConsumerHistory, Simulation } from '../engine';
import {
  costOf,
  costOfMonth,
  functionMetrics,
  getRecordsMetrics,
  incomingMetrics,
  mappingMetrics,
  METRICS,
  nameOfConsumer,
  pushedReaders,
  stretchesOf,
  subscribeMetrics,
  type Cost,
  type CostItemName,
  type MetricName,
  type MetricValues,
  type Span,
} from '../metrics';

/** One metric of the whole run, by its name in CloudWatch. */
export interface MetricReport {
  readonly namespace: 'AWS/Kinesis' | 'AWS/Lambda';
  readonly metricName: MetricName;
  /** A mapping has the name of its consumer in the place of its UUID. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: 'Count' | 'Bytes' | 'Milliseconds';
  /** Those that AWS recommends; null where CloudWatch would have no data. */
  readonly statistics: Readonly<Record<string, number | null>>;
}

/** What something costs in US dollars, by item. */
export interface Bill {
  readonly dollars: number;
  readonly items: readonly {
    readonly item: CostItemName;
    /** As the price counts it: hours, millions of units or requests, GB, GB-months, GB-seconds. */
    readonly quantity: number;
    /** US dollars for one of these. */
    readonly price: number;
    readonly dollars: number;
  }[];
}

/** What the run costs, in US dollars. */
export interface CostReport extends Bill {
  /** If the load of this run went on for a month; null for a run of no length. */
  readonly month: Bill | null;
}

/** The metrics of a run up to where it stands now. */
export function reportMetrics(simulation: Simulation): readonly MetricReport[] {
  const { history, scenario, origin, now } = simulation;
  const { streamName } = scenario.stream;
  const span: Span = { from: 0, to: now + 1 };
  const stretches = stretchesOf(origin, history);
  const stream = { StreamName: streamName };
  const ofConsumer = (consumer: ConsumerHistory) => {
    const name = nameOfConsumer(scenario.consumers[consumer.entry], consumer.ordinal);
    const pushed =
      pushedReaders(history, consumer).length === 0
        ? []
        : listed(subscribeMetrics(history, consumer, span), { ...stream, ConsumerName: name });
    if (consumer.type !== 'lambda') return pushed;
    const measured = { history, consumer, stretches, span, now };
    return [
      ...pushed,
      ...listed(functionMetrics(measured).metrics, { FunctionName: name }),
      ...listed(mappingMetrics(measured), { EventSourceMappingUUID: name }),
    ];
  };
  return [
    ...listed(incomingMetrics(history, span), stream),
    ...listed(getRecordsMetrics(history, scenario.seed, span), stream),
    ...history.consumers
      .filter(({ endsAt }) => endsAt === Infinity)
      .sort((a, b) => a.entry - b.entry || a.ordinal - b.ordinal)
      .flatMap(ofConsumer),
  ];
}

/** What a run costs up to where it stands now. */
export function reportCost({ history, origin, now }: Simulation): CostReport {
  // What happens at this very moment is in it.
  const span: Span = { from: 0, to: now + 1 };
  const cost = costOf({ history, stretches: stretchesOf(origin, history) }, span);
  const month = now === 0 ? null : costOfMonth(cost, span);
  return { ...billOf(cost), month: month && billOf(month) };
}

function billOf({ dollars, items }: Cost): Bill {
  return {
    dollars,
    items: items.map(({ item, quantity, price, dollars: ofItem }) => ({
      item,
      quantity,
      price,
      dollars: ofItem,
    })),
  };
}

function listed(
  metrics: Readonly<Partial<Record<MetricName, MetricValues>>>,
  dimensions: MetricReport['dimensions'],
): MetricReport[] {
  return (Object.keys(metrics) as MetricName[]).map((metricName) => {
    const { namespace, unit, statistics } = METRICS[metricName];
    const values = metrics[metricName]!;
    return {
      namespace,
      metricName,
      dimensions,
      unit,
      statistics: Object.fromEntries(statistics.map((name) => [name, values[name]])),
    };
  });
}
