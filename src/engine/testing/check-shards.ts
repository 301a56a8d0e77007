/** The life of shards: their ranges always tile all hash keys, and no consumer begins one before it is done with its parents. */
import { CALL_OK, isSet, type ConsumerHistory, type ShardHistory } from '../history';
import { triesOf, discardsOf, isWaiting, readTimes, type Complain, type Observed } from './observed';

const LAST_HASH_KEY = 2n ** 128n - 1n;

export function checkShards(observed: Observed, complain: Complain): void {
  const { shards } = observed.history;
  checkTiling(shards, complain);
  for (const shard of shards) checkDescent(observed, shard, complain);
  checkCause(observed, complain);
  for (const consumer of observed.history.consumers) {
    for (const shard of shards) checkSuccession(observed, consumer, shard, complain);
    if (consumer.type === 'lambda') checkOrderOfKeys(observed, consumer, complain);
  }
}

/** At every moment, each hash key lies in one open shard. */
function checkTiling(shards: readonly ShardHistory[], complain: Complain): void {
  for (const t of new Set(shards.map(({ createdAt }) => createdAt))) {
    const open = shards.filter(({ createdAt, closedAt }) => createdAt <= t && t < closedAt);
    let next = 0n;
    for (const { range } of open.toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1))) {
      if (range.start !== next || range.end < range.start)
        complain(`at ${t} a range begins at ${range.start}, not ${next}`);
      next = range.end + 1n;
    }
    if (next !== LAST_HASH_KEY + 1n) complain(`at ${t} the ranges end before ${next}`);
  }
}

/** Ids count up; a child opens when its parents close, within their range, and has what was put later. */
function checkDescent({ history, now }: Observed, shard: ShardHistory, complain: Complain): void {
  const { index, shardId, createdAt, closedAt, range, records } = shard;
  const say: Complain = (text) => complain(`${shardId}: ${text}`);
  if (shardId !== `shardId-${String(index).padStart(12, '0')}`) say(`is number ${index}`);
  if (closedAt !== Infinity && (closedAt <= createdAt || closedAt > now)) say(`is closed at ${closedAt}`);
  const { data, length } = records.arrivedAt;
  if (length > 0 && createdAt > 0 && data[0] <= createdAt)
    say(`has a record of ${data[0]}, before it opened`);
  if (length > 0 && data[length - 1] > closedAt) say(`has a record of ${data[length - 1]}, after it closed`);
  const parents = parentsOf(history.shards, shard);
  if (parents.length === 0) {
    if (createdAt !== 0) say(`has no parent and opened at ${createdAt}`);
    return;
  }
  if (parents.some((one) => one.closedAt !== createdAt)) say('opened while a parent was open');
  const [first, last] = [parents[0].range, parents[parents.length - 1].range];
  if (range.start < first.start || range.end > last.end) say('has hash keys that its parents had not');
  if (parents.length === 2 && (range.start !== first.start || range.end !== last.end))
    say('is not all of what was merged');
}

function parentsOf(shards: readonly ShardHistory[], { parent, adjacentParent }: ShardHistory) {
  return [parent, adjacentParent].filter((one) => one >= 0).map((one) => shards[one]);
}

/** In provisioned mode nothing changes the shards but an order that was accepted, 5 s and more before. */
function checkCause({ scenario, history }: Observed, complain: Complain): void {
  if (scenario.stream.streamMode === 'ON_DEMAND') return;
  const accepted = history.commands.filter((one) => !isSet(one) && one.refusal === null);
  for (const { createdAt, shardId } of history.shards) {
    if (createdAt > 0 && !accepted.some(({ at }) => (createdAt - at) % 5_000_000 === 0 && at < createdAt))
      complain(`${shardId} opened at ${createdAt}, and nobody asked for it`);
  }
}

/** A child is read from the moment on at which its parents are closed, read to the end and processed; not before. */
function checkSuccession(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: ShardHistory,
  complain: Complain,
): void {
  const { history, now } = observed;
  const say: Complain = (text) => complain(`consumer ${consumer.id}, ${shard.shardId}: ${text}`);
  const part = consumer.shards[shard.index];
  const readers = part.readers.map((id) => history.readers[id]);
  const first = readers.at(0)?.startsAt ?? Infinity;
  if (first < shard.createdAt) say(`is read at ${first}, before it is there`);
  if (consumer.startsAt >= shard.closedAt && readers.length > 0) say('had closed before the consumer came');
  if (part.startRow > 0 && shard.createdAt > consumer.startsAt) say(`is begun at row ${part.startRow}`);
  const isLate = consumer.startsAt > 0 && consumer.startsAt >= shard.createdAt;
  if (isLate || shard.parent < 0) return;
  for (const parent of parentsOf(history.shards, shard)) {
    if (consumer.startsAt >= parent.closedAt) continue;
    const doneAt = finishedWithAt(observed, consumer, parent);
    if (first < doneAt) say(`is read at ${first}, but ${parent.shardId} is done with at ${doneAt}`);
  }
  const isRead = readers.some(({ endsAt, startsAt }) => startsAt <= now && endsAt === Infinity);
  if (isRead && shard.closedAt < Infinity && part.readers.length === 0) say(`is read at ${now} for nothing`);
}

