import { expect, test } from 'vitest';
import { cutToRoom, firstFitting, textWidth } from './text-room';

// Measured in Chromium with the fonts of the page, at 11 px.
test.each([
  ['idle: this shard has 2 keys,', 137.2],
  ['so no further batch can form', 149.2],
  ['throttled (429): tries again', 135.8],
  ['59,423 behind · oldest 60 s · iterator age 59 s', 236.7],
  ['last read: 10,000 records → 55 keys', 186],
  ['Refused in the last second: 4 calls', 181],
  ['MillisBehindLatest 1.2 s', 120.5],
  ['hash keys 35.0 % – 40.0 %', 141.1],
])('"%s" is not narrower than it is taken for', (text, measured) => {
  expect(textWidth(text, 'text')).toBeGreaterThanOrEqual(measured);
  expect(textWidth(text, 'text')).toBeLessThan(measured * 1.09);
});

test('a text is cut between characters, not within one', () => {
  expect(cutToRoom('🦓🦓🦓🦓', 40, 'mono')).toBe('🦓🦓…');
  expect(cutToRoom('数据流分片', 40, 'mono')).toBe('数据…');
  expect(cutToRoom('user-17', 10, 'mono')).toBe('');
});

test('the fullest text that fits is taken, and nothing where none does', () => {
  const texts = ['ten letter', 'five5', 'x'];
  expect([70, 60, 10, 6].map((room) => firstFitting(texts, room, 'mono'))).toEqual([
    'ten letter',
    'five5',
    'x',
    '',
  ]);
});
