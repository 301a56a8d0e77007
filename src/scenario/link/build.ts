/** A scenario from the scene and the settings that a link gives. */
import type { ConsumerType, Scenario } from '../../engine/index';
import { faultWords, linkFaultWords } from '../../words/scenario-faults';
import { mustBe } from '../faults';
import { TOTALS } from '../ranges';
import { SETTINGS, type SettingKey } from '../settings';
import { nameOf, pathOf, type SettingName } from './names';
import { linkFault, type LinkFault } from './link-fault';
import type { SettingParam } from './params';
import { plainConsumer, plainProducer } from './plain-parts';

/** A setting with the value that its text reads as. */
export interface GivenSetting extends SettingName {
  readonly name: string;
  readonly value: unknown;
}

/** How many producers and consumers a link says there are; null: as many as are spoken of. */
export interface Counts {
  readonly producers: number | null;
  readonly consumers: number | null;
}

type Members = Record<string, unknown>;
type Part = 'producers' | 'consumers';

/**
 * The scenario as a person would write it, unchecked, without commands.
 * @param misplaced takes the settings that have no place in it, and why
 */
export function build(
  base: Scenario,
  given: readonly GivenSetting[],
  counts: Counts,
  misplaced: (setting: GivenSetting, rest: string) => void,
): Members {
  const types = new Map(
    given.filter(({ key }) => key === 'consumerType').map(({ place, value }) => [place, value]),
  );
  const producers = Array.from({ length: countOf('producers', base, given, counts) }, (_, place) =>
    structuredCloneOf(plainProducer(base, place)),
  );
  const consumers = Array.from({ length: countOf('consumers', base, given, counts) }, (_, place) => {
    const type = (types.get(place) ?? base.consumers[place]?.type ?? 'lambda') as ConsumerType;
    const plain = structuredCloneOf(plainConsumer(base, place, type));
    // Without a name it gets one that nobody else has.
    return place < base.consumers.length ? plain : { ...plain, name: undefined };
  });
  const input: Members = {
    ...base,
    stream: { ...base.stream },
    account: { ...base.account },
    producers,
    consumers,
    commands: [],
  };
  for (const setting of inOrder(given)) {
    const rest = refusal(setting, input, given);
    if (rest === null) write(input, setting, given);
    else misplaced(setting, rest);
  }
  return input;
}

function countOf(part: Part, base: Scenario, given: readonly GivenSetting[], counts: Counts): number {
  const said = counts[part];
  if (said !== null) return said;
  const scope = part === 'producers' ? 'producer' : 'consumer';
  const places = new Set(given.filter(({ key }) => SETTINGS[key].scope === scope).map(({ place }) => place));
  let count = base[part].length;
  const most = part === 'producers' ? TOTALS.producers : TOTALS.consumerEntries;
  while (places.has(count) && count < most) count++;
  return count;
}

/** The list of keys before the count of generated ones, which takes its place. */
function inOrder(given: readonly GivenSetting[]): readonly GivenSetting[] {
  return given.toSorted((a, b) => Number(b.key === 'partitionKeys') - Number(a.key === 'partitionKeys'));
}

function refusal(setting: GivenSetting, input: Members, given: readonly GivenSetting[]): string | null {
  const { scope, consumerTypes } = SETTINGS[setting.key];
  if (scope !== 'producer' && scope !== 'consumer') return null;
  const part = scope === 'producer' ? 'producers' : 'consumers';
  const entries = input[part] as Members[];
  const entry = entries[setting.place];
  if (entry === undefined) return linkFaultWords.noPlace(part, entries.length);
  const type = entry['type'] as ConsumerType;
  if (consumerTypes !== null && !consumerTypes.includes(type)) return linkFaultWords.notOfKind(type);
  const isGenerated = setting.key === 'keyCount' || setting.key === 'keySkew';
  if (isGenerated && given.some(({ key, place }) => key === 'partitionKeys' && place === setting.place)) {
    return linkFaultWords.eitherKeys;
  }
  return null;
}

function write(input: Members, setting: GivenSetting, given: readonly GivenSetting[]): void {
  const { key, value } = setting;
  const stream = input['stream'] as Members;
  const isGiven = (other: SettingKey) => given.some((one) => one.key === other);
  // Ranges say how many they are, and another number means even ones.
  if (key === 'shards' && value !== null && !isGiven('shardCount')) stream['shardCount'] = undefined;
  if (key === 'shardCount' && !isGiven('shards')) stream['shards'] = null;
  // A new stream in on-demand mode has its own number of shards, not that of the scene, where the link says none.
  if (turnsOnDemand(setting, stream) && !isGiven('shardCount') && !isGiven('shards')) {
    stream['shardCount'] = undefined;
    stream['shards'] = null;
  }
  if (key === 'keyCount' || key === 'keySkew') {
    const producer = (input['producers'] as Members[])[setting.place];
    if (Array.isArray(producer['partitionKeys'])) producer['partitionKeys'] = {};
  }
  const steps = pathOf(setting).split('.');
  const last = steps.pop() ?? '';
  let parent = input;
  for (const step of steps) parent = parent[step] as Members;
  parent[last] = value;
}

function turnsOnDemand({ key, value }: GivenSetting, stream: Members): boolean {
  return key === 'streamMode' && value === 'ON_DEMAND' && stream['streamMode'] !== value;
}

/** What is below lists is never written to, so it is shared. */
function structuredCloneOf(part: object): Members {
  return Object.fromEntries(
    Object.entries(part).map(([name, member]) => [
      name,
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? structuredCloneOf(member as object)
        : member,
    ]),
  );
}

/** Another kind of consumer is another set of members, so it is checked before there are any. */
export function typeFault({ key, place, text }: SettingParam, value: unknown): LinkFault | null {
  const setting = SETTINGS[key];
  if (key !== 'consumerType' || setting.control !== 'choice') return null;
  if (setting.choices.includes(value as string)) return null;
  const choices = faultWords.either(setting.choices.map((one) => JSON.stringify(one)));
  return linkFault([nameOf({ key, place })], mustBe(choices, text));
}

/** Whether the settings of these keys stand for how much there is of something. */
export const AMOUNTS: Readonly<Record<Part, readonly SettingKey[]>> = {
  producers: ['recordsPerSecond', 'ownRecords'],
  consumers: ['consumers', 'shardCount', 'shards'],
};
