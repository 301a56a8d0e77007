/** A producer's settings, worked out once: which keys it has, where they go, what it puts when. */
import { microsFromSeconds } from '../../lib/time';
import { zipfWeights } from './key-order';
import { hashKeyOf } from '../kinesis/hash-key';
import { KeyEntry } from '../kinesis/key-entry';
import { rangeIndexOf } from '../kinesis/hash-key-range';
import { openShards } from '../kinesis/resharding';
import type { ProducerSetting, WeightedKey } from '../scenario';
import type { ProducerPlan, World } from '../world';

/**
 * The partition key of every aggregate of more than one record. Source: amazon-kinesis-producer, kinesis_record.cc.
 * Here a record is an aggregate as a whole: what is inside it is not simulated.
 */
export const AGGREGATE_KEY = 'a';

/** Whether every record of a producer has the key of the aggregates. */
export function isAggregated({ aggregation, records }: ProducerSetting): boolean {
  return aggregation === 'KPL' && records === null;
}

/** Works out the plan; keys that the history does not have yet are added to it. */
export function planProducer(world: World, setting: ProducerSetting): ProducerPlan {
  const routes: Route[] = [];
  const own = setting.records === null ? null : routeOwnRecords(setting.records, routes);
  const keys = own === null ? weightedKeys(setting) : { list: [], weights: new Float64Array(0) };
  for (const one of keys.list) {
    if (setting.aggregation === 'none') routes.push(one);
    // The aggregate goes where its records would have gone.
    else routes.push({ key: AGGREGATE_KEY, explicitHashKey: one.explicitHashKey ?? `${hashKeyOf(one.key)}` });
  }

  let sum = 0;
  const cumulative = keys.weights.map((weight) => (sum += weight));
  const keyRows = Uint32Array.from(routes, ({ key }) => keyRowOf(world, key));
  const explicitHashKeys = new Map<number, bigint>();
  routes.forEach(({ explicitHashKey }, route) => {
    if (explicitHashKey !== null) explicitHashKeys.set(route, BigInt(explicitHashKey));
  });
  return {
    setting,
    keyRows,
    ...routeShards(world, keyRows, explicitHashKeys),
    explicitHashKeys,
    weights: keys.weights,
    cumulative,
    own,
  };
}

/** The same plan after shards were split or merged: its records go to the shards that are open now. */
export function rerouted(world: World, plan: ProducerPlan): ProducerPlan {
  return { ...plan, ...routeShards(world, plan.keyRows, plan.explicitHashKeys) };
}

/** By route: the open shard whose range holds its hash key. */
function routeShards(
  { history }: World,
  keyRows: Uint32Array,
  explicitHashKeys: ReadonlyMap<number, bigint>,
): Pick<ProducerPlan, 'shards' | 'numbers' | 'routesByShard'> {
  const open = openShards(history);
  const ranges = open.map(({ range }) => range);
  const shards = Uint32Array.from(keyRows, (row, route) => {
    const hashKey = explicitHashKeys.get(route) ?? history.keys[row].hashKey;
    return open[rangeIndexOf(ranges, hashKey)].index;
  });
  const routesByShard: number[][] = history.shards.map(() => []);
  shards.forEach((shard, route) => routesByShard[shard].push(route));
  const numbers = new Int32Array(shards.length).fill(-1);
  return { shards, numbers, routesByShard: routesByShard.map((routes) => Uint32Array.from(routes)) };
}

type Route = Pick<WeightedKey, 'key' | 'explicitHashKey'>;

function weightedKeys(setting: ProducerSetting): { list: readonly WeightedKey[]; weights: Float64Array } {
  const keys = setting.partitionKeys;
  if (!('count' in keys)) return { list: keys, weights: Float64Array.from(keys, (key) => key.weight) };
  const weights = zipfWeights(keys.count, keys.skew);
  const list = Array.from(weights, (weight, index) => ({
    key: `key-${index + 1}`,
    weight,
    explicitHashKey: null,
  }));
  return { list, weights };
}

function routeOwnRecords(
  records: NonNullable<ProducerSetting['records']>,
  routes: Route[],
): ProducerPlan['own'] {
  const numbers = new Map<string, number>();
  const route = Uint32Array.from(records, ({ partitionKey, explicitHashKey }) => {
    const id = `${explicitHashKey ?? ''} ${partitionKey}`;
    let number = numbers.get(id);
    if (number === undefined) {
      number = routes.length;
      numbers.set(id, number);
      routes.push({ key: partitionKey, explicitHashKey });
    }
    return number;
  });
  const at = Float64Array.from(records, (record) => microsFromSeconds(record.at));
  return { at, route, bytes: Float64Array.from(records, (record) => record.bytes) };
}

function keyRowOf(world: World, partitionKey: string): number {
  const known = world.caches.keyRows.get(partitionKey);
  if (known !== undefined) return known;
  const row = world.history.keys.length;
  world.history.keys.push(new KeyEntry(partitionKey));
  world.caches.keyRows.set(partitionKey, row);
  return row;
}
