import { poisonOf } from '../../engine';
import type { Micros } from '../../lib/time';
import { journeyAt, whereaboutsOf, type RecordPlace } from '../../metrics';
import type { LiveRun } from '../../store';
import { words } from '../../words';
import { keyName } from '../order/record-words';
import { consumerAt, failuresOf } from './live';

const w = words.order.stage;

/** What is read aloud of a record on the stage, which is drawn only: its number, key and shard, where it is, and its mark. */
export function recordName(
  { history, scenario, seed }: Pick<LiveRun, 'history' | 'scenario' | 'seed'>,
  openConsumer: number,
  place: RecordPlace,
  t: Micros,
): string | null {
  const journey = journeyAt(history, history.consumers.at(openConsumer), place, t);
  if (journey === null) return null;
  const { number, key, shard } = journey;
  const where = words.order.picked.where(whereaboutsOf(journey));
  const name = w.record(number, keyName(history, key), shard, where);
  const consumer = consumerAt(history, openConsumer, t);
  const failures = failuresOf(scenario, consumer);
  if (failures === undefined || place.row < (consumer?.shards[shard].startRow ?? 0)) return name;
  const { partitionKey } = history.keys[key];
  return poisonOf(failures, seed, partitionKey, number - 1) === null ? name : w.poison(name);
}
