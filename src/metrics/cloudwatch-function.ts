/** A function's metrics and those of its event source mapping, as CloudWatch has them (namespace AWS/Lambda). */
import {
  INVOCATION_ERROR,
  INVOCATION_OK,
  INVOCATION_THROTTLED,
  type ConsumerHistory,
  type History,
  type LaneHistory,
  type Spans,
} from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import { MICROS_PER_MILLI, microsFromMillis, type Micros } from '../lib/time';
import { counted, Samples, type MetricValues, type Span } from './cloudwatch';
import { forEachReply, rowsIn } from './cloudwatch-stream';
import { highestOf } from './processing';
import { scenarioAt, type Stretch } from './settings-over-time';

type FunctionMetric =
  'Invocations' | 'Errors' | 'Throttles' | 'Duration' | 'ConcurrentExecutions' | 'IteratorAge';

type MappingMetric =
  | 'PolledEventCount'
  | 'FilteredOutEventCount'
  | 'InvokedEventCount'
  | 'FailedInvokeEventCount'
  | 'DroppedEventCount'
  | 'OnFailureDestinationDeliveredEventCount';

/** What is measured of one function. */
export interface Measured {
  readonly history: History;
  readonly consumer: ConsumerHistory;
  /** The settings of the run, by time. */
  readonly stretches: readonly Stretch[];
  readonly span: Span;
  /** What ends later is not known yet. */
  readonly now: Micros;
}

/** The metrics of a function, and one that CloudWatch has under no name. */
export interface FunctionMetrics {
  readonly metrics: Readonly<Record<FunctionMetric, MetricValues>>;
  /**
   * The age of the last record of a batch when its processing ended: what one page of AWS's guide calls IteratorAge,
   * where another says that it is taken when the batch is sent.
   */
  readonly ageWhenFinished: MetricValues;
}

/**
 * AWS dates an invocation and its error by its start; a try that was throttled is no invocation. IteratorAge is taken
 * when a batch is sent, a try that was throttled included. Duration leaves the cold start out.
 */
export function functionMetrics({ history, consumer, stretches, span, now }: Measured): FunctionMetrics {
  const duration = new Samples();
  const sent = new Samples();
  const finished = new Samples();
  let invocations = 0;
  let errors = 0;
  let throttles = 0;
  forEachTry(consumer, span, ({ lane, row, shard }) => {
    const { startsAt, endsAt, to, outcome, cold } = lane.invocations;
    const { arrivedAt } = history.shards[shard].records;
    const start = startsAt.data[row];
    sent.add((start - arrivedAt.data[lane.rows.data[to.data[row] - 1]]) / MICROS_PER_MILLI);
    if (outcome.data[row] === INVOCATION_THROTTLED) {
      throttles++;
      return;
    }
    invocations++;
    if (endsAt.data[row] > now) return;
    if (outcome.data[row] === INVOCATION_ERROR) errors++;
    const starting = cold.data[row] === 1 ? coldStartOf(consumer, stretches, start) : 0;
    duration.add((endsAt.data[row] - start - starting) / MICROS_PER_MILLI);
  });
  consumer.shards.forEach(({ lanes }, shard) => {
    const { arrivedAt } = history.shards[shard].records;
    for (const lane of lanes) {
      const { endsAt, to, outcome } = lane.invocations;
      const [first, end] = rowsIn(endsAt, span);
      for (let row = first; row < end; row++) {
        if (outcome.data[row] !== INVOCATION_OK) continue;
        const last = arrivedAt.data[lane.rows.data[to.data[row] - 1]];
        finished.add((endsAt.data[row] - last) / MICROS_PER_MILLI);
      }
    }
  });
  return {
    metrics: {
      Invocations: counted(invocations),
      Errors: counted(errors),
      Throttles: counted(throttles),
      Duration: duration.values(),
      ConcurrentExecutions: counted(mostAtOnce(consumer, span)),
      IteratorAge: sent.values(),
    },
    ageWhenFinished: finished.values(),
  };
}

