import type { History } from '../../engine';
import { letterOfKey } from '../../paint';
import { words } from '../../words';
import { formatExactTime } from '../format';

/** How the sentences about order write moments and keys. */
export function namesOf(history: History) {
  return { time: formatExactTime, key: (key: number) => keyName(history, key) };
}

/** Letter and name of a key. */
export function keyName({ keys }: History, key: number): string {
  return words.stage.key(letterOfKey(key), keys[key].partitionKey);
}
