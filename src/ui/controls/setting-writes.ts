/** What to write into a scenario so that a setting gets a value. Most settings stand alone; a few move others with them. */
import type { Scenario } from '../../engine';
import { SETTINGS, settingPath, type SettingKey } from '../../scenario';

export interface Write {
  readonly path: string;
  readonly value: unknown;
}

/**
 * In order. A setting that can change in a run is written by members that can, one after the other: each step is a
 * scenario of its own. None for a setting that the scenario has no more: what was moved in a slider comes with the next
 * frame, and what was typed when its field is left, and by then another run may be there.
 * @param place of the producer or consumer that the setting belongs to
 */
export function writesOf(
  scenario: Scenario,
  key: SettingKey,
  place: number,
  value: unknown,
): readonly Write[] {
  if (!isPresent(scenario, key, place)) return [];
  const { stream } = scenario;
  const write = { path: settingPath(key, place), value };
  switch (key) {
    case 'shardCount':
      // Explicit ranges are as many as they are; another number means even ones.
      if (stream.shards === null) break;
      return [{ path: 'stream', value: { ...stream, shardCount: value, shards: null } }];
    case 'streamMode':
      // A new stream in on-demand mode has its four shards, wherever the ranges were.
      if (value !== 'ON_DEMAND') break;
      return [
        { path: 'stream', value: { ...stream, streamMode: value, shardCount: undefined, shards: null } },
      ];
    case 'shards': {
      const shardCount = Array.isArray(value) ? Math.max(1, value.length) : stream.shardCount;
      return [{ path: 'stream', value: { ...stream, shards: value, shardCount } }];
    }
    case 'consumerType': {
      // Another kind has other members: what both have is kept, the rest takes its defaults.
      const { name, count, pollPhaseMillis, pollJitterMillis, outage } = scenario.consumers[place];
      const consumer = { name, type: value, count, pollPhaseMillis, pollJitterMillis, outage };
      return [{ path: `consumers.${place}`, value: consumer }];
    }
    case 'consumers': {
      // One first poll for each consumer, and now there are more or fewer: the seed spreads them again.
      if (!Array.isArray(scenario.consumers[place].pollPhaseMillis)) break;
      return [{ path: settingPath('pollPhaseMillis', place), value: null }, write];
    }
    default:
  }
  return [write];
}

/** Whether two values of a setting are the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether the setting exists in this scenario, for the producer or consumer at this place. */
export function isPresent(scenario: Scenario, key: SettingKey, place: number): boolean {
  const { scope, consumerTypes } = SETTINGS[key];
  if (scope === 'scenario' || scope === 'stream') return true;
  if (scope === 'consumer') {
    const consumer = scenario.consumers.at(place);
    return consumer !== undefined && (consumerTypes?.includes(consumer.type) ?? true);
  }
  const producer = scenario.producers.at(place);
  if (producer === undefined) return false;
  const generated = !Array.isArray(producer.partitionKeys);
  return key === 'keyCount' || key === 'keySkew' ? generated : true;
}
