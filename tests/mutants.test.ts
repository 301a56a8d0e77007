import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './mutants/mutants';

// `npm run mutants` breaks the engine in each of these ways and looks whether a test notices. That each still breaks
// something is held here: a text that has changed would leave the engine whole.

test.each(MUTANTS)('src/engine/$file can still be broken so that $means', ({ file, find, replace }) => {
  const text = readFileSync(`src/engine/${file}`, 'utf8');
  expect(text.split(find).length - 1, `"${find}" must stand once in src/engine/${file}`).toBe(1);
  expect(replace).not.toBe(find);
});

test('there are enough of them', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(MUTANTS.map(({ means }) => means)).size).toBe(MUTANTS.length);
});
