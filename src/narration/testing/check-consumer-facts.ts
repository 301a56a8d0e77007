/** Facts about one consumer. */
import { durationMicros, isSet } from '../../engine';
import type { ConsumerReport, Report } from '../../headless/report';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { nameOfConsumer, runningAt, waitingAt } from '../../metrics';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';
import { checkRegistered } from './check-fan-out';
import { checkClimb, checkExpiry, checkOverload, oldestAge } from './check-growth';
import { lastReply, settingOf } from './check-other-facts';
import { checkBeforeNextPoll } from './check-polls';
import { checkOutageFact } from './check-traffic';
import { checkTrouble } from './check-trouble';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** What is wrong with it; null: nothing, or it is of another kind. */
export function checkConsumerFact(scene: Scene, fact: Fact): string | null {
  if (!('of' in fact)) return null;
  const { report } = scene;
  const mine = reportOfConsumer(scene, report);
  if (mine === undefined) return 'it is not in the report';
  if ((fact.of === null) !== (report.consumers.length === 1)) return 'named without need, or not named';
  if (fact.of !== null && fact.of !== mine.name) return `it is called ${mine.name}`;
  const about = 'shard' in fact && 'ageSeconds' in fact ? checkAge(scene, fact) : null;
  if (about !== null) return about;
  switch (fact.kind) {
    case 'quiet': {
      const came = incoming(report) - incoming(scene.before(quietSince(scene)) ?? report);
      return mine.backlogRecords === 0 && came === 0 ? null : `${mine.backlogRecords} to do, ${came} came`;
    }
    case 'reads-nothing':
      if ((mine.registrationError !== undefined) !== fact.refused) return 'refused or not';
      return checkBacklog(mine, fact);
    case 'stopped':
    case 'came-back':
      return checkOutageFact(scene, fact) ?? checkBacklog(mine, fact);
    case 'registered':
      return checkRegistered(scene, fact) ?? checkBacklog(mine, fact);
    case 'refused-often':
      return checkRefusedOften(scene, fact, mine);
    case 'falling-behind':
      return checkFalling(scene, fact, mine);
    case 'building-up':
      return checkBuilding(scene, fact);
    case 'failing':
    case 'given-up':
    case 'throttled':
      return checkTrouble(scene, fact, mine);
    case 'failing-often':
      return checkFailures(scene, fact, mine);
    case 'reading-behind': {
      const last = lastReply(scene, fact.shard);
      const arrived = last === null ? 0 : arrivedBy(scene, fact.shard, last.at);
      return last !== null && arrived > last.to ? null : 'it reached the tip';
    }
    case 'catching-up':
      if (fact.finishing <= fact.arriving) return 'no more is finished than comes in';
      if (!isDoneIn(fact)) return `it is done in ${fact.unfinished / (fact.finishing - fact.arriving)} s`;
      return checkBacklog(mine, fact) ?? checkArriving(scene, null, fact.arriving);
    case 'keeping-up':
      return checkBeforeNextPoll(scene, fact) ?? checkOldest(scene, fact, mine, fact.arriving);
    case 'gathering': {
      const { maximumBatchingWindowInSeconds } = settingOf(scene).eventSourceMapping;
      if (fact.windowSeconds !== maximumBatchingWindowInSeconds) return 'it is another window';
      if (!isGathering(scene)) return 'no window is open';
      return checkOldest(scene, fact, mine, null);
    }
    case 'behind':
    case 'unclear':
    case 'too-early':
      return checkOldest(scene, fact, mine, fact.arriving);
    default:
      return null;
  }
}

/** Whether what is said of when all is done follows from what is said of the rates; what is soon is not said. */
function isDoneIn({ unfinished, finishing, arriving, doneInSeconds }: Of<'catching-up'>): boolean {
  const seconds = unfinished / (finishing - arriving);
  return doneInSeconds === null
    ? seconds < 5 || seconds > 2_592_000
    : Math.abs(seconds - doneInSeconds) <= seconds / 1e6;
}

/** A whole second from when on nothing may have come in that is said not to: what producers were told to do counts. */
function quietSince({ run, t }: Scene): number {
  const changed = run.history.commands.findLast(
    (one) => one.at <= t && !(isSet(one) && one.path.startsWith('consumers.')),
  );
  return Math.max(0, t / SECOND - 20, Math.ceil((changed?.at ?? 0) / SECOND));
}

