import { ASSUMPTIONS, LIMITS } from '../limits';
import { MICROS_PER_SECOND, microsFromMillis, type Micros } from '../../lib/time';
import type { ReaderState } from '../state';

/** From a put to the push that hands it over, at the least. */
export const PUSH_LATENCY = microsFromMillis(LIMITS.fanOutMillis.value);
const GATHER = microsFromMillis(ASSUMPTIONS.fanOutGatherMillis.value);

/** Records put at or before this time are in an event that is pushed at `at`. */
export function pushedUpTo(at: Micros): Micros {
  return at - PUSH_LATENCY + GATHER;
}

/** When the event that begins with a record put at `arrivedAt` is pushed: 70 ms later, or when the pipe is free. */
export function pushDueAt(reader: ReaderState, arrivedAt: Micros): Micros {
  return Math.max(arrivedAt + PUSH_LATENCY, reader.pipeFreeAt);
}

/** How long an event of `bytes` fills a consumer's own 2 MiB/s of a shard. */
export function pushMicros(bytes: number): Micros {
  return Math.ceil((bytes * MICROS_PER_SECOND) / LIMITS.fanOutBytesPerSecond.value);
}
