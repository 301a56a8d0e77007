/** Records that a consumer lost: they passed the stream's retention before it had processed them. */
import { type ConsumerHistory, type History, type Scenario } from '../engine';
import { countBelow } from '../lib/binary-search';
import { MICROS_PER_HOUR, type Micros } from '../lib/time';
import { readUpTo } from './shard-at';

/** What was lost by a time. */
export interface LostRecords {
  readonly records: number;
  /** Those of them that the consumer has not even come to. */
  readonly unread: number;
}

/** How many records a consumer has lost on all shards by t. */
export function lostRecordsAt(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
): LostRecords {
  let records = 0;
  let unread = 0;
  for (const { index } of history.shards) {
    const lost = lostOfShardAt(history, scenario, consumer, index, t);
    records += lost.records;
    unread += lost.unread;
  }
  return { records, unread };
}

/** The same of one shard. */
export function lostOfShardAt(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
): LostRecords {
  const retention = scenario.stream.retentionPeriodHours * MICROS_PER_HOUR;
  if (t < retention) return { records: 0, unread: 0 };
  const unread = unreadAndGone(history, consumer, shard, t - retention, t);
  const known = passedOver(consumer, shard, t) + givenUp(history, consumer, shard, retention, t);
  return { records: unread + known, unread };
}

/** The engine notes what expired when the consumer comes to it; until then it follows from the time. */
function unreadAndGone(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  oldest: Micros,
  t: Micros,
): number {
  const { data, length } = history.shards[shard].records.arrivedAt;
  return Math.max(0, countBelow(data, length, oldest) - readUpTo(history, consumer, shard, t));
}

function passedOver(consumer: ConsumerHistory, shard: number, t: Micros): number {
  const { at, from, to } = consumer.shards[shard].expired;
  let records = 0;
  for (let row = 0; row < at.length && at.data[row] <= t; row++) records += to.data[row] - from.data[row];
  return records;
}

/** Records that waited in a lane until they were past the retention; others were given up for their maximum age. */
function givenUp(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  retention: Micros,
  t: Micros,
): number {
  const { arrivedAt } = history.shards[shard].records;
  let records = 0;
  for (const { discards, rows } of consumer.shards[shard].lanes) {
    const { at, from, to } = discards;
    for (let row = 0; row < at.length && at.data[row] <= t; row++) {
      for (let entry = from.data[row]; entry < to.data[row]; entry++)
        if (arrivedAt.data[rows.data[entry]] < at.data[row] - retention) records++;
    }
  }
  return records;
}
