/** The write side: what a shard takes in any second, where records go, in which order, and that none is lost. */
import { REFUSED_BY_BYTES, REFUSED_BY_RECORDS, type ShardHistory } from '../history';
import { hashKeyOf } from '../kinesis/hash-key';
import { sequenceNumber } from '../kinesis/sequence-number';
import type { OwnRecord, ProducerSetting } from '../scenario';
import type { ProducerState } from '../state';
import { checkAmounts, checkCalls } from './check-puts';
import { sizesOf, type Complain, type Observed } from './observed';

const SECOND = 1_000_000;
const MOST_RECORDS = 1000;
const MOST_BYTES = 1_048_576;

export function checkWrites(
  observed: Observed,
  producers: readonly ProducerState[],
  complain: Complain,
): void {
  for (const shard of observed.history.shards) {
    checkWindow(observed, shard, complain);
    checkRoutes(observed, shard, complain);
    checkSequence(shard, complain);
  }
  checkPlaces(observed, complain);
  checkNothingLost(observed, producers, complain);
  checkAmounts(observed, producers, complain);
  checkCalls(observed, complain);
  checkOwnRecords(observed, complain);
}

/** At most 1,000 records and 1 MiB in any second; what is refused would have been more. */
function checkWindow(
  { scenario: { stream }, settings }: Observed,
  shard: ShardHistory,
  complain: Complain,
): void {
  const { arrivedAt } = shard.records;
  const sizes = sizesOf(shard.records);
  const windowAt = (t: number) => {
    let records = 0;
    let bytes = 0;
    let rows = 0;
    for (let row = 0; row < sizes.length; row++) {
      const at = arrivedAt.data[row];
      if (at <= t) rows = row + 1;
      if (at > t - SECOND && at <= t) {
        records++;
        bytes += sizes[row];
      }
    }
    return { records, bytes, rows };
  };
  const hasTank = stream.writeBurst === 'tank';
  const tankAt = tankBefore(arrivedAt.data, sizes);
  let start = 0;
  let bytes = 0;
  for (let row = 0; row < sizes.length; row++) {
    const at = arrivedAt.data[row];
    if (row > 0 && at < arrivedAt.data[row - 1])
      complain(`${shard.shardId}: row ${row} came before the one before it`);
    bytes += sizes[row];
    while (arrivedAt.data[start] <= at - SECOND) bytes -= sizes[start++];
    if (row - start + 1 > MOST_RECORDS)
      complain(`${shard.shardId}: ${row - start + 1} records in the second up to ${at}`);
    if (bytes > MOST_BYTES && !hasTank)
      complain(`${shard.shardId}: ${bytes} bytes in the second up to ${at}`);
    if (hasTank && tankAt(row) < sizes[row] - 1) complain(`${shard.shardId}: row ${row} was not in the tank`);
  }
  const largest = Math.max(
    ...settings.flatMap(({ scenario }) =>
      scenario.producers.flatMap(({ recordBytes, records }) => [
        recordBytes,
        ...(records ?? []).map((one) => one.bytes),
      ]),
    ),
  );
  const { refusals } = shard;
  // A few of them are enough: each costs a walk through the log.
  const step = Math.max(1, Math.floor(refusals.at.length / 20));
  for (let row = 0; row < refusals.at.length; row += step) {
    const t = refusals.at.data[row];
    const window = windowAt(t);
    const byRecords = refusals.reason.data[row] === REFUSED_BY_RECORDS && window.records >= MOST_RECORDS;
    const isOver = hasTank ? tankAt(window.rows, t) < largest : window.bytes + largest > MOST_BYTES;
    const byBytes = refusals.reason.data[row] === REFUSED_BY_BYTES && isOver;
    if (!byRecords && !byBytes) complain(`${shard.shardId}: refused at ${t} without a reason`);
  }
}

/** Bytes in a tank of 10 MiB, refilled at 1 MiB/s, before a row took its own; at t, if no row came after the one before. */
function tankBefore(arrivedAt: ArrayLike<number>, sizes: readonly number[]) {
  const full = 10 * MOST_BYTES;
  const behind: number[] = [];
  const before = (row: number, t: number) =>
    row === 0 ? full : Math.min(full, behind[row - 1] + ((t - arrivedAt[row - 1]) * MOST_BYTES) / SECOND);
  sizes.forEach((size, row) => behind.push(before(row, arrivedAt[row]) - size));
  return (row: number, t = arrivedAt[row]) => before(row, t);
}

/** Every key lies in the shard whose range holds its hash key, or the explicit one. */
function checkRoutes({ history, settings }: Observed, shard: ShardHistory, complain: Complain): void {
  const { start, end } = shard.range;
  const routes = settings.flatMap(({ scenario }) => scenario.producers.flatMap(explicitRoutes));
  for (let local = 0; local < shard.keys.length; local++) {
    const { partitionKey, hashKey } = history.keys[shard.keys.data[local]];
    const belongs = hashKey >= start && hashKey <= end;
    const sent = routes.some(
      (route) => route.key === partitionKey && BigInt(route.hashKey) >= start && BigInt(route.hashKey) <= end,
    );
    if (!belongs && !sent) complain(`${shard.shardId}: has the key ${partitionKey} of another shard`);
  }
}

