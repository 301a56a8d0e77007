import type { FilterCriteria, OwnRecord, WeightedKey, ZipfKeys } from '../../engine/index';
import type { ListItems, Setting } from '../settings/setting';
import { NONE } from './none';
import { switchToLink } from './on-or-off';
import { recordsToLink } from './own-records-text';
import { itemToLink, listToLink, numberToLink, textToLink } from './text';

/** The word for null, where it is a name. */
const NONE_AS_TEXT = '%u006eone';

/** A setting's value as a link writes it. */
export function valueToLink(setting: Setting, value: unknown): string {
  if (value === null) return NONE;
  switch (setting.control) {
    case 'slider':
    case 'number':
      return numberToLink(value as number);
    case 'numbers':
      return listToLink(
        setting.members.map(({ name }) => [numberToLink((value as Record<string, number>)[name])]),
      );
    case 'switch':
      return switchToLink(JSON.stringify(value) === JSON.stringify(setting.values[1]));
    case 'choice':
      return value as string;
    case 'text':
      return value === NONE && setting.orNull ? NONE_AS_TEXT : textToLink(value as string);
    case 'list':
      return itemsToLink(setting.items, value);
    case 'filter':
      return listToLink((value as FilterCriteria).filters.map(({ pattern }) => [itemToLink(pattern)]));
  }
}

function itemsToLink(items: ListItems, value: unknown): string {
  switch (items) {
    case 'hash-key-ranges':
      return listToLink(
        (value as { startingHashKey: string }[]).map(({ startingHashKey }) => [startingHashKey]),
      );
    case 'partition-keys':
      return keysToLink(value as readonly WeightedKey[] | ZipfKeys);
    case 'own-records':
      return recordsToLink(value as readonly OwnRecord[]);
    case 'key-names':
      return listToLink((value as string[]).map((key) => [itemToLink(key)]));
    default:
      if (typeof value === 'number') return numberToLink(value);
      return numbersToLink(items, value as readonly number[]);
  }
}

/** A list of one first poll ends with a `~`: without it, it is that of all consumers. */
function numbersToLink(items: ListItems, numbers: readonly number[]): string {
  const written = listToLink(numbers.map((one) => [numberToLink(one)]));
  return items === 'poll-phases' && numbers.length === 1 ? `${written}~` : written;
}

/** `key~~weight~~explicit hash key`, the default ones left out; generated keys are `~count~skew`. */
function keysToLink(keys: readonly WeightedKey[] | ZipfKeys): string {
  if ('count' in keys) return `~${numberToLink(keys.count)}~${numberToLink(keys.skew)}`;
  return listToLink(
    keys.map(({ key, weight, explicitHashKey }) => {
      const parts = [itemToLink(key)];
      if (weight !== 1 || explicitHashKey !== null) parts.push(numberToLink(weight));
      if (explicitHashKey !== null) parts.push(explicitHashKey);
      return parts;
    }),
  );
}