/** When the consumer had read a closed shard to its end and processed or given up all of it. */
function finishedWithAt(observed: Observed, consumer: ConsumerHistory, shard: ShardHistory): number {
  const { history, now } = observed;
  const rows = shard.records.arrivedAt.length;
  const part = consumer.shards[shard.index];
  let at = shard.closedAt;
  let next = part.startRow;
  for (let row = 0; row < part.expired.at.length; row++) {
    next = Math.max(next, part.expired.to.data[row]);
    at = Math.max(at, part.expired.at.data[row]);
  }
  for (const id of part.readers) {
    const { calls } = history.readers[id];
    for (let row = 0; row < calls.at.length; row++) {
      if (calls.outcome.data[row] !== CALL_OK) continue;
      next = Math.max(next, calls.to.data[row]);
      at = Math.max(at, calls.at.data[row]);
    }
  }
  if (next < rows) return Infinity;
  for (const [index, lane] of part.lanes.entries()) {
    let settled = 0;
    for (const { endsAt, from, doneTo, throttled } of triesOf(lane, index)) {
      if (throttled || endsAt > now) continue;
      settled += doneTo - from;
      at = Math.max(at, doneTo > from ? endsAt : 0);
    }
    for (const discard of discardsOf(lane)) {
      settled += discard.to - discard.from;
      at = Math.max(at, discard.at);
    }
    if (isWaiting(lane)) return Infinity;
    if (settled < sentOf(lane, index)) return Infinity;
  }
  return at;
}

/** Entries of a lane that were ever in a batch, or given up before. */
function sentOf(lane: ConsumerHistory['shards'][number]['lanes'][number], index: number): number {
  const entries = new Set<number>();
  for (const { from, to } of triesOf(lane, index)) for (let one = from; one < to; one++) entries.add(one);
  for (const { from, to } of discardsOf(lane)) for (let one = from; one < to; one++) entries.add(one);
  return entries.size;
}

/** Over all shards: a record of a key is sent when the one before it in the stream is done with, or together with it. */
function checkOrderOfKeys(observed: Observed, consumer: ConsumerHistory, complain: Complain): void {
  const { history } = observed;
  // Without a split or a merge each shard's own check says it.
  if (history.shards.every(({ closedAt }) => closedAt === Infinity)) return;
  if (mayPartKeys(observed)) return;
  const ofKey = new Map<number, { number: number; sentAt: number; settledAt: number; batch: string }[]>();
  for (const { index, keys, records } of history.shards) {
    const part = consumer.shards[index];
    const read = readTimes(observed, consumer, index);
    const sent = new Map<number, { sentAt: number; settledAt: number; batch: string }>();
    part.lanes.forEach((lane, place) => {
      for (const one of triesOf(lane, place)) {
        for (let entry = one.from; entry < one.to; entry++) {
          const row = lane.rows.data[entry];
          const before = sent.get(row);
          const isDone = !one.throttled && one.endsAt <= observed.now && entry < one.doneTo;
          const batch = before?.batch ?? `${index} ${place} ${one.startsAt}`;
          sent.set(row, {
            sentAt: before?.sentAt ?? one.startsAt,
            settledAt: isDone ? one.endsAt : Infinity,
            batch,
          });
        }
      }
      for (const { at, from, to } of discardsOf(lane)) {
        for (let entry = from; entry < to; entry++) {
          const row = lane.rows.data[entry];
          sent.set(row, { sentAt: at, batch: '', ...sent.get(row), settledAt: at });
        }
      }
    });
    for (const [row, fate] of sent) {
      if (read[row] === undefined) complain(`row ${row} of shard ${index} is sent and was not read`);
      const key = keys.data[records.key.data[row]];
      const list = ofKey.get(key) ?? [];
      list.push({ number: records.number.data[row], ...fate });
      ofKey.set(key, list);
    }
  }
  for (const [key, list] of ofKey) {
    list.sort((a, b) => a.number - b.number);
    list.forEach((one, place) => {
      const before = list[place - 1];
      if (place === 0 || (one.batch !== '' && one.batch === before.batch)) return;
      if (one.sentAt < before.settledAt)
        complain(
          `consumer ${consumer.id}, key ${key}: record ${one.number} is sent at ${one.sentAt}, ` +
            `record ${before.number} is done with at ${before.settledAt}`,
        );
    });
  }
}

/** Whether one key may go to several shards: by explicit hash keys, or as that of all aggregates. */
function mayPartKeys({ settings }: Observed): boolean {
  return settings.some((one) =>
    one.scenario.producers.some(
      ({ partitionKeys, records, aggregation }) =>
        aggregation !== 'none' ||
        [...(Array.isArray(partitionKeys) ? partitionKeys : []), ...(records ?? [])].some(
          ({ explicitHashKey }) => explicitHashKey !== null,
        ),
    ),
  );
}
