/** A setting's value, read from a link. */
import { MAX_HASH_KEY } from '../../engine/index';
import { linkFaultWords } from '../../words/scenario-faults';
import { mustBe } from '../faults';
import { isHashKey } from '../hash-key-text';
import type { ListItems, Setting } from '../settings/setting';
import { switchFromLink } from './on-or-off';
import { recordsFromLink } from './own-records-text';
import { NONE } from './none';
import { listFromLink, numberFromLink, textFromLink } from './text';

/** What a value reads as, or the rest of the sentence that refuses it. */
export type ReadValue = { readonly value: unknown } | { readonly rest: string };

/** What cannot be understood is passed on as it is: the schema says what is allowed. */
export function valueFromLink(setting: Setting, text: string): ReadValue {
  if (setting.orNull && text === NONE) return { value: null };
  switch (setting.control) {
    case 'slider':
    case 'number':
      return { value: numberFromLink(text) };
    case 'numbers': {
      const list = listFromLink(text);
      const { members } = setting;
      if (list.length !== members.length || list.some((parts) => parts.length > 1)) return { value: text };
      return {
        value: Object.fromEntries(members.map(({ name }, place) => [name, numberFromLink(list[place][0])])),
      };
    }
    case 'switch': {
      const isOn = switchFromLink(text);
      if (isOn === null) return { rest: mustBe(linkFaultWords.onOrOff, text) };
      return { value: setting.values[isOn ? 1 : 0] };
    }
    case 'choice':
      return { value: setting.choices.find((one) => alike(one) === alike(text)) ?? text };
    case 'text':
      return { value: textFromLink(text) };
    case 'list':
      return { value: itemsFromLink(setting.items, text) };
    case 'filter':
      return { value: filtersFromLink(text) };
  }
}

function alike(choice: string): string {
  return choice.toLowerCase().replaceAll('_', '-');
}

/** Patterns, each an item of its own. */
function filtersFromLink(text: string): unknown {
  const list = listFromLink(text);
  if (list.some((parts) => parts.length > 1)) return text;
  return { filters: list.map(([one]) => ({ pattern: textFromLink(one) })) };
}

function itemsFromLink(items: ListItems, text: string): unknown {
  if (items === 'partition-keys') return keysFromLink(text);
  if (items === 'own-records') return recordsFromLink(listFromLink(text));
  const isList = items === 'poll-phases' && text.endsWith('~');
  const list = listFromLink(isList ? text.slice(0, -1) : text);
  // Nothing here has parts: what has is refused as a whole.
  if (list.some((parts) => parts.length > 1)) return text;
  const single = list.map(([one]) => one);
  if (items === 'hash-key-ranges') return rangesFrom(single);
  if (items === 'key-names') return single.map(textFromLink);
  const numbers = single.map(numberFromLink);
  return items === 'poll-phases' && numbers.length === 1 && !isList ? numbers[0] : numbers;
}

function keysFromLink(text: string): unknown {
  if (text.startsWith('~')) {
    const [count, skew, ...more] = text.slice(1).split('~');
    if (more.length > 0 || skew === undefined) return text;
    return { count: numberFromLink(count), skew: numberFromLink(skew) };
  }
  const list = listFromLink(text);
  if (list.some((parts) => parts.length > 3)) return text;
  return list.map(([key, weight, explicitHashKey]) => ({
    key: textFromLink(key),
    ...(weight === undefined ? {} : { weight: numberFromLink(weight) }),
    ...(explicitHashKey === undefined ? {} : { explicitHashKey }),
  }));
}

/** Each range ends where the next one begins, so only beginnings are written. */
function rangesFrom(starts: readonly string[]): unknown[] {
  return starts.map((startingHashKey, index) => {
    const next = starts[index + 1];
    if (next === undefined) return { startingHashKey, endingHashKey: String(MAX_HASH_KEY) };
    return { startingHashKey, endingHashKey: isHashKey(next) ? String(BigInt(next) - 1n) : next };
  });
}
