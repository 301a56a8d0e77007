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
import { observe, type Complain, type Observed } from './observed';
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
    const changes = lanes.flatMap(({ marks }, lane) =>
      Array.from({ length: marks.at.length }, (_, row) => ({
        lane,
        at: marks.at.data[row],
        waiting: marks.tail.data[row] - marks.head.data[row],
      })),
    );
    const waiting = lanes.map(() => 0);
    // The sort is stable: marks of one lane keep their order.
    changes.sort((a, b) => a.at - b.at);
    changes.forEach((change, index) => {
      waiting[change.lane] = change.waiting;
      const isLast = changes[index + 1]?.at !== change.at;
      const sum = waiting.reduce((total, one) => total + one, 0);
      if (isLast && sum > bound)
        complain(`consumer ${consumer.id}, shard ${shard}: ${sum} wait at ${change.at}, bound ${bound}`);
    });
  });
}
