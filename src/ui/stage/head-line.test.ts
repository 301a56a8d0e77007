import { expect, test } from 'vitest';
import { words } from '../../words';
import { headLine } from './head-line';
import { HEAD_SCALE } from './MappingHead';
import { textWidth } from './text-room';

const LONG = 'a-consumer-with-a-name-of-sixty-four-characters-or-nearly-that-1';
const { pollsLine, pushLine, streamLine } = words.stage;
const LINES: readonly ((name: string) => string)[] = [
  pollsLine,
  pushLine,
  (name) => streamLine(name, 12, 24, false),
];

test('a name that has room is written in full', () => {
  for (const say of LINES) expect(headLine(say, 'orders', 260)).toBe(say('orders'));
});

test('a name that has none is cut, and what is said of it stays', () => {
  for (const say of LINES) {
    for (const width of [200, 232, 340]) {
      const line = headLine(say, LONG, width);
      expect(textWidth(line, 'text') * HEAD_SCALE).toBeLessThanOrEqual(width);
      expect(line).toMatch(/^a-.*…/);
      expect(line.endsWith(say(''))).toBe(true);
    }
  }
});

test('where not even a name of two letters fits, the whole is cut', () => {
  const line = headLine(pollsLine, LONG, 60);
  expect(textWidth(line, 'text') * HEAD_SCALE).toBeLessThanOrEqual(60);
  expect(line.endsWith('…')).toBe(true);
});
