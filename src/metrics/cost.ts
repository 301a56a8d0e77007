/** What a run costs, item by item, as AWS bills it; pro rata where AWS bills by the hour. Free tiers are not counted. */
import {
  ASSUMPTIONS,
  LIMITS,
  PRICES,
  type ConsumerHistory,
  type History,
  type ReaderHistory,
  type Scenario,
} from '../engine';
import { MICROS_PER_HOUR, MICROS_PER_SECOND, type Micros } from '../lib/time';
import type { Span } from './cloudwatch';
import { forEachRunning } from './cloudwatch-function';
import { bytesUpTo, forEachReply, pushedReaders, rowsIn } from './cloudwatch-stream';
import { scenarioAt, type Stretch } from './settings-over-time';

/** One item of the bill, in the order in which they stand on it. */
export const COST_ITEMS = [
  'shardHours',
  'putUnits',
  'extendedRetention',
  'longRetention',
  'onDemandHours',
  'onDemandIn',
  'onDemandOut',
  'onDemandRetention',
  'fanOutHours',
  'fanOutData',
  'lambdaRequests',
  'lambdaCompute',
  'firehoseData',
] as const;

export type CostItemName = (typeof COST_ITEMS)[number];

export interface CostItem {
  readonly item: CostItemName;
  /** As the price counts it: hours, millions of units or requests, GB, GB-months, GB-seconds. */
  readonly quantity: number;
  /** US dollars for one of these; the entry of PRICES that it is. */
  readonly price: number;
  readonly priceName: keyof typeof PRICES;
  /** US dollars. */
  readonly dollars: number;
}

export interface Cost {
  readonly items: readonly CostItem[];
  /** US dollars, all items together. */
  readonly dollars: number;
}

/** A run, and what is known of its settings. */
export interface Billed {
  readonly history: History;
  /** The settings of the run, by time. */
  readonly stretches: readonly Stretch[];
}

const MILLION = 1_000_000;

/** What a span of a run costs. */
export function costOf(run: Billed, span: Span): Cost {
  const { history, stretches } = run;
  const { stream } = scenarioAt(stretches, span.from);
  const items = [
    ...(stream.streamMode === 'PROVISIONED' ? provisioned(history, stream, span) : []),
    ...fanOut(history, span),
    ...lambda(run, span),
    ...firehose(history, span),
  ].filter(({ quantity }) => quantity > 0);
  return { items, dollars: items.reduce((sum, { dollars }) => sum + dollars, 0) };
}

/**
 * What a month would cost if it went on as in a span: every item in proportion. AWS's month has 730 hours.
 * Null for a span of no length.
 */
export function costOfMonth(cost: Cost, { from, to }: Span): Cost | null {
  if (to <= from) return null;
  const times = (PRICES.monthHours.value * MICROS_PER_HOUR) / (to - from);
  return {
    items: cost.items.map((one) => ({
      ...one,
      quantity: one.quantity * times,
      dollars: one.dollars * times,
    })),
    dollars: cost.dollars * times,
  };
}

function charge(item: CostItemName, quantity: number, priceName: keyof typeof PRICES): CostItem {
  const price = PRICES[priceName].value;
  return { item, quantity, price, priceName, dollars: quantity * price };
}

function provisioned(history: History, { retentionPeriodHours }: Scenario['stream'], span: Span): CostItem[] {
  const hours = shardHours(history, span);
  const kept = LIMITS.retentionHoursMinimum.value;
  return [
    charge('shardHours', hours, 'shardHour'),
    charge('putUnits', putUnits(history, span) / MILLION, 'putUnit'),
    charge('extendedRetention', retentionPeriodHours > kept ? hours : 0, 'extendedRetentionHour'),
    charge('longRetention', longRetention(history, retentionPeriodHours, span), 'longRetentionMonth'),
  ];
}

/** Hours of open shards in a span, all shards together. */
function shardHours({ shards }: History, { from, to }: Span): number {
  const open = shards.map(({ createdAt, closedAt }) =>
    Math.max(0, Math.min(to, closedAt) - Math.max(from, createdAt)),
  );
  return open.reduce((sum, micros) => sum + micros, 0) / MICROS_PER_HOUR;
}

/** PUT payload units of the records accepted in a span: each record is rounded up. */
function putUnits(history: History, span: Span): number {
  return sumOfRecords(history, span, PRICES.putUnitKilobytes.value * ASSUMPTIONS.kilobyteBytes.value);
}

