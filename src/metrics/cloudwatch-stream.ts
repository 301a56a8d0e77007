/** The stream's metrics as CloudWatch has them (namespace AWS/Kinesis). */
import { CALL_OK, type ConsumerHistory, type History, type ReaderHistory } from '../engine';
import { callsBetween } from './calls';
import { counted, Samples, type MetricName, type MetricValues, type Span } from './cloudwatch';
import { millisBehindOf } from './iterator-age';
import { rowsBetween } from './rates';

type Metrics<N extends MetricName> = Readonly<Record<N, MetricValues>>;

/** What is put into the stream: accepted records and their bytes, and the records that were refused. */
export function incomingMetrics(
  { shards }: History,
  span: Span,
): Metrics<'IncomingRecords' | 'IncomingBytes' | 'WriteProvisionedThroughputExceeded'> {
  let records = 0;
  let bytes = 0;
  let refused = 0;
  for (const { records: log, refusals } of shards) {
    const [first, end] = rowsIn(log.arrivedAt, span);
    const [firstRefused, endRefused] = rowsIn(refusals.at, span);
    records += end - first;
    bytes += bytesUpTo(log.bytesUpTo, end) - bytesUpTo(log.bytesUpTo, first);
    refused += endRefused - firstRefused;
  }
  return {
    IncomingRecords: counted(records),
    IncomingBytes: counted(bytes),
    WriteProvisionedThroughputExceeded: counted(refused),
  };
}

/** What all shared consumers do together: AWS mixes their GetRecords calls. Enhanced fan-out is not in it. */
export function getRecordsMetrics(
  history: History,
  seed: number,
  span: Span,
): Metrics<
  | 'GetRecords.Success'
  | 'GetRecords.Records'
  | 'GetRecords.Bytes'
  | 'GetRecords.IteratorAgeMilliseconds'
  | 'ReadProvisionedThroughputExceeded'
> {
  const records = new Samples();
  const bytes = new Samples();
  const ages = new Samples();
  let refused = 0;
  let answered = 0;
  for (const reader of history.readers) {
    if (reader.schedule === null || reader.startsAt >= span.to) continue;
    const calls = callsBetween(seed, reader, span.from - 1, span.to - 1);
    refused += calls.refused;
    answered += calls.calls - calls.refused;
    forEachReply(history, reader, span, (reply) => {
      records.add(reply.records);
      bytes.add(reply.bytes);
      ages.add(reply.millisBehind);
    });
  }
  // Replies with nothing are not in the tables: they have reached the newest record.
  const empty = answered - records.count;
  for (const samples of [records, bytes, ages]) samples.add(0, empty);
  return {
    'GetRecords.Success': counted(answered),
    'GetRecords.Records': records.values(),
    'GetRecords.Bytes': bytes.values(),
    'GetRecords.IteratorAgeMilliseconds': ages.values(),
    ReadProvisionedThroughputExceeded: counted(refused),
  };
}

/** What is pushed to one registered consumer. */
export function subscribeMetrics(
  history: History,
  consumer: ConsumerHistory,
  span: Span,
): Metrics<
  'SubscribeToShardEvent.Records' | 'SubscribeToShardEvent.Bytes' | 'SubscribeToShardEvent.MillisBehindLatest'
> {
  const records = new Samples();
  const bytes = new Samples();
  const ages = new Samples();
  for (const reader of pushedReaders(history, consumer)) {
    forEachReply(history, reader, span, (reply) => {
      records.add(reply.records);
      bytes.add(reply.bytes);
      ages.add(reply.millisBehind);
    });
  }
  return {
    'SubscribeToShardEvent.Records': records.values(),
    'SubscribeToShardEvent.Bytes': bytes.values(),
    'SubscribeToShardEvent.MillisBehindLatest': ages.values(),
  };
}

/** The consumer's readers that are pushed to. */
export function pushedReaders(history: History, consumer: ConsumerHistory): readonly ReaderHistory[] {
  return consumer.shards
    .flatMap(({ readers }) => readers)
    .map((id) => history.readers[id])
    .filter(({ schedule }) => schedule === null);
}

interface Reply {
  readonly records: number;
  readonly bytes: number;
  readonly millisBehind: number;
}

/** Goes through the calls or pushes of a reader in a span that were answered with records. */
export function forEachReply(
  history: History,
  reader: ReaderHistory,
  span: Span,
  tell: (reply: Reply) => void,
): void {
  const { calls } = reader;
  const { bytesUpTo: sums } = history.shards[reader.shard].records;
  const [first, end] = rowsIn(calls.at, span);
  for (let row = first; row < end; row++) {
    if (calls.outcome.data[row] !== CALL_OK) continue;
    const from = calls.from.data[row];
    const to = calls.to.data[row];
    tell({
      records: to - from,
      bytes: bytesUpTo(sums, to) - bytesUpTo(sums, from),
      millisBehind: millisBehindOf(history, reader, row),
    });
  }
}

/** Rows whose ascending time is in the span: the first, and the one behind the last. */
export function rowsIn(
  at: { readonly data: ArrayLike<number>; readonly length: number },
  { from, to }: Span,
): [first: number, end: number] {
  return rowsBetween(at, from - 1, to - 1);
}

/** The bytes of the first `rows` records. */
export function bytesUpTo({ data }: { readonly data: ArrayLike<number> }, rows: number): number {
  return rows === 0 ? 0 : data[rows - 1];
}
