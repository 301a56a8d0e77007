/** That what grows grows as fast as is said: the climb of an age, what follows from it, and what comes in. */
import { isSet } from '../../engine';
import { MICROS_PER_SECOND as SECOND, type Micros } from '../../lib/time';
import { finishedAt, waitingAt } from '../../metrics';
import type { Fact } from '../fact';
import type { Scene } from './check-facts';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** The age of the oldest record of a shard that is neither finished nor given up: seconds, 0 for none. */
export function oldestAge(
  { run, t, consumer }: Pick<Scene, 'run' | 't' | 'consumer'>,
  shard: number,
): number {
  const finished = finishedAt(run.history, run.history.consumers[consumer], shard, t);
  const { arrivedAt } = run.history.shards[shard].records;
  const row = finished.findIndex((at, index) => at === Infinity && arrivedAt.data[index] <= t);
  return row < 0 ? 0 : (t - arrivedAt.data[row]) / SECOND;
}

/** When the first record is lost: what is left of the longest that it is kept, at the climb that is told. */
export function checkExpiry(scene: Scene, { shard, climbs, expires }: Of<'falling-behind'>): string | null {
  if (expires === null) return null;
  if (climbs === null) return 'it expires by a climb that is not told';
  const { scenario, history } = scene.run;
  const setting = scenario.consumers[history.consumers[scene.consumer].entry];
  const retention = scenario.stream.retentionPeriodHours * 3_600;
  const most = setting.type === 'lambda' ? setting.eventSourceMapping.maximumRecordAgeInSeconds : -1;
  const kept = most >= 0 ? Math.min(most, retention) : retention;
  if (expires.keptSeconds !== kept) return `records are kept ${kept} s`;
  if ((expires.by === 'retention') !== (kept === retention)) return 'it is lost by the other limit';
  const seconds = (kept - oldestAge(scene, shard)) / climbs;
  return Math.abs(seconds - expires.seconds) <= 1e-6 * seconds ? null : `it expires in ${seconds} s`;
}

/** An age goes up and down with every batch: its slope is taken over the longest of these spans that has passed. */
const SPANS = [30, 20];
const STEP = 0.5;

/** The climb beside the line that fits the shard's age best, since the last change. */
export function checkClimb(scene: Scene, { shard, climbs }: Of<'falling-behind'>): string | null {
  const { run, t, consumer } = scene;
  const span = SPANS.find((one) => t - sinceOf(scene) >= one * SECOND);
  if (climbs === null || span === undefined) return null;
  const looks = Array.from({ length: span / STEP + 1 }, (_, index) => index * STEP);
  const ages = looks.map((at) => oldestAge({ run, consumer, t: t - (span - at) * SECOND }, shard));
  const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  const off = looks.map((at) => at - span / 2);
  const climbed =
    (span * off.reduce((sum, x, index) => sum + x * (ages[index] - mean), 0)) /
    off.reduce((sum, x) => sum + x * x, 0);
  const told = span * climbs;
  return Math.abs(climbed - told) <= 0.25 * climbed + 0.3
    ? null
    : `the age climbed by ${climbed} s in ${span} s`;
}

/** From when on the same things held for the consumer. */
function sinceOf({ run, t, consumer }: Scene): Micros {
  const changed = run.history.commands.findLast(({ at }) => at <= t)?.at ?? 0;
  return Math.max(changed, run.history.consumers[consumer].startsAt);
}

/** What comes in to a shard, to each of them alike, or to a lane that is dealt more than it can do. */
export function checkOverload(scene: Scene, { shard, lane, arriving }: Of<'building-up'>): string | null {
  const shards = shard === null ? scene.run.history.shards.map(({ index }) => index) : [shard];
  for (const one of shards) {
    const wrong = lane === null ? checkTaken(scene, one, arriving) : checkDealt(scene, one, lane, arriving);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Records that came in the last twenty seconds, or since more or fewer of them come. */
function checkTaken({ run, t }: Scene, shard: number, arriving: number): string | null {
  const changed = run.history.commands.findLast(
    (one) => one.at <= t && !(isSet(one) && one.path.startsWith('consumers.')),
  );
  // Other keys came to the shard before others were split or merged.
  const made = run.history.shards.map(({ createdAt }) => (createdAt <= t ? createdAt : 0));
  const from = Math.max(t - 20 * SECOND, changed?.at ?? 0, ...made);
  const { data, length } = run.history.shards[shard].records.arrivedAt;
  const came = data.subarray(0, length).filter((at) => at > from && at <= t).length;
  const seconds = (t - from) / SECOND;
  // A second's worth may come at its beginning.
  const doubt = 2 + (0.1 + 1 / seconds) * came;
  return Math.abs(came - arriving * seconds) <= doubt ? null : `${came} came in ${seconds} s`;
}

/** Records that a lane was dealt, from about when it began to get only what is read anew. */
function checkDealt(scene: Scene, shard: number, lane: number, arriving: number): string | null {
  const { run, t, consumer } = scene;
  const dealt = run.history.consumers[consumer].shards[shard].lanes[lane];
  const rates: number[] = [];
  for (let from = Math.max(t - 20 * SECOND, sinceOf(scene)); from <= t - 3 * SECOND; from += SECOND / 2)
    rates.push(((waitingAt(dealt, t).tail - waitingAt(dealt, from).tail) * SECOND) / (t - from));
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return arriving >= 0.9 * least && arriving <= 1.1 * most ? null : `it is dealt ${least} to ${most}/s`;
}
