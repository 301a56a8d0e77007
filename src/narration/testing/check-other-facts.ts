/** Facts about the stream, and those that stand beside another one. */
import {
  factorOf as factorInForce,
  CALL_OK,
  CALL_REFUSED_BY_BYTES,
  CALL_REFUSED_BY_CALLS,
  type LambdaConsumerSetting,
} from '../../engine';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { batchAt, waitingAt } from '../../metrics';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';
import { checkReshardFact, isReshardFact } from './check-reshard-facts';
import { checkLess } from './check-trouble';
import { checkAgeFell, checkChange, checkJoined, checkJustChanged } from './check-change';

/** What is wrong with it; null: nothing, or it is of another kind. */
export function checkOtherFact(scene: Scene, fact: Fact): string | null {
  const { run, t, report, facts } = scene;
  const { history } = run;
  if (isReshardFact(fact)) return checkReshardFact(scene, fact);
  switch (fact.kind) {
    case 'just-begun':
      return t < SECOND ? null : 'a second has passed';
    case 'just-changed':
      return checkJustChanged(scene, fact);
    case 'age-fell':
      return checkChange(scene, fact.change) ?? checkAgeFell(scene, fact);
    case 'joined':
      return checkJoined(scene, fact);
    case 'waiting-for-records':
      return report.stream.incomingRecords === 0 ? null : 'there are records';
    case 'no-reader':
      return report.consumers.length === 0 ? null : 'there is a consumer';
    case 'writes-refused': {
      const of = (one: typeof report) => one.stream.shards[fact.shard].writeProvisionedThroughputExceeded;
      const earlier = scene.before(t / SECOND - fact.seconds);
      const refused = of(report) - (earlier === undefined ? 0 : of(earlier));
      return refused === fact.refused ? null : `${refused} were refused`;
    }
    case 'reads-refused':
      return checkRefusedReads(scene, fact);
    case 'factor-could-help': {
      const shards = fact.each
        ? history.shards
        : history.shards.filter(({ index }) => facts.some((one) => 'shard' in one && one.shard === index));
      const counts = shards.map(({ index }) => keysOf(scene, index).size);
      if (!counts.every((count) => count === fact.keys)) return `keys: ${counts.join(', ')}`;
      if (fact.keys <= fact.factor) return 'each has a lane';
      return fact.factor === factorOf(scene) && fact.factor < 10 ? null : 'the factor is another one';
    }
    case 'fewer-keys-than-lanes': {
      const most = Math.max(...history.shards.map(({ index }) => keysOf(scene, index).size));
      if (fact.aggregated !== isAggregated(scene)) return 'aggregated or not';
      const isSo = most === fact.keys && fact.factor === factorOf(scene) && fact.factor > most;
      return isSo ? null : `${most} keys`;
    }
    case 'range-could-part':
      if (settingOf(scene).eventSourceMapping.laneAssignment !== 'by-hash-range') return 'it is dealt by key';
      return checkKeysOfLane(scene, fact.keys);
    case 'factor-at-maximum':
      return factorOf(scene) === 10 && fact.factor === 10
        ? checkKeysOfLane(scene, fact.keys)
        : 'it could be larger';
    case 'one-key':
      return checkOneKey(scene, fact);
    case 'window-open':
      return checkWindow(scene, fact);
    case 'key-in-lane':
      return checkKeyInLane(scene, fact);
    default:
      return checkLess(scene, fact);
  }
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

function checkRefusedReads(scene: Scene, fact: Of<'reads-refused'>): string | null {
  const { run, t, report } = scene;
  const { readers, shards, commands } = run.history;
  const counts = new Map<number, number>();
  for (const { shard, calls } of readers)
    for (let row = 0; shard === fact.shard && row < calls.at.length; row++)
      if (calls.at.data[row] > t - fact.seconds * SECOND && calls.at.data[row] <= t)
        counts.set(calls.outcome.data[row], (counts.get(calls.outcome.data[row]) ?? 0) + 1);
  const [byCalls, byBytes] = [CALL_REFUSED_BY_CALLS, CALL_REFUSED_BY_BYTES].map(
    (one) => counts.get(one) ?? 0,
  );
  if (byCalls + byBytes !== fact.refused) return `${byCalls + byBytes} were refused`;
  if ((fact.by === 'bytes') !== byBytes > byCalls) return `${byCalls} by calls, ${byBytes} by bytes`;
  const polling = report.consumers.filter((one) => !one.enhancedFanOut);
  if (polling.length !== fact.readers) return `${polling.length} readers`;
  const earlier = scene.before(t / SECOND - fact.seconds);
  if (shards.length > 1 || commands.length > 0 || earlier === undefined) return null;
  // The only shard: what the report has is its own.
  const sum = (one: typeof report, of: 'getRecords' | 'readProvisionedThroughputExceeded') =>
    one.consumers.reduce((total, consumer) => total + consumer[of], 0);
  const calls = sum(report, 'getRecords') - sum(earlier, 'getRecords');
  const refused =
    sum(report, 'readProvisionedThroughputExceeded') - sum(earlier, 'readProvisionedThroughputExceeded');
  return calls === fact.calls && refused === fact.refused ? null : `${refused} of ${calls} in the report`;
}

/** The partition keys that a shard has carried. */
function keysOf({ run, t }: Scene, shard: number): Set<number> {
  const { key, arrivedAt } = run.history.shards[shard].records;
  const keys = new Set<number>();
  for (let row = 0; row < key.length && arrivedAt.data[row] <= t; row++) keys.add(key.data[row]);
  return keys;
}

export function settingOf({ run, consumer }: Scene): LambdaConsumerSetting {
  const setting = run.scenario.consumers[run.history.consumers[consumer].entry];
  if (setting.type !== 'lambda') throw new Error('not a Lambda function');
  return setting;
}

function isAggregated({ run }: Scene): boolean {
  return run.scenario.producers.every(
    ({ aggregation, records }) => aggregation === 'KPL' && records === null,
  );
}

function factorOf(scene: Scene): number {
  return factorInForce(settingOf(scene).eventSourceMapping);
}

/** The names of the keys in a lane, at work or waiting. */
function keysInLane({ run, t, consumer }: Scene, shard: number, lane: number): Set<string> {
  const log = run.history.shards[shard];
  const names = new Set<string>();
  const one = run.history.consumers[consumer].shards[shard].lanes.at(lane);
  if (one === undefined) return names;
  const { head, tail } = waitingAt(one, t);
  for (const { from, to } of [batchAt(one, t), { from: head, to: tail }])
    for (let entry = from; entry < to; entry++)
      names.add(run.history.keys[log.keys.data[log.records.key.data[one.rows.data[entry]]]].partitionKey);
  return names;
}

function checkOneKey(scene: Scene, fact: Of<'one-key'>): string | null {
  const told = scene.facts.find((one) => one.kind === 'building-up' || one.kind === 'falling-behind');
  const shards =
    told?.shard === null ? scene.run.history.shards.map(({ index }) => index) : [told?.shard ?? 0];
  if (fact.aggregated && (fact.key !== 'a' || !isAggregated(scene))) return 'it is no aggregate';
  const isSo = shards.some((shard) => {
    const keys = keysInLane(scene, shard, fact.lane);
    return keys.size === 1 && keys.has(fact.key);
  });
  return isSo ? null : 'there are other keys';
}

/** That some lane of the shard that is spoken of has so many keys. */
function checkKeysOfLane(scene: Scene, keys: number): string | null {
  const told = scene.facts.find((one) => one.kind === 'building-up' || one.kind === 'falling-behind');
  const { shards } = scene.run.history.consumers[scene.consumer];
  const { lanes } = shards[told?.shard ?? 0];
  const counts = lanes.map((_, lane) => keysInLane(scene, told?.shard ?? 0, lane).size);
  return counts.includes(keys) ? null : `keys of the lanes: ${counts.join(', ')}`;
}

function checkWindow(scene: Scene, fact: Of<'window-open'>): string | null {
  const { run, t, consumer } = scene;
  const { lanes } = run.history.consumers[consumer].shards[fact.shard];
  const { head, tail } = waitingAt(lanes[fact.lane], t);
  if (tail - head !== fact.records || fact.records === 0) return `${tail - head} records wait`;
  if (fact.seconds > settingOf(scene).eventSourceMapping.maximumBatchingWindowInSeconds) return 'too long';
  const closes = t + fact.seconds * SECOND;
  scene.later(({ history, now }) => {
    if (now < closes || history.commands.some(({ at }) => at > t && at <= closes)) return null;
    const { startsAt } = history.consumers[consumer].shards[fact.shard].lanes[fact.lane].invocations;
    const next = [...startsAt.data.subarray(0, startsAt.length)].find((at) => at > t) ?? Infinity;
    return next <= closes + 2 ? null : `window-open: the lane starts at ${next / SECOND} s`;
  });
  return null;
}

function checkKeyInLane(scene: Scene, fact: Of<'key-in-lane'>): string | null {
  if (!keysInLane(scene, fact.shard, fact.other).has(fact.key)) return 'the key is not there';
  return keysInLane(scene, fact.shard, fact.lane).size === 0 ? null : 'the lane has something to do';
}

/** When the last call of a consumer on a shard that brought records was made, and how far it got; null: none. */
export function lastReply({ run, t, consumer }: Scene, shard: number): { at: number; to: number } | null {
  let last: { at: number; to: number } | null = null;
  for (const id of run.history.consumers[consumer].shards[shard].readers) {
    const { at, to, outcome } = run.history.readers[id].calls;
    for (let row = 0; row < at.length && at.data[row] <= t; row++)
      if (outcome.data[row] === CALL_OK) last = { at: at.data[row], to: to.data[row] };
  }
  return last;
}