/** How many units of so many bytes the records accepted in a span have, each rounded up. */
function sumOfRecords({ shards }: History, span: Span, unitBytes: number): number {
  let units = 0;
  for (const { records } of shards) {
    const [first, end] = rowsIn(records.arrivedAt, span);
    let before = bytesUpTo(records.bytesUpTo, first);
    for (let row = first; row < end; row++) {
      const upTo = records.bytesUpTo.data[row];
      units += Math.ceil((upTo - before) / unitBytes);
      before = upTo;
    }
  }
  return units;
}

/** GB-months of records older than a week, while they are kept. */
function longRetention({ shards }: History, retentionHours: number, span: Span): number {
  const youngest = PRICES.extendedRetentionHours.value * MICROS_PER_HOUR;
  const oldest = retentionHours * MICROS_PER_HOUR;
  if (oldest <= youngest || span.to <= youngest) return 0;
  let byteMicros = 0;
  for (const { records } of shards) {
    let before = 0;
    for (let row = 0; row < records.arrivedAt.length; row++) {
      const at = records.arrivedAt.data[row];
      if (at + youngest >= span.to) break;
      const upTo = records.bytesUpTo.data[row];
      const overlap = Math.min(at + oldest, span.to) - Math.max(at + youngest, span.from);
      byteMicros += (upTo - before) * Math.max(0, overlap);
      before = upTo;
    }
  }
  return gigabytes(byteMicros) / (PRICES.monthHours.value * MICROS_PER_HOUR);
}

/**
 * A registered consumer costs for every shard that it is registered for, whether anything comes or not; two who share a
 * registration pay for one.
 */
function fanOut(history: History, span: Span): CostItem[] {
  let micros = 0;
  let bytes = 0;
  for (const consumer of history.consumers) {
    for (const reader of pushedReaders(history, consumer)) {
      if (!sharesRegistration(history, reader)) micros += overlapOf(reader.startsAt, reader.endsAt, span);
      forEachReply(history, reader, span, (reply) => {
        bytes += reply.bytes;
      });
    }
  }
  return [
    charge('fanOutHours', micros / MICROS_PER_HOUR, 'fanOutHour'),
    charge('fanOutData', gigabytes(bytes), 'fanOutGigabyte'),
  ];
}

function sharesRegistration({ registrations }: History, { consumer, startsAt }: ReaderHistory): boolean {
  const last = registrations.findLast((one) => one.consumer === consumer && one.at <= startsAt);
  return last?.isShared === true;
}

/** Requests by their start, compute as it goes; the cold start is billed too, as it is since August 2025. */
function lambda({ history, stretches }: Billed, span: Span): CostItem[] {
  let requests = 0;
  let gigabyteSeconds = 0;
  for (const consumer of history.consumers) {
    forEachRunning(consumer, span, ({ lane: { invocations }, row }) => {
      const startsAt = invocations.startsAt.data[row];
      const seconds = overlapOf(startsAt, invocations.endsAt.data[row], span) / MICROS_PER_SECOND;
      if (startsAt >= span.from) requests++;
      gigabyteSeconds += (seconds * memoryOf(consumer, stretches, startsAt)) / MEGABYTES;
    });
  }
  return [
    charge('lambdaRequests', requests / MILLION, 'lambdaMillionRequests'),
    charge('lambdaCompute', gigabyteSeconds, 'lambdaGigabyteSecond'),
  ];
}

/** Megabytes of memory that Lambda bills as one GB. */
const MEGABYTES = 1_024;

function memoryOf({ entry }: ConsumerHistory, stretches: readonly Stretch[], t: Micros): number {
  const setting = scenarioAt(stretches, t).consumers[entry];
  return setting.type === 'lambda' ? setting.function.memoryMegabytes : 0;
}

function firehose(history: History, span: Span): CostItem[] {
  let bytes = 0;
  for (const consumer of history.consumers) {
    if (consumer.type !== 'firehose') continue;
    for (const id of consumer.shards.flatMap(({ readers }) => readers)) {
      forEachReply(history, history.readers[id], span, (reply) => {
        bytes += reply.bytes;
      });
    }
  }
  return [charge('firehoseData', gigabytes(bytes), 'firehoseGigabyte')];
}

function gigabytes(bytes: number): number {
  return bytes / ASSUMPTIONS.gigabyteBytes.value;
}

function overlapOf(startsAt: Micros, endsAt: Micros, { from, to }: Span): Micros {
  return Math.max(0, Math.min(endsAt, to) - Math.max(startsAt, from));
}
