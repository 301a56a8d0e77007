/**
 * What a hand-written loop over typed arrays needs for the same load. It knows the load and nothing else: no limits, no
 * failures, no settings that change, no way back. Its memory is laid out before it begins, and arrivals are worked out
 * when a poll reaches them. For each record it keeps what a picture of any past moment needs, adds up how long it took
 * from its arrival until it was done, and sees to it that the records of a key are done in order.
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

const SECOND = 1_000_000;
const GAP = SECOND / RECORDS_PER_SECOND;
const MILLI = 1_000;
/** Places of a lane's ring, a power of two: what two polls bring waits in it. */
const RING = 2_048;

/** One run of a load with one consumer that polls once a second, until every record is done. */
export class PlainLoop {
  /** By shard, then by place in it: when a record came, was handed over and was done (microseconds), and where. */
  readonly arrivedAt: Float64Array;
  readonly deliveredAt: Float64Array;
  readonly doneAt: Float64Array;
  readonly key: Uint16Array;
  readonly lane: Uint8Array;
  readonly batch: Uint32Array;
  /** Records and batches that are done. */
  records = 0;
  batches = 0;
  /** Microseconds from arrival to done, of all records and of the slowest; records done before an earlier one of their key. */
  latencySum = 0;
  latencyMax = 0;
  violations = 0;

  private readonly rings: Int32Array;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  /** By lane: the records of the batch that runs. */
  private readonly running: Int32Array;
  private readonly polls: Int32Array;
  /** By shard and key: the last row that is done. */
  private readonly lastDone: Int32Array;
  private readonly heap: TimeHeap;

  constructor(private readonly load: Load) {
    const records = recordsOf(load);
    this.arrivedAt = new Float64Array(records);
    this.deliveredAt = new Float64Array(records);
    this.doneAt = new Float64Array(records);
    this.key = new Uint16Array(records);
    this.lane = new Uint8Array(records);
    this.batch = new Uint32Array(records);
    const lanes = load.shards * load.factor;
    this.rings = new Int32Array(lanes * RING);
    this.heads = new Int32Array(lanes);
    this.tails = new Int32Array(lanes);
    this.running = new Int32Array(lanes);
    this.polls = new Int32Array(load.shards);
    this.lastDone = new Int32Array(load.shards * load.keysPerShard).fill(-1);
    this.heap = new TimeHeap(load.shards + lanes);
  }

  run(): this {
    const { heap, load } = this;
    for (let shard = 0; shard < load.shards; shard++) heap.push(SECOND, shard);
    while (heap.size > 0) {
      const now = heap.firstTime;
      const code = heap.pop();
      if (code < load.shards) this.poll(code, now);
      else this.end(code - load.shards, now);
    }
    return this;
  }

  private poll(shard: number, now: number): void {
    const { arrivedAt, key, rings, tails } = this;
    const { keysPerShard, factor, seconds } = this.load;
    const from = this.polls[shard]++ * RECORDS_PER_SECOND;
    const first = shard * RECORDS_PER_SECOND * seconds;
    let next = from % keysPerShard;
    for (let place = from; place < from + RECORDS_PER_SECOND; place++) {
      const lane = shard * factor + (next % factor);
      arrivedAt[first + place] = (place + 0.5) * GAP;
      key[first + place] = next;
      rings[lane * RING + (tails[lane]++ % RING)] = first + place;
      next = next + 1 === keysPerShard ? 0 : next + 1;
    }
    for (let lane = shard * factor; lane < (shard + 1) * factor; lane++)
      if (this.running[lane] === 0) this.begin(lane, now);
    if (this.polls[shard] < seconds) this.heap.push(now + SECOND, shard);
  }

  /** Hands the next batch of a lane over, if it has one. */
  private begin(lane: number, now: number): void {
    const { deliveredAt, heads, rings } = this;
    const head = heads[lane];
    const size = Math.min(BATCH_SIZE, this.tails[lane] - head);
    this.running[lane] = size;
    if (size === 0) return;
    for (let place = head; place < head + size; place++)
      deliveredAt[rings[lane * RING + (place % RING)]] = now;
    this.heap.push(now + (MILLIS_PER_INVOCATION + MILLIS_PER_RECORD * size) * MILLI, this.load.shards + lane);
  }

  private end(lane: number, now: number): void {
    const { arrivedAt, doneAt, heads, rings, batches, lastDone } = this;
    const number = lane % this.load.factor;
    const keys = ((lane - number) / this.load.factor) * this.load.keysPerShard;
    const size = this.running[lane];
    const to = heads[lane] + size;
    for (let place = heads[lane]; place < to; place++) {
      const row = rings[lane * RING + (place % RING)];
      doneAt[row] = now;
      this.lane[row] = number;
      this.batch[row] = batches;
      const latency = now - arrivedAt[row];
      this.latencySum += latency;
      if (latency > this.latencyMax) this.latencyMax = latency;
      const key = keys + this.key[row];
      if (row <= lastDone[key]) this.violations++;
      lastDone[key] = row;
    }
    heads[lane] = to;
    this.records += size;
    this.batches++;
    this.begin(lane, now);
  }
}