/** Whether a window is open, said beside it; where there is no room to say so, whether a free lane has records. */
function isGathering({ run, t, consumer, facts }: Scene): boolean {
  if (facts[0].kind === 'gathering') return facts.some(({ kind }) => kind === 'window-open');
  return run.history.consumers[consumer].shards.some(({ lanes }) =>
    lanes.some((lane) => runningAt(lane, t) < 0 && waitingAt(lane, t).tail > waitingAt(lane, t).head),
  );
}

function reportOfConsumer({ run, consumer }: Scene, report: Report): ConsumerReport | undefined {
  const { entry, ordinal } = run.history.consumers[consumer];
  const name = nameOfConsumer(run.scenario.consumers[entry], ordinal);
  return report.consumers.find((one) => one.name === name);
}

function incoming({ stream }: Report, shard: number | null = null): number {
  return shard === null ? stream.incomingRecords : stream.shards[shard].incomingRecords;
}

function arrivedBy({ run }: Scene, shard: number, t: number): number {
  const { arrivedAt } = run.history.shards[shard].records;
  let count = 0;
  while (count < arrivedAt.length && arrivedAt.data[count] <= t) count++;
  return count;
}

function checkAge(scene: Scene, fact: Fact): string | null {
  if (!('ageSeconds' in fact) || !('shard' in fact)) return null;
  const oldest = oldestAge(scene, fact.shard);
  return Math.abs(oldest - fact.ageSeconds) <= 1e-6 ? null : `the oldest is ${oldest} s old`;
}

/** How many are unfinished, how old the oldest is, and how many come in. */
function checkOldest(
  scene: Scene,
  fact: { readonly unfinished: number; readonly ageSeconds: number },
  mine: ConsumerReport,
  arriving: number | null,
): string | null {
  const oldest = Math.max(...scene.run.history.shards.map(({ index }) => oldestAge(scene, index)));
  if (Math.abs(oldest - fact.ageSeconds) > 1e-6) return `the oldest is ${oldest} s old`;
  return checkBacklog(mine, fact) ?? (arriving === null ? null : checkArriving(scene, null, arriving));
}

function checkBacklog(
  { backlogRecords }: ConsumerReport,
  fact: { readonly unfinished: number },
): string | null {
  return backlogRecords === fact.unfinished ? null : `${backlogRecords} are to be done`;
}

/** A rate of arrivals beside what the report counted in the same ten seconds, or as long as nothing changed. */
function checkArriving(scene: Scene, shard: number | null, arriving: number): string | null {
  const { t, run } = scene;
  const changed = run.history.commands.findLast(({ at }) => at <= t)?.at ?? 0;
  const begin = Math.max(0, Math.ceil(Math.max(t - 10 * SECOND, changed) / SECOND));
  const earlier = scene.before(begin);
  const seconds = t / SECOND - begin;
  if (earlier === undefined || seconds < 2) return null;
  const came = incoming(scene.report, shard) - incoming(earlier, shard);
  // A second's worth may lie on either side of an edge, and by chance more.
  const shards = shard === null ? run.history.shards.length : 1;
  const doubt = 1.5 * shards + 3 * Math.sqrt(came) + 0.15 * came;
  return Math.abs(came - arriving * seconds) <= doubt ? null : `${came} came in ${seconds} s`;
}

function checkRefusedOften(scene: Scene, fact: Of<'refused-often'>, mine: ConsumerReport): string | null {
  if (fact.refused * 2 < fact.calls) return 'not so often';
  const earlier = scene.before(scene.t / SECOND - fact.seconds);
  const before = earlier && reportOfConsumer(scene, earlier);
  if (before === undefined) return null;
  const refused = mine.readProvisionedThroughputExceeded - before.readProvisionedThroughputExceeded;
  const isOnly = scene.run.history.shards.length === 1;
  return isOnly ? equal(refused, fact.refused) : refused >= fact.refused ? null : `${refused} in all`;
}

function equal(found: number, told: number): string | null {
  return found === told ? null : `it was ${found}, not ${told}`;
}

