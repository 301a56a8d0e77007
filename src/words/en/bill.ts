import type { CostItemName } from '../../metrics/index';

/** The words of what CloudWatch would show, and of what AWS would charge. */
export const billWords = {
  summary: 'CloudWatch and cost',
  period: (from: string, to: string) => `The last full minute, from ${from} to ${to}.`,
  soFar: (to: string) => `CloudWatch counts by the minute; this is the first one so far, to ${to}.`,
  none: 'CloudWatch has nothing to show yet.',
  cloudWatch: 'What CloudWatch would show',
  metric: 'Metric',
  statistic: 'Statistic',
  value: 'Value',
  noData: 'no data',
  /** A count of bytes that may end in k or M, which belongs to the unit. */
  bytes: (count: string) => (/[kM]$/.test(count) ? `${count}B` : `${count} B`),
  stream: (name: string) => `Stream ${name}`,
  consumer: (name: string) => `Registered consumer ${name}`,
  function: (name: string) => `Function ${name}`,
  mapping: 'Its mapping, where its EventCount metrics are asked for',
  whenFinished: 'IteratorAge, taken when finished',
  whenFinishedNote:
    'One page of AWS’s guide takes IteratorAge when a batch is sent, another when it is processed. CloudWatch’s own is the first.',
  cost: 'What it would cost',
  costLead: (month: string, hours: string) =>
    `If this load went on for a month of ${hours} hours: ${month}, in us-east-1.`,
  /** How much of an item, and what one of it costs. */
  times: (quantity: string, price: string, unit: string) => `${quantity} × ${price} ${unit}`,
  lessThan: (least: string) => `< ${least}`,
  priceSource: (source: string, date: string) => `${source} (${date})`,
  prices: (sources: readonly string[]) =>
    `Prices of us-east-1 unless a line says otherwise, by: ${sources.join('; ')}.`,
  item: 'Item',
  month: 'A month',
  items: {
    shardHours: 'shard-hours',
    putUnits: 'PUT payload units',
    extendedRetention: 'extended retention',
    longRetention: 'long-term retention',
    onDemandHours: 'stream-hours',
    onDemandIn: 'data in',
    onDemandOut: 'data out',
    onDemandRetention: 'extended retention',
    fanOutHours: 'enhanced fan-out, hours',
    fanOutData: 'enhanced fan-out, data',
    lambdaRequests: 'Lambda requests',
    lambdaCompute: 'Lambda compute',
    firehoseData: 'Firehose',
  } satisfies Record<CostItemName, string>,
  reported: '*',
  reportedNote:
    '* Its price is reported by others or of another region. Free tiers and the machines of a KCL application are not counted.',
  plainNote: 'Free tiers and the machines of a KCL application are not counted.',
} as const;
