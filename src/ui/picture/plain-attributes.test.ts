import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withPlainAttributes } from './plain-attributes';

const picture = (inner: string, after = '') =>
  `<svg><style>
.kinetoscope-light text{fill:#111;font-family:'A B', serif}
.kinetoscope-light .soft,.kinetoscope-light .hard{fill:#222}
.kinetoscope-light .soft.hard{fill:#333}
.kinetoscope-light .head{text-transform:uppercase}
</style>
<g class="kinetoscope-light">${inner}</g><g>${after}</g></svg>`;
const plain = (inner: string, after = '') => `<svg><g>${inner}</g><g>${after}</g></svg>`;

test('what a rule says becomes an attribute, and counts more than one that is given', () => {
  expect(withPlainAttributes(picture('<rect fill="red" x="1" class="soft"/><rect class="none"/>'))).toBe(
    plain('<rect x="1" fill="#222"/><rect/>'),
  );
});

test('a class counts more than an element, two more than one, and what is outside has no rules', () => {
  const inner = '<g><text class="soft">a</text></g><text>b</text><rect class="hard soft"/>';
  expect(withPlainAttributes(picture(inner, '<text>c</text>'))).toBe(
    plain(
      `<g><text fill="#222" font-family="'A B', serif">a</text></g><text fill="#111" font-family="'A B', serif">b</text><rect fill="#333"/>`,
      '<text>c</text>',
    ),
  );
});

test('capitals are written', () => {
  expect(withPlainAttributes(picture('<g class="head">event &amp; source</g>'))).toBe(
    plain('<g>EVENT &amp; SOURCE</g>'),
  );
});

test('a rule that it cannot say is a mistake', () => {
  expect(() => withPlainAttributes('<svg><style>.a .b > .c{fill:red}</style></svg>')).toThrow('.b > .c');
});

test.each(readdirSync('tests/golden').filter((name) => name.endsWith('.svg')))('%s loses nothing', (name) => {
  const svg = readFileSync(`tests/golden/${name}`, 'utf8');
  const text = withPlainAttributes(svg);
  expect(text).not.toMatch(/<style| class="| style="|text-transform/);
  const words = (one: string) =>
    one
      .replace(/<style>[\s\S]*?<\/style>\n/, '')
      .replaceAll(/<[^>]*>/g, '')
      .toUpperCase();
  expect(words(text)).toBe(words(svg));
});
