import { isSet, type ShardHistory } from '../../src/engine';
import { microsFromSeconds } from '../../src/lib/time';
import { runTo } from '../../src/headless/testing/scenarios';
import type { ScenarioInput } from '../../src/scenario';
import type { Step } from './reshards';
import type { Put, ShardView } from './view';

/** Far enough apart that no shard refuses any, whatever the keys. */
const SECONDS_APART = 0.01;
/** Long enough for a split or a merge, and for the records after it. */
const SECONDS_A_STEP = 60;
const SECONDS_UNTIL_PUTS = 30;

type Records = NonNullable<NonNullable<ScenarioInput['producers']>[number]['records']>;

/** Our own stream, given the same records one by one. */
export function ourShards(shardCount: number, puts: readonly Put[]): ShardView[] {
  const records = puts.map((put, number) => ({ at: number * SECONDS_APART, bytes: 300, ...put }));
  return run(shardCount, records, [], (puts.length + 1) * SECONDS_APART).shards;
}

/** The same, split and merged on the way: the name of the exception of each call, null where it was accepted. */
export function ourResharding(shardCount: number, steps: readonly Step[]) {
  const records = steps.flatMap(({ puts }, step) =>
    puts.map((put, place) => ({
      at: step * SECONDS_A_STEP + SECONDS_UNTIL_PUTS + place * SECONDS_APART,
      bytes: 300,
      ...put,
    })),
  );
  const commands = steps.map(({ reshard }, step) => ({ at: step * SECONDS_A_STEP + 1, ...reshard }));
  return run(shardCount, records, commands, steps.length * SECONDS_A_STEP);
}

function run(
  shardCount: number,
  records: Records,
  commands: NonNullable<ScenarioInput['commands']>,
  seconds: number,
) {
  const input = { stream: { shardCount }, producers: [{ records }], consumers: [], commands };
  const { history } = runTo(input, seconds);
  const numbers = new Map(records.map(({ at }, number) => [microsFromSeconds(at ?? 0), number]));
  const idOf = (index: number) => history.shards[index].shardId;
  const viewOf = (shard: ShardHistory): ShardView => ({
    shardId: shard.shardId,
    startingHashKey: String(shard.range.start),
    endingHashKey: String(shard.range.end),
    open: shard.closedAt === Infinity,
    parents: [shard.parent, shard.adjacentParent].filter((index) => index >= 0).map(idOf),
    records: Array.from(
      shard.records.arrivedAt.data.slice(0, shard.records.arrivedAt.length),
      (at) => numbers.get(at) ?? -1,
    ),
  });
  const refusals = history.commands.flatMap((one) => (isSet(one) ? [] : [one.refusal?.exception ?? null]));
  return { shards: history.shards.map(viewOf), refusals };
}
