/** Facts about what producers do and about outages, from the raw tables and the settings alone. */
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** What is wrong with it; null: nothing, or it is of another kind. */
export function checkTrafficFact(scene: Scene, fact: Fact): string | null {
  if (fact.kind === 'partly-refused') return checkPartlyRefused(scene, fact);
  return fact.kind === 'burst' || fact.kind === 'ramp' ? checkShape(scene, fact) : null;
}

function checkPartlyRefused({ run, t }: Scene, fact: Of<'partly-refused'>): string | null {
  const { putCalls, shards } = run.history;
  const isLately = (at: number) => at > t - fact.seconds * SECOND && at <= t;
  let calls = 0;
  let refused = 0;
  for (let row = 0; row < putCalls.at.length; row++) {
    if (!isLately(putCalls.at.data[row])) continue;
    refused += putCalls.refused.data[row];
    if (putCalls.refused.data[row] > 0) calls++;
  }
  if (calls !== fact.calls || refused !== fact.refused) return `${refused} were refused in ${calls} calls`;
  let reordered = 0;
  for (const { putAgain, records } of shards) {
    const again = new Map(
      Array.from({ length: putAgain.row.length }, (_, place) => [putAgain.row.data[place], place]),
    );
    for (const [row, place] of again) {
      if (!isLately(records.arrivedAt.data[row])) continue;
      let isBehind = false;
      // From the end on: most often the next of its key is near.
      for (let other = row - 1; other >= 0 && !isBehind; other--) {
        if (records.key.data[other] !== records.key.data[row]) continue;
        const one = again.get(other);
        if (one === undefined) isBehind = other >= putAgain.firstRow.data[place];
        else isBehind = putAgain.turn.data[one] > putAgain.turn.data[place];
        if (one === undefined) break;
      }
      if (isBehind) reordered++;
    }
  }
  return reordered === fact.reordered ? null : `${reordered} stand behind later ones`;
}

function checkShape({ run, t }: Scene, fact: Of<'burst' | 'ramp'>): string | null {
  const seconds = t / SECOND;
  if (fact.untilSeconds <= seconds) return 'it is over';
  const isSo = run.scenario.producers.some(({ burst, ramp, recordsPerSecond, startsAt, endsAt }) => {
    if (seconds < startsAt) return false;
    const end = endsAt ?? Infinity;
    const part = burst === null ? 1 : ((seconds - startsAt) % burst.everySeconds) / burst.forSeconds;
    if (fact.kind === 'burst') {
      if (burst === null || part >= 1 || burst.recordsPerSecond !== fact.rate) return false;
      const until = Math.min(end, seconds + (1 - part) * burst.forSeconds);
      return Math.abs(until - fact.untilSeconds) < 0.001;
    }
    if (ramp === null || part < 1) return false;
    const done = (seconds - ramp.startsAt) / ramp.overSeconds;
    const rate = recordsPerSecond + done * (ramp.toRecordsPerSecond - recordsPerSecond);
    const until = Math.min(end, ramp.startsAt + ramp.overSeconds);
    return (
      done >= 0 &&
      done < 1 &&
      Math.abs(rate - fact.rate) < 0.001 &&
      ramp.toRecordsPerSecond === fact.toRate &&
      fact.rises === ramp.toRecordsPerSecond > recordsPerSecond &&
      Math.abs(until - fact.untilSeconds) < 0.001
    );
  });
  return isSo ? null : 'no producer is told to';
}

export function checkOutageFact(scene: Scene, fact: Of<'stopped' | 'came-back'>): string | null {
  const { run, t, consumer } = scene;
  const { outage } = run.scenario.consumers[run.history.consumers[consumer].entry];
  if (outage === null) return 'it has no outage';
  if (fact.kind === 'came-back')
    return fact.atSeconds === outage.endsAt && t >= outage.endsAt * SECOND ? null : 'it came back then';
  if (t < outage.startsAt * SECOND || t >= outage.endsAt * SECOND) return 'it is not down';
  scene.later(({ history, now }) => {
    const until = Math.min(now, fact.untilSeconds * SECOND);
    const lanes = history.consumers[consumer].shards.flatMap((shard) => shard.lanes);
    const starts = lanes.some(({ invocations: { startsAt } }) =>
      startsAt.data.slice(0, startsAt.length).some((at) => at > t && at < until),
    );
    return starts ? 'stopped: something starts before' : null;
  });
  return fact.untilSeconds === outage.endsAt ? null : `it is down until ${outage.endsAt}`;
}