function checkFalling(scene: Scene, fact: Of<'falling-behind'>, mine: ConsumerReport): string | null {
  const { t, run } = scene;
  if (fact.finishing >= fact.arriving) return 'as much is finished as comes in';
  const wrong =
    checkStillComes(scene, fact) ??
    checkOverBatches(scene, fact) ??
    checkClimb(scene, fact) ??
    checkExpiry(scene, fact);
  if (wrong !== null) return wrong;
  // Of its last batches, about ten seconds of them: further back the consumer may have been kept from reading.
  const earlier = scene.before(t / SECOND - 10);
  const before = earlier && reportOfConsumer(scene, earlier);
  if (before === undefined || run.history.shards.length > 1 || run.history.commands.length > 0) return null;
  const done = mine.records - before.records;
  const { lanes } = run.history.consumers[scene.consumer].shards[fact.shard];
  // Of every lane a batch more or less may have ended in them.
  const batches = settingOf(scene).eventSourceMapping.batchSize * Math.max(1, lanes.length);
  return Math.abs(done - 10 * fact.finishing) <= batches + 0.25 * done ? null : `${done} were done in 10 s`;
}

/** What has stopped coming in is no reason to fall behind any more, however long batches take. */
function checkStillComes(scene: Scene, { shard, finishing }: Of<'falling-behind'>): string | null {
  const changed = scene.run.history.commands.findLast(({ at }) => at <= scene.t)?.at ?? 0;
  const from = Math.max(scene.t - 10 * SECOND, changed);
  const came = arrivedBy(scene, shard, scene.t) - arrivedBy(scene, shard, from);
  const seconds = (scene.t - from) / SECOND;
  return came >= 0.25 * finishing * seconds ? null : `${came} came in the last ${seconds} s`;
}

/** "Over the last batches": which began and ended some seconds before now. */
function checkOverBatches(scene: Scene, { shard, arriving }: Of<'falling-behind'>): string | null {
  const now = scene.t / SECOND;
  const rates: number[] = [];
  for (let to = now; to >= now - 6; to--)
    for (let from = Math.max(0, now - 20); from <= to - 4; from++)
      rates.push(
        (arrivedBy(scene, shard, to * SECOND) - arrivedBy(scene, shard, from * SECOND)) / (to - from),
      );
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return arriving >= 0.9 * least - 0.2 && arriving <= 1.1 * most + 0.2
    ? null
    : `${least} to ${most}/s came in`;
}

function checkBuilding(scene: Scene, fact: Of<'building-up'>): string | null {
  const { run, t } = scene;
  const setting = settingOf(scene);
  const { batchSize, parallelizationFactor } = setting.eventSourceMapping;
  const took = durationMicros(setting.function, batchSize) / SECOND;
  const lanes = fact.lane === null ? fact.lanes : 1;
  const capacity = (lanes * batchSize) / took;
  if (Math.abs(capacity - fact.capacity) > 1e-6 * capacity) return `${capacity}/s can be done`;
  if (fact.arriving <= fact.capacity) return 'no more comes in than can be done';
  if (fact.lanes > parallelizationFactor) return 'so many lanes there are not';
  // Nothing of late was done faster than that, but for batches that ended at the edges.
  const earlier = scene.before(t / SECOND - 10);
  const [now, before] = [scene.report, earlier].map((one) => one && reportOfConsumer(scene, one));
  const bound = fact.lanes * (batchSize / took) * 10 + 2 * batchSize * fact.lanes;
  const isPlain = run.history.shards.length === 1 && run.history.commands.length === 0;
  if (now && before && isPlain && now.records - before.records > bound)
    return `${now.records - before.records} were done in 10 s`;
  return checkOverload(scene, fact);
}

function checkFailures(scene: Scene, fact: Of<'failing-often'>, mine: ConsumerReport): string | null {
  const { t, run } = scene;
  const { lanes } = run.history.consumers[scene.consumer].shards[fact.shard];
  if (fact.failed > mine.errors || fact.failed > fact.tries) return 'so many did not fail';
  const from = t / SECOND - fact.seconds;
  const earlier = scene.before(from);
  const before = earlier && reportOfConsumer(scene, earlier);
  if (before === undefined || run.history.shards.length > 1) return null;
  const running = (at: number) => lanes.filter((lane) => runningAt(lane, at) >= 0).length;
  const ended = mine.invocations - running(t) - (before.invocations - running(from * SECOND));
  return equal(ended, fact.tries) ?? failedIn(mine, before, fact.failed, lanes.length);
}

/** The report counts an error when its try has started; up to one a lane may still be running, at either end. */
function failedIn(now: ConsumerReport, before: ConsumerReport, failed: number, lanes: number): string | null {
  const errors = now.errors - before.errors;
  return Math.abs(errors - failed) <= lanes ? null : `${errors} failed`;
}
