import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textFiles } from './house/source';

const recipes = textFiles().filter(
  ({ path }) => path.startsWith('examples/embed/') || path === 'docs/recipes.md',
);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
/** Every line alike, however deep it stands. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

function figureOf(path: string): string {
  const { text = '' } = recipes.find((recipe) => recipe.path === path) ?? {};
  return flat(/<kinetoscope-figure[^]*?<\/kinetoscope-figure>/.exec(text)?.[0] ?? path);
}

const others = textFiles().filter(({ path }) =>
  ['README.md', 'docs/embed.md', 'e2e/fixtures/blog/index.html'].includes(path),
);

test('what authors copy names the version of this package', () => {
  expect(others).toHaveLength(3);
  const named = [...recipes, ...others].flatMap(({ path, text }) =>
    [...text.matchAll(/example\.org\/v\/([^/]+)\//g)].map(([, one]) => ({ path, version: one })),
  );
  expect(new Set(named.map(({ path }) => path)).size).toBeGreaterThan(4);
  expect(named.filter((one) => one.version !== version)).toEqual([]);
});

test('what the documentation has them paste is what is tried in a browser', () => {
  const { text = '' } = recipes.find(({ path }) => path === 'docs/recipes.md') ?? {};
  const documented = flat(text);
  expect(documented).toContain(figureOf('examples/embed/html/index.html'));
  const [opening] = /<kinetoscope-figure[^>]*>/.exec(figureOf('examples/embed/reveal/index.html')) ?? [
    'none',
  ];
  expect(documented).toContain(opening);
});

test('a figure is the same figure in every recipe that is not about something else', () => {
  const plain = figureOf('examples/embed/html/index.html');
  expect(figureOf('examples/embed/astro/src/pages/index.mdx')).toBe(plain);
  expect(figureOf('examples/embed/eleventy/index.md')).toBe(plain);
});
