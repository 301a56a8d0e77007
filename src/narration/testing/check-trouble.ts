/** What is said of batches that fail, are given up or find no room, and of records that filters keep back. */
import { INVOCATION_THROTTLED } from '../../engine';
import type { ConsumerReport } from '../../headless/report';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import type { Fact } from '../fact';
import { checkColdStarts } from './check-cold-starts';
import { checkCourse } from './check-course';
import type { Scene } from './check-facts';
import { settingOf } from './check-other-facts';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

export function checkTrouble(
  scene: Scene,
  fact: Of<'failing' | 'given-up' | 'throttled'>,
  mine: ConsumerReport,
): string | null {
  switch (fact.kind) {
    case 'failing':
      if (fact.blocks !== settingOf(scene).eventSourceMapping.failureBlocks)
        return 'it holds up something else';
      if (mine.errors === 0 || mine.backlogRecords === 0) return 'nothing has failed';
      return checkRepeated(scene, fact, mine);
    case 'given-up':
      if (mine.errors === 0 || mine.discardedRecords === 0) return 'nothing was given up';
      return checkDestination(scene, fact);
    case 'throttled':
      return mine.throttles > 0 ? checkRoom(scene, fact) : 'nothing was throttled';
  }
}

/** Counted record by record: how often each was in a try that began by now. */
function checkRepeated(
  { run, t, consumer }: Scene,
  { shard, repeated }: Of<'failing'>,
  mine: ConsumerReport,
): string | null {
  const { shards } = run.history.consumers[consumer];
  const found = shards.map(({ lanes }) => {
    let more = 0;
    for (const { rows, invocations } of lanes) {
      const times = new Uint32Array(rows.length);
      const { startsAt, from, to, outcome } = invocations;
      for (let row = 0; row < startsAt.length && startsAt.data[row] <= t; row++) {
        if (outcome.data[row] === INVOCATION_THROTTLED) continue;
        for (let entry = from.data[row]; entry < to.data[row]; entry++) if (++times[entry] === 2) more++;
      }
    }
    return more;
  });
  const all = found.reduce((sum, one) => sum + one, 0);
  if (all !== mine.duplicateRecords) return `${all} were repeated, the report has ${mine.duplicateRecords}`;
  return found[shard] === repeated ? null : `${found[shard]} were repeated`;
}

/** The setting may have changed since; while it has not, all that was given up went to the same place. */
function checkDestination({ run, ...scene }: Scene, { destination }: Of<'given-up'>): string | null {
  const isChanged = run.history.commands.length > 0;
  const { onFailureDestination } = settingOf({ run, ...scene }).eventSourceMapping;
  return isChanged || destination === onFailureDestination ? null : `it went to ${onFailureDestination}`;
}

function checkRoom(scene: Scene, { by, most }: Of<'throttled'>): string | null {
  const { reservedConcurrency } = settingOf(scene).function;
  const { concurrentExecutions } = scene.run.scenario.account;
  if (by === 'scaling') return most === 1_000 ? null : 'so many environments there are not';
  if (by === 'reserved') return most === reservedConcurrency ? null : `${reservedConcurrency} are reserved`;
  return most === concurrentExecutions ? null : `the account has ${concurrentExecutions}`;
}

/** That there is less for the lanes, or fewer of them; null where it is another fact. */
export function checkLess(scene: Scene, fact: Fact): string | null {
  if (fact.kind === 'window-forces-one-lane') return checkOneLane(scene, fact);
  if (fact.kind === 'failure-course') return checkCourse(scene, fact);
  if (fact.kind === 'cold-starts') return checkColdStarts(scene, fact);
  return fact.kind === 'filtering' ? checkFiltering(scene, fact) : null;
}

/** That the mapping has that tumbling window. */
function checkOneLane(scene: Scene, { windowSeconds }: Of<'window-forces-one-lane'>): string | null {
  const { tumblingWindowInSeconds } = settingOf(scene).eventSourceMapping;
  return windowSeconds > 0 && windowSeconds === tumblingWindowInSeconds ? null : 'there is no such window';
}

/** What the report counted as filtered at both ends. */
function checkFiltering(scene: Scene, { read, passed, seconds }: Of<'filtering'>): string | null {
  const { run, t, consumer, report } = scene;
  if (settingOf(scene).eventSourceMapping.filterCriteria === null) return 'there are no filters';
  if (passed > read) return 'more than were read';
  const { shards } = run.history.consumers[consumer];
  const begin = t - seconds * SECOND;
  let kept = 0;
  let came = 0;
  for (const { filtered, readers } of shards) {
    for (let row = 0; row < filtered.at.length; row++)
      if (filtered.at.data[row] > begin && filtered.at.data[row] <= t)
        kept += filtered.to.data[row] - filtered.from.data[row];
    for (const id of readers) {
      const { at, from, to } = run.history.readers[id].calls;
      for (let row = 0; row < at.length; row++)
        if (at.data[row] > begin && at.data[row] <= t) came += to.data[row] - from.data[row];
    }
  }
  const there = run.history.consumers.filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt);
  const mine = report.consumers[there.indexOf(run.history.consumers[consumer])];
  const earlier = scene.before(t / SECOND - seconds)?.consumers;
  // Since a change of less than whole seconds ago, what is told of lies between two seconds.
  if (run.history.commands.length > 0) return null;
  if (came !== read || came - kept !== passed) return `${came} were read, ${kept} of them kept back`;
  if (earlier === undefined || earlier.length !== report.consumers.length) return null;
  const before = earlier[there.indexOf(run.history.consumers[consumer])];
  return mine.filteredRecords - before.filteredRecords === kept ? null : 'the report has another number';
}