/** The EventCount group of a mapping, which one has to ask for: records are "events" there. */
export function mappingMetrics({
  history,
  consumer,
  span,
  now,
}: Measured): Readonly<Record<MappingMetric, MetricValues>> {
  let polled = 0;
  let invoked = 0;
  let failed = 0;
  let dropped = 0;
  let filteredOut = 0;
  let delivered = 0;
  for (const { readers, lanes, filtered } of consumer.shards) {
    filteredOut += rowsOfSpans(filtered, span, () => true);
    for (const id of readers) {
      forEachReply(history, history.readers[id], span, ({ records }) => {
        polled += records;
      });
    }
    for (const { discards } of lanes) {
      // What was told to a destination is delivered, not dropped.
      dropped += rowsOfSpans(discards, span, (row) => discards.destination.data[row] === 0);
      delivered += rowsOfSpans(discards, span, (row) => discards.destination.data[row] > 0);
    }
  }
  forEachTry(consumer, span, ({ lane: { invocations }, row }) => {
    const { from, to, doneTo, endsAt, outcome } = invocations;
    if (outcome.data[row] !== INVOCATION_THROTTLED) invoked += to.data[row] - from.data[row];
    if (outcome.data[row] !== INVOCATION_OK && endsAt.data[row] <= now)
      failed += to.data[row] - doneTo.data[row];
  });
  return {
    PolledEventCount: counted(polled),
    FilteredOutEventCount: counted(filteredOut),
    InvokedEventCount: counted(invoked),
    FailedInvokeEventCount: counted(failed),
    DroppedEventCount: counted(dropped),
    OnFailureDestinationDeliveredEventCount: counted(delivered),
  };
}

/** Records that the spans of a table cover, of those rows in a span of time that count. */
function rowsOfSpans({ at, from, to }: Spans, span: Span, counts: (row: number) => boolean): number {
  const [first, end] = rowsIn(at, span);
  let records = 0;
  for (let row = first; row < end; row++) if (counts(row)) records += to.data[row] - from.data[row];
  return records;
}

interface Try {
  readonly lane: LaneHistory;
  /** Its row in the lane's invocations. */
  readonly row: number;
  readonly shard: number;
}

/** Goes through the tries of batches that started in a span. */
function forEachTry(consumer: ConsumerHistory, span: Span, tell: (one: Try) => void): void {
  consumer.shards.forEach(({ lanes }, shard) => {
    for (const lane of lanes) {
      const [first, end] = rowsIn(lane.invocations.startsAt, span);
      for (let row = first; row < end; row++) tell({ lane, row, shard });
    }
  });
}

/** Goes through the invocations that ran in a span, though they may have started before it. */
export function forEachRunning(
  consumer: ConsumerHistory,
  { from, to }: Span,
  tell: (one: Try) => void,
): void {
  consumer.shards.forEach(({ lanes }, shard) => {
    for (const lane of lanes) {
      const { startsAt, endsAt, outcome } = lane.invocations;
      const end = countBelow(startsAt.data, startsAt.length, to);
      for (let row = countUpTo(endsAt.data, endsAt.length, from); row < end; row++)
        if (outcome.data[row] !== INVOCATION_THROTTLED) tell({ lane, row, shard });
    }
  });
}

/** The most invocations that ran at one moment of a span. */
function mostAtOnce(consumer: ConsumerHistory, span: Span): number {
  const edges: number[] = [];
  forEachRunning(consumer, span, ({ lane: { invocations }, row }) => {
    const { startsAt, endsAt } = invocations;
    edges.push(Math.max(span.from, startsAt.data[row]) * 2 + 1, endsAt.data[row] * 2);
  });
  return highestOf(edges);
}

/** How long an environment took to start that was made at a moment. */
function coldStartOf({ entry }: ConsumerHistory, stretches: readonly Stretch[], t: Micros): Micros {
  const setting = scenarioAt(stretches, t).consumers[entry];
  return setting.type === 'lambda' ? microsFromMillis(setting.function.coldStartMillis) : 0;
}
