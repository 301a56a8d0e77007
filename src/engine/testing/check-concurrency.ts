/** How many invocations run at once, of a function and of all of them, and in which environments. */
import {
  THROTTLED_BY_ACCOUNT,
  THROTTLED_BY_RESERVED,
  THROTTLED_BY_SCALING,
  type ConsumerHistory,
} from '../history';
import type { Scenario } from '../scenario';
import { lambdaAt, scenariosAt, triesOf, type Complain, type Observed, type Try } from './observed';

const SCALING = 1_000;
const SCALING_SPAN = 10_000_000;

function allTries(consumer: ConsumerHistory): Try[] {
  const tries = consumer.shards.flatMap(({ lanes }) => lanes.flatMap((lane, index) => triesOf(lane, index)));
  return tries.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** A function runs at most as often at once as is reserved for it, and says that it is throttled by that only then. */
export function checkConcurrency(observed: Observed, consumer: ConsumerHistory, complain: Complain): void {
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
  for (const { throttled, startsAt: t, environment } of tries) {
    if (t > consumer.endsAt) complain(`consumer ${consumer.id}: begins at ${t}, after it was removed`);
    if (!throttled || environment !== THROTTLED_BY_RESERVED) continue;
    const busy = started.filter(({ startsAt, endsAt }) => startsAt <= t && endsAt >= t).length;
    if (busy < Math.min(...reservedAt(t)))
      complain(`consumer ${consumer.id}: throttled at ${t} with ${busy} running`);
  }
}

/** What is reserved for all functions of a scenario. */
function reservedOf({ consumers }: Scenario): number {
  return consumers.reduce(
    (sum, one) => sum + (one.type === 'lambda' ? one.count * (one.function.reservedConcurrency ?? 0) : 0),
    0,
  );
}

/** All functions together run at most as often as the account allows, those without a reservation as what is left. */
export function checkAccount(observed: Observed, complain: Complain): void {
  const functions = observed.history.consumers.filter(({ type }) => type === 'lambda');
  const tries = functions
    .flatMap((consumer) => allTries(consumer).map((one) => ({ consumer, ...one })))
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  const shares = (consumer: ConsumerHistory, t: number) =>
    t >= consumer.endsAt ||
    lambdaAt(observed, consumer, t).every((setting) => setting.function.reservedConcurrency === null);
  let running: typeof tries = [];
  for (const one of tries) {
    const { consumer, startsAt: t, throttled, environment } = one;
    running = running.filter(({ endsAt }) => endsAt > t);
    if (throttled) {
      if (environment === THROTTLED_BY_ACCOUNT) checkThrottled(t, consumer);
      continue;
    }
    running.push(one);
    const limits = scenariosAt(observed, t).map((scenario) => ({
      all: scenario.account.concurrentExecutions,
      shared: Math.max(0, scenario.account.concurrentExecutions - reservedOf(scenario)),
    }));
    const all = Math.max(...limits.map((limit) => limit.all));
    if (running.length > all) complain(`${running.length} run at ${t}, the account allows ${all}`);
    if (!shares(consumer, t)) continue;
    const sharing = running.filter((other) => shares(other.consumer, t)).length;
    const shared = Math.max(...limits.map((limit) => limit.shared));
    if (sharing > shared) complain(`${sharing} share ${shared} at ${t}`);
  }

  function checkThrottled(t: number, consumer: ConsumerHistory): void {
    const there = tries.filter(
      ({ throttled, startsAt, endsAt }) => !throttled && startsAt <= t && endsAt >= t,
    );
    const isFull = scenariosAt(observed, t).some((scenario) => {
      const all = scenario.account.concurrentExecutions;
      // At the very microsecond of a change, who shares is open: then all that run may.
      return there.length >= Math.min(all, Math.max(0, all - reservedOf(scenario)));
    });
    if (!isFull) complain(`consumer ${consumer.id}: throttled by the account at ${t}, ${there.length} run`);
  }
}

/**
 * An environment runs one invocation at a time, is cold the first time only, none is made while one idles that is kept,
 * and of new ones there are no more than AWS makes in ten seconds.
 */
export function checkEnvironments(observed: Observed, consumer: ConsumerHistory, complain: Complain): void {
  const say: Complain = (text) => complain(`consumer ${consumer.id}: ${text}`);
  const keptFor = observed.settings.map(({ scenario }) => {
    const setting = scenario.consumers.at(consumer.entry);
    const seconds = setting?.type === 'lambda' ? setting.function.environmentIdleSeconds : null;
    return seconds === null ? Infinity : seconds * 1_000_000;
  });
  const [least, most] = [Math.min(...keptFor), Math.max(...keptFor)];
  const busyUntil: number[] = [];
  // Of those that start together, the ones that find a warm environment come first.
  // One that takes no time may be followed by another in the same environment at the same moment.
  const tries = allTries(consumer).sort(
    (a, b) => a.startsAt - b.startsAt || a.environment - b.environment || Number(b.cold) - Number(a.cold),
  );
  for (const { throttled, environment, cold, startsAt, endsAt } of tries) {
    if (throttled) {
      if (environment >= 0 || environment < THROTTLED_BY_SCALING || cold)
        say('a throttled try has an environment');
      continue;
    }
    const until = busyUntil[environment];
    if (until !== undefined && until > startsAt) say(`environment ${environment} runs twice at ${startsAt}`);
    if (until !== undefined && startsAt - until >= most)
      say(`environment ${environment} is used at ${startsAt}, after it was gone`);
    if (cold !== (until === undefined)) say(`environment ${environment} is cold at ${startsAt}: ${cold}`);
    const idle = busyUntil.filter((at) => at < startsAt && startsAt - at < least).length;
    if (cold && idle > 0) say(`a new environment at ${startsAt} while ${idle} idle`);
    busyUntil[environment] = endsAt;
  }
  const { data, length } = consumer.environmentsMadeAt;
  for (let one = SCALING; one < length; one++)
    if (data[one] - data[one - SCALING] < SCALING_SPAN)
      say(`${SCALING + 1} new environments by ${data[one]}`);
}
