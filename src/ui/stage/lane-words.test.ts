import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutStage } from '../../layout';
import type { IdleReason } from '../../narration';
import { words } from '../../words';
import { KEY_GLYPH, wordsOnOneLine, wordsOnTwoLines } from './lane-words';
import { textWidth } from './text-room';

const key = { letter: 'C', name: 'user-17', others: 0 };

describe('one line', () => {
  test.each([
    [300, 'C user-17', '+14k'],
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
  expect(wordsOnTwoLines(key, 14_435, 200, 50)).toEqual({ key: 'C user-17', more: '+14k' });
  expect(wordsOnTwoLines(key, 1_496, 200, 40)).toEqual({ key: 'C user-17', more: '+1.4k' });
  expect(wordsOnTwoLines({ ...key, name: 'x'.repeat(256) }, 0, 400, 40).key).toBe(`C ${'x'.repeat(15)}…`);
});

const ELSEWHERE = { kind: 'keys-elsewhere', lane: 9, key: 0 } as const;
const REASONS: readonly IdleReason[] = [
  { kind: 'surplus', factor: 3 },
  { kind: 'backoff', because: 'failed' },
  { kind: 'backoff', because: 'throttled' },
  { kind: 'window', left: 12_000_000 },
  { kind: 'factor-in-use', factor: 3 },
  { kind: 'no-further-key', keys: 9 },
  { ...ELSEWHERE, isOnlyKey: true, isOnlyLane: true },
  { ...ELSEWHERE, isOnlyKey: false, isOnlyLane: true },
  { ...ELSEWHERE, isOnlyKey: false, isOnlyLane: false },
  { kind: 'no-key-in-range' },
  { kind: 'unread', records: 1_000, reading: 'poll' },
  { kind: 'unread', records: 1_000, reading: 'push' },
  { kind: 'unread', records: 1_000, reading: 'none' },
  { kind: 'others-at-work' },
  { kind: 'nothing-arrived' },
  { kind: 'nothing-waiting' },
];

test.each(REASONS)('on a phone of 390 px, why one of ten lanes idles is said to the end: %o', (reason) => {
  const stage = layoutStage({ lanes: 10, batchSize: 5, open: [true], hasLanes: true }, 356);
  const { idle } = stage.shards[0].lanes[0];
  expect(idle.lines).toBe(1);
  const { short, shortest = short } = words.stageIdle(reason, String);
  expect(textWidth(shortest, 'text')).toBeLessThanOrEqual(idle.width);
});
