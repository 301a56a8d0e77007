/** What must be true of every run, whatever its settings, worked out from the raw history alone. */
import type { ConsumerHistory } from '../history';
import type { Scenario } from '../scenario';
import type { Simulation } from '../simulation';
import { checkBatches } from './check-batches';
import { checkAges, checkShardOfMapping } from './check-lanes';
import { checkAccount, checkConcurrency, checkEnvironments } from './check-concurrency';
import { checkFilters } from './check-filters';
import { checkNothingHangs } from './check-liveness';
import { checkBlocking, checkWindows } from './check-holds';
import { checkReads } from './check-reads';
import { checkRegistrations } from './check-registrations';
import { checkShards } from './check-shards';
import { checkWrites } from './check-writes';
import { checkOutages } from './check-outages';
import { linedUpAt, observe, type Complain, type Observed } from './observed';
import { checkpointOf } from '../checkpoints';

/** Enough to see what is wrong. */
const MOST = 10;

/**
 * Everything that is wrong with a run, in words; empty when nothing is.
 * @param scenario the scenario the run was started with
 */
export function faultsOf(scenario: Scenario, simulation: Simulation): string[] {
  const faults: string[] = [];
  const complain: Complain = (text) => {
    if (faults.length < MOST) faults.push(text);
  };
  const observed = observe(scenario, simulation.history, simulation.now);
  checkWrites(observed, checkpointOf(simulation).state.producers, complain);
  checkShards(observed, complain);
  checkReads(observed, complain);
  checkRegistrations(observed, complain);
  checkNothingHangs(observed, complain);
  checkAccount(observed, complain);
  for (const consumer of observed.history.consumers) {
    checkOutages(observed, consumer, complain);
    if (consumer.type !== 'lambda') continue;
    for (let shard = 0; shard < consumer.shards.length; shard++) {
      checkShardOfMapping(observed, consumer, shard, complain);
      checkBatches(observed, consumer, shard, complain);
      checkAges(observed, consumer, shard, complain);
      checkFilters(observed, consumer, shard, complain);
      checkWindows(observed, consumer, shard, complain);
      checkBlocking(observed, consumer, shard, complain);
    }
    checkReadAhead(observed, consumer, complain);
    checkConcurrency(observed, consumer, complain);
    checkEnvironments(observed, consumer, complain);
  }
  return faults;
}

/** Never more records read but not in a batch than the largest bound there was. */
function checkReadAhead({ settings }: Observed, consumer: ConsumerHistory, complain: Complain): void {
  const bounds = settings.map(({ scenario }) => {
    const setting = scenario.consumers[consumer.entry];
    return setting.type === 'lambda' ? (setting.eventSourceMapping.readAheadRecords ?? Infinity) : Infinity;
  });
  const bound = Math.max(...bounds);
  if (bound === Infinity) return;
  consumer.shards.forEach(({ lanes }, shard) => {
    const changes = lanes.flatMap((lane) => [
      ...linedUpAt(lane).map((at) => ({ at, by: 1 })),
      ...Array.from({ length: lane.marks.at.length }, (_, mark) => ({
        at: lane.marks.at.data[mark],
        by: (mark === 0 ? 0 : lane.marks.head.data[mark - 1]) - lane.marks.head.data[mark],
      })),
    ]);
    changes.sort((a, b) => a.at - b.at);
    let waiting = 0;
    changes.forEach(({ at, by }, index) => {
      waiting += by;
      if (changes[index + 1]?.at !== at && waiting > bound)
        complain(`consumer ${consumer.id}, shard ${shard}: ${waiting} wait at ${at}, bound ${bound}`);
    });
  });
}
