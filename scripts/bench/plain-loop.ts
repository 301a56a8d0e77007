/**
 * What a hand-written loop over typed arrays needs for the same load. It knows the load and nothing else: no limits, no
 * failures, no settings that change, no way back. Its memory is laid out before it begins, and arrivals are worked out
 * when a poll reaches them. For each record it keeps what a picture of any past moment needs.
 */
import {
  BATCH_SIZE,
  MILLIS_PER_INVOCATION,
  MILLIS_PER_RECORD,
  RECORDS_PER_SECOND,
  recordsOf,
  type Load,
} from './loads';
import { TimeHeap } from './time-heap';

/** When each record came, was handed over and was done (microseconds), and where; by shard, then by place in it. */
export interface PlainRun {
  readonly arrivedAt: Float64Array;
  readonly deliveredAt: Float64Array;
  readonly doneAt: Float64Array;
  readonly lane: Uint8Array;
  readonly batch: Uint32Array;
  readonly key: Uint16Array;
  readonly records: number;
}

const SECOND = 1_000_000;
const GAP = SECOND / RECORDS_PER_SECOND;
const MILLI = 1_000;
/** Places of a lane's ring, a power of two: what two polls bring waits in it. */
const RING = 2_048;

/** Runs a load with one consumer that polls once a second, until every record is done. */
export function plainLoop(load: Load): PlainRun {
  const { shards, keysPerShard, factor, seconds } = load;
  const perShard = RECORDS_PER_SECOND * seconds;
  const all = recordsOf(load);
  const arrivedAt = new Float64Array(all);
  const deliveredAt = new Float64Array(all);
  const doneAt = new Float64Array(all);
  const lane = new Uint8Array(all);
  const batch = new Uint32Array(all);
  const key = new Uint16Array(all);

  const lanes = shards * factor;
  const rings = new Int32Array(lanes * RING);
  const heads = new Int32Array(lanes);
  const tails = new Int32Array(lanes);
  const sizes = new Int32Array(lanes);
  const polled = new Int32Array(shards);
  const heap = new TimeHeap(shards + lanes);
  let batches = 0;
  let records = 0;

  /** Hands the next batch of a lane over, if it has one. */
  function begin(one: number, now: number): void {
    const size = Math.min(BATCH_SIZE, tails[one] - heads[one]);
    sizes[one] = size;
    if (size === 0) return;
    const base = one * RING;
    for (let place = heads[one]; place < heads[one] + size; place++)
      deliveredAt[rings[base + (place % RING)]] = now;
    heap.push(now + (MILLIS_PER_INVOCATION + MILLIS_PER_RECORD * size) * MILLI, shards + one);
  }

  function end(one: number, now: number): void {
    const base = one * RING;
    const to = heads[one] + sizes[one];
    for (let place = heads[one]; place < to; place++) {
      const row = rings[base + (place % RING)];
      doneAt[row] = now;
      lane[row] = one % factor;
      batch[row] = batches;
    }
    heads[one] = to;
    records += sizes[one];
    batches++;
    begin(one, now);
  }

  function poll(shard: number, now: number): void {
    const from = polled[shard]++ * RECORDS_PER_SECOND;
    const first = shard * perShard;
    let next = from % keysPerShard;
    for (let place = from; place < from + RECORDS_PER_SECOND; place++) {
      const row = first + place;
      const one = shard * factor + (next % factor);
      arrivedAt[row] = (place + 0.5) * GAP;
      key[row] = next;
      rings[one * RING + (tails[one]++ % RING)] = row;
      next = next + 1 === keysPerShard ? 0 : next + 1;
    }
    for (let one = shard * factor; one < (shard + 1) * factor; one++) if (sizes[one] === 0) begin(one, now);
    if (polled[shard] < seconds) heap.push(now + SECOND, shard);
  }

  for (let shard = 0; shard < shards; shard++) heap.push(SECOND, shard);
  while (heap.size > 0) {
    const now = heap.firstTime;
    const code = heap.pop();
    if (code < shards) poll(code, now);
    else end(code - shards, now);
  }
  return { arrivedAt, deliveredAt, doneAt, lane, batch, key, records };
}
