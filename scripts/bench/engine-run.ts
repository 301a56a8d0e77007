/** The engine under a load: the run itself, and whether it did all that it should. */
import { historyBytes, INVOCATION_OK, Simulation, type History, type Scenario } from '../../src/engine';
import { MICROS_PER_SECOND } from '../../src/lib/time';
import { recordsOf, type Load } from './loads';

/** After the last record: a poll, and as many batches as one poll can leave in a lane. */
const SECONDS_TO_THE_END = 5;

/** Runs a load until every record is done. */
export function runEngine(scenario: Scenario, load: Load): History {
  const simulation = Simulation.start(scenario);
  simulation.advance((load.seconds + SECONDS_TO_THE_END) * MICROS_PER_SECOND);
  return simulation.history;
}

/** Bytes of history for one record. */
export function bytesPerRecord(history: History, load: Load): number {
  return historyBytes(history).allocated / recordsOf(load);
}

/** Throws unless every record was accepted at once, and each consumer was done with each of them, in order by key. */
export function checkEngine(history: History, load: Load): void {
  const { shards, consumers } = history;
  const accepted = sum(shards, ({ records }) => records.arrivedAt.length);
  const refused = sum(shards, ({ refusals }) => refusals.at.length);
  if (accepted !== recordsOf(load) || refused > 0)
    throw new Error(`${accepted} records were accepted and ${refused} puts refused.`);
  for (const consumer of consumers) {
    const done = sum(consumer.shards, (shard) => sum(shard.lanes, recordsDone));
    if (done !== accepted) throw new Error(`A consumer is done with ${done} records of ${accepted}.`);
    consumer.shards.forEach(({ lanes }, shard) => {
      const lastRow = new Int32Array(load.keysPerShard).fill(-1);
      for (const { rows } of batchesInOrder(lanes)) {
        for (const row of rows) {
          const key = shards[shard].records.key.data[row];
          if (row <= lastRow[key]) throw new Error(`Row ${row} of shard ${shard} is out of order.`);
          lastRow[key] = row;
        }
      }
    });
  }
}

type Lane = History['consumers'][number]['shards'][number]['lanes'][number];

function recordsDone({ invocations: { from, doneTo, outcome } }: Lane): number {
  let done = 0;
  for (let row = 0; row < from.length; row++)
    if (outcome.data[row] === INVOCATION_OK) done += doneTo.data[row] - from.data[row];
  return done;
}

/** The batches of a shard as they ended. */
function batchesInOrder(
  lanes: readonly Lane[],
): { endsAt: number; rows: ArrayLike<number> & Iterable<number> }[] {
  const all = lanes.flatMap(({ rows, invocations: { endsAt, from, to } }) =>
    Array.from({ length: endsAt.length }, (_, row) => ({
      endsAt: endsAt.data[row],
      rows: rows.data.subarray(from.data[row], to.data[row]),
    })),
  );
  return all.sort((a, b) => a.endsAt - b.endsAt);
}

function sum<T>(list: readonly T[], valueOf: (one: T) => number): number {
  return list.reduce((all, one) => all + valueOf(one), 0);
}
