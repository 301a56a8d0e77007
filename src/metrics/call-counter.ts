/** Counts the calls of a consumer again and again, as the playhead moves, without going through all of them again. */
import { CALL_SKIPPED, firstPollAfter, type History, type ReaderHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { isRefusal } from './rates';

/** How often a consumer has asked, or was pushed to, on all shards. */
export interface ReadCounts {
  /** GetRecords calls made; 0 for a consumer that is pushed to. */
  readonly calls: number;
  /** Those of them refused with ProvisionedThroughputExceededException. */
  readonly refused: number;
  /** SubscribeToShard events received. */
  readonly pushes: number;
}

/** Of the first n rows of a reader's calls: how many were refused, how many were not made. */
interface Sums {
  readonly refused: number[];
  readonly skipped: number[];
}

/** Good for one past: when rows of the history are forgotten and others come, a new counter is needed. */
export class CallCounter {
  private readonly sums = new WeakMap<ReaderHistory, Sums>();

  /** Calls of one consumer on all shards up to and including t. */
  countsAt(history: History, seed: number, consumer: number, t: Micros): ReadCounts {
    let calls = 0;
    let refused = 0;
    let pushes = 0;
    for (const shard of history.consumers[consumer].shards) {
      for (const id of shard.readers) {
        const reader = history.readers[id];
        if (reader.startsAt > t) continue;
        const rows = countUpTo(reader.calls.at.data, reader.calls.at.length, t);
        if (reader.schedule === null) {
          pushes += rows;
          continue;
        }
        const sums = this.sumsOf(reader, rows);
        refused += sums.refused[rows];
        const polls = firstPollAfter(seed, reader.schedule, Math.min(t, reader.endsAt));
        calls += polls - reader.schedule.firstPoll - sums.skipped[rows];
      }
    }
    return { calls, refused, pushes };
  }

  private sumsOf(reader: ReaderHistory, rows: number): Sums {
    const sums = this.sums.get(reader) ?? { refused: [0], skipped: [0] };
    this.sums.set(reader, sums);
    for (let row = sums.refused.length - 1; row < rows; row++) {
      const outcome = reader.calls.outcome.data[row];
      sums.refused.push(sums.refused[row] + (isRefusal(outcome) ? 1 : 0));
      sums.skipped.push(sums.skipped[row] + (outcome === CALL_SKIPPED ? 1 : 0));
    }
    return sums;
  }
}
