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
import { bytesUpTo, forEachReply, rowsIn } from './cloudwatch-stream';
import { scenarioAt, type Stretch } from './settings-over-time';

/** One item of the bill, in the order in which they stand on it. */
const COST_ITEMS = [
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

type PriceName = keyof typeof PRICES;

/** An item of the bill, by name. */
export type CostItemName = (typeof COST_ITEMS)[number];

/** One item of the bill. */
export interface CostItem {
  readonly item: CostItemName;
  /** As the price counts it: hours, millions of units or requests, GB, GB-months, GB-seconds. */
  readonly quantity: number;
  /** US dollars for one of these; the entry of PRICES that it is. */
  readonly price: number;
  readonly priceName: PriceName;
  /** US dollars. */
  readonly dollars: number;
}

/** A bill. */
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

/** Hours that a record is kept for without a charge. */
const DAY = LIMITS.retentionHoursMinimum.value;

/** What a span of a run costs. */
export function costOf(run: Billed, span: Span): Cost {
  const { history, stretches } = run;
  const { stream } = scenarioAt(stretches, span.from);
  const bill = stream.streamMode === 'PROVISIONED' ? provisioned : onDemand;
  const items = [...bill(history, stream, span), ...lambda(run, span), ...firehose(history, span)].filter(
    ({ quantity }) => quantity > 0,
  );
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

function charge(item: CostItemName, quantity: number, priceName: PriceName): CostItem {
  const price = PRICES[priceName].value;
  return { item, quantity, price, priceName, dollars: quantity * price };
}

function provisioned(history: History, { retentionPeriodHours }: Scenario['stream'], span: Span): CostItem[] {
  const hours = shardHours(history, span);
  const week = PRICES.extendedRetentionHours.value;
  const pushed = pushes(history, span);
  return [
    charge('shardHours', hours, 'shardHour'),
    charge('putUnits', putUnits(history, span) / MILLION, 'putUnit'),
    charge('extendedRetention', retentionPeriodHours > DAY ? hours : 0, 'extendedRetentionHour'),
    charge('longRetention', keptMonths(history, week, retentionPeriodHours, span), 'longRetentionMonth'),
    charge('fanOutHours', pushed.shardHours, 'fanOutHour'),
    charge('fanOutData', gigabytes(pushed.bytes), 'fanOutGigabyte'),
  ];
}

interface OnDemandPrices {
  readonly hours: number;
  readonly in: PriceName;
  readonly out: PriceName;
  readonly pushed: PriceName;
}

/** On demand the GB are billed, in, out and pushed; the retention by the GB too; the shards are AWS's. */
function onDemand(history: History, stream: Scenario['stream'], span: Span): CostItem[] {
  const week = PRICES.extendedRetentionHours.value;
  const { retentionPeriodHours, onDemandAdvantage } = stream;
  const kilobytes = sumOfRecords(history, span, PRICES.kilobyteBytes.value);
  const bytesIn = kilobytes * PRICES.kilobyteBytes.value;
  const extended = Math.min(retentionPeriodHours, week);
  const data: OnDemandPrices = onDemandAdvantage
    ? { hours: 0, in: 'advantageIn', out: 'advantageOut', pushed: 'advantageOut' }
    : {
        hours: (span.to - span.from) / MICROS_PER_HOUR,
        in: 'onDemandIn',
        out: 'onDemandOut',
        pushed: 'onDemandFanOut',
      };
  return [
    charge('onDemandHours', data.hours, 'onDemandHour'),
    charge('onDemandIn', gigabytes(bytesIn), data.in),
    charge('onDemandOut', gigabytes(bytesRead(history, span)), data.out),
    charge('onDemandRetention', keptMonths(history, DAY, extended, span), 'onDemandRetentionMonth'),
    charge('longRetention', keptMonths(history, week, retentionPeriodHours, span), 'longRetentionMonth'),
    charge('fanOutData', gigabytes(pushes(history, span).bytes), data.pushed),
  ];
}

/** Bytes that GetRecords gave to all who polled. */
function bytesRead(history: History, span: Span): number {
  return bytesOfReplies(
    history,
    history.readers.filter(({ schedule }) => schedule !== null),
    span,
  );
}

/** Bytes that readers were given in a span. */
function bytesOfReplies(history: History, readers: readonly ReaderHistory[], span: Span): number {
  let bytes = 0;
  for (const reader of readers) {
    forEachReply(history, reader, span, (reply) => {
      bytes += reply.bytes;
    });
  }
  return bytes;
}

/** Hours of open shards in a span, all shards together. */
function shardHours({ shards }: History, { from, to }: Span): number {
  const open = shards.map(({ createdAt, closedAt }) => overlapOf(createdAt, closedAt, { from, to }));
  return open.reduce((sum, micros) => sum + micros, 0) / MICROS_PER_HOUR;
}

/** PUT payload units of the records accepted in a span: each record is rounded up. */
function putUnits(history: History, span: Span): number {
  return sumOfRecords(history, span, PRICES.putUnitKilobytes.value * PRICES.kilobyteBytes.value);
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

/** GB-months of the records that are older than `fromHours` and are kept for `toHours`. */
function keptMonths({ shards }: History, fromHours: number, toHours: number, span: Span): number {
  const youngest = fromHours * MICROS_PER_HOUR;
  const oldest = toHours * MICROS_PER_HOUR;
  if (oldest <= youngest || span.to <= youngest) return 0;
  let byteMicros = 0;
  for (const { records } of shards) {
    let before = 0;
    for (let row = 0; row < records.arrivedAt.length; row++) {
      const at = records.arrivedAt.data[row];
      if (at + youngest >= span.to) break;
      const upTo = records.bytesUpTo.data[row];
      byteMicros += (upTo - before) * overlapOf(at + youngest, at + oldest, span);
      before = upTo;
    }
  }
  return gigabytes(byteMicros) / (PRICES.monthHours.value * MICROS_PER_HOUR);
}

/** What is pushed; a registered consumer costs for every shard of it, whether anything comes or not; who shares one pays for none. */
function pushes(history: History, span: Span): { readonly shardHours: number; readonly bytes: number } {
  const readers = history.readers.filter(({ schedule }) => schedule === null);
  let micros = 0;
  for (const reader of readers) {
    if (!sharesRegistration(history, reader)) micros += overlapOf(reader.startsAt, reader.endsAt, span);
  }
  return { shardHours: micros / MICROS_PER_HOUR, bytes: bytesOfReplies(history, readers, span) };
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
  const readers = history.readers.filter(({ consumer }) => history.consumers[consumer].type === 'firehose');
  return [charge('firehoseData', gigabytes(bytesOfReplies(history, readers, span)), 'firehoseGigabyte')];
}

function gigabytes(bytes: number): number {
  return bytes / ASSUMPTIONS.gigabyteBytes.value;
}

function overlapOf(startsAt: Micros, endsAt: Micros, { from, to }: Span): Micros {
  return Math.max(0, Math.min(endsAt, to) - Math.max(startsAt, from));
}
