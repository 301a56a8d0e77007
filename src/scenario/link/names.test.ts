import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTING_KEYS, SETTINGS } from '../settings';
import { OWN_NAMES } from './names';

const DOCUMENT = readFileSync(new URL('../../../docs/links.md', import.meta.url), 'utf8');

/** What stands in code quotes below a heading, as far as it has the form of a name. */
function namesBelow(heading: string): string[] {
  const section = DOCUMENT.split(/^## /m).find((one) => one.startsWith(`${heading}\n`))!;
  return [...section.matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
}

test('the document of the links names every setting, once, and no other', () => {
  const links = SETTING_KEYS.map((key) => SETTINGS[key].link);
  expect(namesBelow('The settings’ names'.replace('’', "'")).toSorted()).toEqual(links.toSorted());
});

test('its table names all that is no setting', () => {
  const section = DOCUMENT.split(/^## /m).find((one) => one.startsWith('Names\n'))!;
  const firstCells = [...section.matchAll(/^\| ((?:`[a-z]+`(?:, )?)+) +\|/gm)].map(([, cell]) => cell);
  const named = firstCells.flatMap((cell) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual([...OWN_NAMES].toSorted());
});
