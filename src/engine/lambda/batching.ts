/** When a lane has a batch, and how many records it takes. */
import { ASSUMPTIONS, LIMITS } from '../limits';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import type { LaneHistory, ShardHistory } from '../history';
import type { EventSourceMappingSetting } from '../scenario';
import { bytesOf } from '../kinesis/get-records';
import type { LaneState } from '../state';

const PAYLOAD = LIMITS.payloadBytes.value;
const AROUND = ASSUMPTIONS.payloadBytesPerRecord.value;

/** Bytes a record takes in the event: its data in base64, and what JSON puts around it. */
export function payloadBytesOf(recordBytes: number): number {
  return Math.ceil(recordBytes / 3) * 4 + AROUND;
}

/** The next batch of a lane if it were sent now; `full` when it cannot grow any more. */
export interface NextBatch {
  readonly count: number;
  readonly full: boolean;
}

/** A bound of the bytes that so many records with so many bytes in all take in the event. */
function mostPayload(records: number, bytes: number): number {
  // Base64 rounds every record up to three bytes.
  return ((bytes + 2 * records) / 3) * 4 + AROUND * records;
}

type BatchRule = Pick<EventSourceMappingSetting, 'batchSize' | 'tumblingWindowInSeconds'>;

/**
 * How many of a lane's waiting records fit one invocation: `batchSize` records, 6 MiB of event, one tumbling window.
 * Windows are counted from the start of the run, by when a record arrived.
 */
export function nextBatch(
  shard: ShardHistory,
  rows: LaneHistory['rows'],
  lane: { readonly head: number; readonly tail: number },
  { batchSize, tumblingWindowInSeconds }: BatchRule,
): NextBatch {
  const { data } = shard.records.bytesUpTo;
  const span = tumblingWindowInSeconds * MICROS_PER_SECOND;
  const most = Math.min(batchSize, lane.tail - lane.head);
  const whole = { count: most, full: most === batchSize };
  // What waits is in order: when all that the shard has from the first to the last would fit, these do.
  const [first, last] = [rows.data[lane.head], rows.data[lane.head + most - 1]];
  if (most > 0 && span === 0 && mostPayload(most, bytesOf(shard, first, last + 1)) <= PAYLOAD) return whole;
  let payload = 0;
  for (let count = 0; count < most; count++) {
    const row = rows.data[lane.head + count];
    payload += payloadBytesOf(data[row] - (row === 0 ? 0 : data[row - 1]));
    if (payload > PAYLOAD && count > 0) return { count, full: true };
    if (span > 0 && windowOf(shard, row, span) !== windowOf(shard, first, span)) return { count, full: true };
  }
  return whole;
}

/** The number of the tumbling window that a record belongs to. */
function windowOf({ records }: ShardHistory, row: number, span: Micros): number {
  return Math.floor(records.arrivedAt.data[row] / span);
}

/** When a lane that is free sends what it has: at once when full, otherwise when the batching window is over. */
export function dispatchTime(batch: NextBatch, lane: LaneState, setting: EventSourceMappingSetting): Micros {
  if (batch.full) return lane.windowOpenedAt;
  return lane.windowOpenedAt + setting.maximumBatchingWindowInSeconds * MICROS_PER_SECOND;
}