function explicitRoutes(producer: ProducerSetting): { key: string; hashKey: string }[] {
  const { partitionKeys, records, aggregation } = producer;
  if (aggregation === 'KPL' && records === null) {
    return namesOf(partitionKeys).map(({ key, explicitHashKey }) => ({
      key: 'a',
      hashKey: explicitHashKey ?? String(hashKeyOf(key)),
    }));
  }
  const named = 'count' in partitionKeys ? [] : partitionKeys;
  return [
    ...named.flatMap(({ key, explicitHashKey }) =>
      explicitHashKey === null ? [] : [{ key, hashKey: explicitHashKey }],
    ),
    ...(records ?? []).flatMap(({ partitionKey, explicitHashKey }) =>
      explicitHashKey === null ? [] : [{ key: partitionKey, hashKey: explicitHashKey }],
    ),
  ];
}

function namesOf(keys: ProducerSetting['partitionKeys']) {
  if (!('count' in keys)) return keys;
  return Array.from({ length: keys.count }, (_, place) => ({
    key: `key-${place + 1}`,
    explicitHashKey: null,
  }));
}

function checkSequence({ index, shardId, records: { arrivedAt } }: ShardHistory, complain: Complain): void {
  let last = 0n;
  const step = Math.max(1, Math.floor(arrivedAt.length / 50));
  for (let row = 0; row < arrivedAt.length; row += step) {
    const text = sequenceNumber(index, row, arrivedAt.data[row]);
    const number = BigInt(text);
    if (number <= last || text.length !== 56) complain(`${shardId}: sequence number ${text} of row ${row}`);
    last = number;
  }
}

/** Places in the stream count up from 0, in order of time, each once. */
function checkPlaces({ history, now }: Observed, complain: Complain): void {
  const all = history.shards.flatMap(({ records }) =>
    Array.from({ length: records.number.length }, (_, row) => ({
      place: records.number.data[row],
      at: records.arrivedAt.data[row],
    })),
  );
  all.sort((a, b) => a.place - b.place);
  all.forEach(({ place, at }, index) => {
    if (place !== index) complain(`place ${index} in the stream is not there`);
    if (index > 0 && at < all[index - 1].at) complain(`place ${index} was put before the one before it`);
    if (at > now) complain(`place ${index} was put at ${at}, in the future`);
  });
}

/** What was generated was accepted, waits to be put again, or was dropped where that is what the producer does. */
function checkNothingLost(observed: Observed, producers: readonly ProducerState[], complain: Complain): void {
  const { history, settings } = observed;
  const accepted = history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0);
  const refused = history.shards.reduce((sum, { refusals }) => sum + refusals.at.length, 0);
  const generated = producers.reduce((sum, producer) => sum + producer.generated, 0);
  const waiting = producers
    .flatMap(({ waitingKeys, again, gathered }) => [
      ...Object.values(waitingKeys).flatMap(({ runs }) => runs.map(({ count }) => count)),
      ...again.map(({ records }) => records.length),
      gathered.length,
    ])
    .reduce((sum, count) => sum + count, 0);
  const policies = new Set(
    settings.flatMap(({ scenario }) => scenario.producers.map(({ onThrottle }) => onThrottle)),
  );
  if (policies.size > 1) {
    if (generated < accepted + waiting || generated > accepted + waiting + refused)
      complain('records were lost or made up');
    return;
  }
  const dropped = policies.has('drop') ? refused : 0;
  if (generated !== accepted + waiting + dropped) {
    complain(`${generated} generated, but ${accepted} accepted, ${waiting} waiting, ${dropped} dropped`);
  }
}

/** Own records of different sizes can be told apart: those of a key lie in the log in their order, none left out. */
function checkOwnRecords({ scenario, settings, history }: Observed, complain: Complain): void {
  for (const [index, { records }] of scenario.producers.entries()) {
    const everSet = settings.map((one) => one.scenario.producers.at(index));
    // What is dropped leaves a gap, and in PutRecords nothing waits for what was refused.
    const keepsOrder = everSet.every((one) => one?.onThrottle === 'retry' && one.putMode === 'PutRecord');
    if (records === null || !keepsOrder) continue;
    const ofRoute = new Map<string, OwnRecord[]>();
    for (const record of records) {
      const route = `${record.partitionKey} ${record.explicitHashKey}`;
      ofRoute.set(route, [...(ofRoute.get(route) ?? []), record]);
    }
    const keys = new Set([...ofRoute.values()].map(([{ partitionKey }]) => partitionKey));
    // Two routes of one key cannot be told apart in the log.
    if (keys.size < ofRoute.size) continue;
    for (const [route, own] of ofRoute) {
      const put = history.shards.flatMap((shard) => {
        const sizes = sizesOf(shard.records);
        return sizes.filter((_, row) => {
          const key = history.keys[shard.keys.data[shard.records.key.data[row]]];
          return key.partitionKey === own[0].partitionKey;
        });
      });
      const wanted = own.slice(0, put.length).map(({ bytes }) => bytes);
      if (put.length > own.length || put.some((bytes, at) => bytes !== wanted[at])) {
        complain(`the records of ${route} are not in the order in which they were given`);
      }
    }
  }
}
