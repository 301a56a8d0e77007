/** What settles the records of a shard for a consumer: the ends of invocations, what is given up or filtered, what is delivered. */
import { CALL_OK, type ConsumerHistory, type History, type LaneHistory } from '../engine';
import type { Micros } from '../lib/time';

type Settle = (row: number, finished: boolean) => void;

interface Times {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

/** A table whose rows settle records, in order of time. */
export class OrderSource {
  /** Rows taken. */
  walked = 0;

  constructor(
    private readonly times: Times,
    /** What row `index` of the table settles. */
    private readonly settleRow: (index: number, settle: Settle) => void,
  ) {}

  /** When its next row is; Infinity: there is none yet. */
  get next(): Micros {
    return this.walked < this.times.length ? this.times.data[this.walked] : Infinity;
  }

  /** Takes all rows of one moment. */
  take(at: Micros, settle: Settle): void {
    while (this.next === at) this.settleRow(this.walked++, settle);
  }
}

/** When the next row of any of the sources comes; Infinity: none has one left. */
export function nextTime(sources: readonly OrderSource[]): Micros {
  let next = Infinity;
  for (const source of sources) if (source.next < next) next = source.next;
  return next;
}

/**
 * The sources of a shard, always in the same order, new ones last. After a change in the past lanes and readers may be
 * other ones in the same places: so they are looked up anew, and go on from where those before them were.
 */
export function sourcesOf(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  before: readonly OrderSource[],
): OrderSource[] {
  const { expired, filtered, lanes, readers } = consumer.shards[shard];
  const sources = [ofRows(expired.at, expired, () => false), ofRows(filtered.at, filtered, () => false)];
  if (consumer.type === 'lambda') for (const lane of lanes) sources.push(...ofLane(lane));
  else {
    for (const id of readers) {
      const { calls } = history.readers[id];
      sources.push(ofRows(calls.at, calls, (call) => (calls.outcome.data[call] === CALL_OK ? true : null)));
    }
  }
  before.forEach(({ walked }, index) => {
    sources[index].walked = walked;
  });
  return sources;
}

function ofLane({ rows, invocations, discards }: LaneHistory): [OrderSource, OrderSource] {
  const { endsAt, from, doneTo } = invocations;
  return [
    new OrderSource(endsAt, (index, settle) => {
      const end = doneTo.data[index];
      for (let entry = from.data[index]; entry < end; entry++) settle(rows.data[entry], true);
    }),
    new OrderSource(discards.at, (index, settle) => {
      const end = discards.to.data[index];
      for (let entry = discards.from.data[index]; entry < end; entry++) settle(rows.data[entry], false);
    }),
  ];
}

/** A table of rows [from, to) of the log; null: one that settles nothing. */
function ofRows(
  times: Times,
  { from, to }: { readonly from: Times; readonly to: Times },
  outcome: (index: number) => boolean | null,
): OrderSource {
  return new OrderSource(times, (index, settle) => {
    const finished = outcome(index);
    if (finished === null) return;
    for (let row = from.data[index]; row < to.data[index]; row++) settle(row, finished);
  });
}
