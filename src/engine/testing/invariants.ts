/** What must be true of every run, whatever its settings, worked out from the raw history alone. */
import type { ConsumerHistory } from '../history';
import type { Scenario } from '../scenario';
import type { Simulation } from '../simulation';
import { checkBatches } from './check-batches';
import { checkAges, checkShardOfMapping } from './check-lanes';
import { checkNothingHangs } from './check-liveness';
import { checkReads } from './check-reads';
import { checkShards } from './check-shards';
import { checkWrites } from './check-writes';
import { checkOutages } from './check-outages';
import { lambdaAt, observe, triesOf, type Complain, type Observed, type Try } from './observed';

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
  checkWrites(observed, simulation.checkpoint().state.producers, complain);
  checkShards(observed, complain);
  checkReads(observed, complain);
  checkNothingHangs(observed, complain);
  for (const consumer of observed.history.consumers) {
    checkOutages(observed, consumer, complain);
    if (consumer.type !== 'lambda') continue;
    for (let shard = 0; shard < consumer.shards.length; shard++) {
      checkShardOfMapping(observed, consumer, shard, complain);
      checkBatches(observed, consumer, shard, complain);
      checkAges(observed, consumer, shard, complain);
    }
    checkReadAhead(observed, consumer, complain);
    checkConcurrency(observed, consumer, complain);
    checkEnvironments(consumer, complain);
  }
  return faults;
}

function allTries(consumer: ConsumerHistory): Try[] {
  const tries = consumer.shards.flatMap(({ lanes }) => lanes.flatMap((lane, index) => triesOf(lane, index)));
  return tries.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** A function runs at most as often at once as is reserved for it, and is throttled only then. */
function checkConcurrency(observed: Observed, consumer: ConsumerHistory, complain: Complain): void {
  const tries = allTries(consumer);
  const started = tries.filter(({ throttled }) => !throttled);
  const reservedAt = (t: number) =>
    lambdaAt(observed, consumer, t).map((setting) => setting.function.reservedConcurrency ?? Infinity);
  let running: Try[] = [];
  for (const one of started) {
    running = running.filter(({ endsAt }) => endsAt > one.startsAt);
    running.push(one);
    const most = Math.max(...reservedAt(one.startsAt));
    if (running.length > most)
      complain(`consumer ${consumer.id}: ${running.length} run at ${one.startsAt}, ${most} reserved`);
  }
  for (const { throttled, startsAt: t } of tries) {
    if (t > consumer.endsAt) complain(`consumer ${consumer.id}: begins at ${t}, after it was removed`);
    if (!throttled) continue;
    const busy = started.filter(({ startsAt, endsAt }) => startsAt <= t && endsAt >= t).length;
    if (busy < Math.min(...reservedAt(t)))
      complain(`consumer ${consumer.id}: throttled at ${t} with ${busy} running`);
  }
}

/** An environment runs one invocation at a time, is cold the first time only, and none is made while one idles. */
function checkEnvironments(consumer: ConsumerHistory, complain: Complain): void {
  const busyUntil: number[] = [];
  // Of those that start together, the ones that find a warm environment come first.
  // One that takes no time may be followed by another in the same environment at the same moment.
  const tries = allTries(consumer).sort(
    (a, b) => a.startsAt - b.startsAt || a.environment - b.environment || Number(b.cold) - Number(a.cold),
  );
  for (const { throttled, environment, cold, startsAt, endsAt } of tries) {
    if (throttled) {
      if (environment !== -1 || cold) complain(`consumer ${consumer.id}: a throttled try has an environment`);
      continue;
    }
    const until = busyUntil[environment];
    if (until !== undefined && until > startsAt)
      complain(`consumer ${consumer.id}: environment ${environment} runs twice at ${startsAt}`);
    if (cold !== (until === undefined))
      complain(`consumer ${consumer.id}: environment ${environment} is cold at ${startsAt}: ${cold}`);
    const idle = busyUntil.filter((at) => at < startsAt).length;
    if (cold && idle > 0)
      complain(`consumer ${consumer.id}: a new environment at ${startsAt} while ${idle} idle`);
    busyUntil[environment] = endsAt;
  }
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
