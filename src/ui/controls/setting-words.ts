/** A setting's value in words: on a slider, in a mark of the scrubber, in a sentence. */
import { SETTINGS, type SettingKey } from '../../scenario';
import { words } from '../../words';
import { formatNumber, withUnit } from '../format';

/** `3`, `300 ms`, `on`, `none`; null for what is too long to be said in passing. */
export function valueInWords(key: SettingKey, value: unknown): string | null {
  const setting = SETTINGS[key];
  const special = words.controls.special[key]?.[String(value)];
  if (special !== undefined) return special;
  if (value === null) return words.controls.none;
  if (setting.control === 'switch') {
    return JSON.stringify(value) === JSON.stringify(setting.values[1])
      ? words.controls.on
      : words.controls.off;
  }
  if (setting.control === 'numbers') {
    return setting.members
      .map(({ name, unit }) => {
        const number = formatNumber((value as Readonly<Record<string, number>>)[name]);
        return `${words.controls.numbers[name].toLowerCase()} ${withUnit(number, words.controls.units[unit])}`;
      })
      .join(', ');
  }
  if (typeof value === 'number') {
    return withUnit(formatNumber(value), setting.unit === null ? '' : words.controls.units[setting.unit]);
  }
  return typeof value === 'string' ? choiceInWords(value) : null;
}

/** AWS's own names stay as AWS writes them. */
export function choiceInWords(choice: string): string {
  return words.controls.choices[choice] ?? choice;
}

/** A number with its unit in full: `300 milliseconds`. */
export function spokenValue(key: SettingKey, value: number): string {
  const { unit } = SETTINGS[key];
  const special = words.controls.special[key]?.[String(value)];
  if (special !== undefined) return special;
  return unit === null
    ? formatNumber(value)
    : withUnit(formatNumber(value), words.controls.unitsLong[unit](value)).trim();
}
