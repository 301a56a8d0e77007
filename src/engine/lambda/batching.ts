/** When a lane has a batch, and how many records it takes. */
import { ASSUMPTIONS, LIMITS } from '../limits';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import type { LaneHistory, ShardHistory } from '../history';
import type { EventSourceMappingSetting } from '../scenario';
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

/** How many of a lane's waiting records fit one invocation: `batchSize` records, 6 MiB of event. */
export function nextBatch(
  shard: ShardHistory,
  rows: LaneHistory['rows'],
  lane: Pick<LaneState, 'head' | 'tail'>,
  batchSize: number,
): NextBatch {
  const { data } = shard.records.bytesUpTo;
  const most = Math.min(batchSize, lane.tail - lane.head);
  let payload = 0;
  for (let count = 0; count < most; count++) {
    const row = rows.data[lane.head + count];
    payload += payloadBytesOf(data[row] - (row === 0 ? 0 : data[row - 1]));
    if (payload > PAYLOAD && count > 0) return { count, full: true };
  }
  return { count: most, full: most === batchSize };
}

/** When a lane that is free sends what it has: at once when full, otherwise when the batching window is over. */
export function dispatchTime(batch: NextBatch, lane: LaneState, setting: EventSourceMappingSetting): Micros {
  if (batch.full) return lane.windowOpenedAt;
  return lane.windowOpenedAt + setting.maximumBatchingWindowInSeconds * MICROS_PER_SECOND;
}
