import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY_GLYPH, wordsOnOneLine, wordsOnTwoLines } from './lane-words';
import { cutToRoom, textWidth } from './text-room';

const key = { letter: 'C', name: 'user-17', others: 0 };

describe('one line', () => {
  test.each([
    [300, 'C user-17', '+14,435'],
    [120, 'C user-17', '+14k'],
    [104, 'C user-…', '+14k'],
    [70, 'C', '+14k'],
    [50, 'C', ''],
    [20, '', ''],
  ])('%i px: "%s" and "%s"', (room, label, more) => {
    expect(wordsOnOneLine(key, 14_435, room)).toEqual({ key: label, more });
  });

  test('further keys are counted before the name is written', () => {
    expect(wordsOnOneLine({ ...key, others: 5 }, 0, 60)).toEqual({ key: 'C +5', more: '' });
    expect(wordsOnOneLine({ ...key, others: 5 }, 0, 120)).toEqual({ key: 'C user-17 +5', more: '' });
  });

  test('never runs into itself, whatever the key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 256 }),
        fc.nat(30),
        fc.nat(3_000_000),
        fc.integer({ min: 0, max: 320 }),
        (name, others, more, room) => {
          const said = wordsOnOneLine({ letter: 'AB', name, others }, more, room);
          const keyWidth = said.key === '' ? 0 : KEY_GLYPH + textWidth(said.key, 'mono');
          const both = said.key !== '' && said.more !== '' ? 8 : 0;
          expect(keyWidth + both + textWidth(said.more, 'mono')).toBeLessThanOrEqual(room + 1e-9);
        },
      ),
    );
  });
});

test('two lines: the count does not cost the key its name', () => {
  expect(wordsOnTwoLines(key, 14_435, 200, 50)).toEqual({ key: 'C user-17', more: '+14,435' });
  expect(wordsOnTwoLines(key, 14_435, 200, 40)).toEqual({ key: 'C user-17', more: '+14k' });
  expect(wordsOnTwoLines({ ...key, name: 'x'.repeat(256) }, 0, 400, 40).key).toBe(`C ${'x'.repeat(15)}…`);
});

// Measured in Chromium with the fonts of the page, at 11 px.
test.each([
  ['idle: this shard has 2 keys,', 137.2],
  ['so no further batch can form', 149.2],
  ['throttled (429): tries again', 135.8],
  ['59,423 behind · oldest 60 s · iterator age 59 s', 236.7],
  ['last read: 10,000 records → 55 keys', 186],
  ['Refused this second: 15 calls, 2,509 writes', 221],
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
