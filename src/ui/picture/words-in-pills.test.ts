import { expect, test } from 'vitest';
import { SCENES } from '../../scenario';
import { scenePoster } from './scene-posters';
import { withWordsInPills } from './words-in-pills';

test('words in a pill are as long as the pill has room for, and no others', () => {
  const svg = [
    '<rect x="1" y="2" width="116.5" height="20" rx="10" fill="#fff"/>',
    '<text x="59" y="16">5 unfinished</text>',
    '<rect x="1" y="2" width="60" height="9" rx="3"/>',
    '<text x="9" y="9">lane 1</text>',
    '<rect x="1" y="2" width="260" height="108" rx="10"/>',
    '<text x="9" y="9">next poll</text>',
  ].join('\n');
  const [, pill, , other, , inCard] = withWordsInPills(svg).split('\n');
  expect(pill).toBe(
    '<text textLength="100.5" lengthAdjust="spacingAndGlyphs" x="59" y="16">5 unfinished</text>',
  );
  expect(other).toBe('<text x="9" y="9">lane 1</text>');
  expect(inCard).toBe('<text x="9" y="9">next poll</text>');
});

test('the marks of posters are such pills', () => {
  const svg = scenePoster(SCENES[3], 'light', 'tall');
  expect(svg).toMatch(/textLength="[\d.]+" [^>]*>\d+ unfinished/);
});
