import { anything, assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandIn, CONNECT, HELLO, isGreeting, newsIn } from './protocol';

const COMMANDS = [
  { type: 'play' },
  { type: 'pause' },
  { type: 'seek', t: 12.5 },
  { type: 'set', name: 'pf', value: 3 },
  { type: 'set', name: 'efo', value: true },
  { type: 'set', name: 'pf', value: null },
  { type: 'theme', theme: 'dark' },
  { type: 'seen', seen: false },
];
const NEWS = [
  { type: 'ready', scene: 'factor', version: '0.1.0', t: 1.75 },
  { type: 'height', height: 720 },
  { type: 'time', t: 2, playing: true },
  { type: 'change', name: 'pf', value: 4 },
  { type: 'error', name: null, message: 'scene must be the id of a scene.' },
];

describe('what is said is heard', () => {
  test.each(COMMANDS)('command %o', (command) => expect(commandIn(command)).toEqual(command));
  test.each(NEWS)('news %o', (news) => expect(newsIn(news)).toEqual(news));
});

test('what has another shape is not, whichever member is wrong or missing', () => {
  for (const [messages, hear] of [
    [COMMANDS, commandIn],
    [NEWS, newsIn],
  ] as const) {
    for (const message of messages) {
      for (const member of Object.keys(message)) {
        const wrong = { ...message, [member]: Symbol('none') };
        expect(hear(wrong)).toBe(null);
        expect(hear({ ...message, [member]: undefined })).toBe(null);
      }
    }
  }
  for (const t of [-1, NaN, Infinity, '3', 1e12]) expect(commandIn({ type: 'seek', t })).toBe(null);
  expect(commandIn({ type: 'theme', theme: 'pink' })).toBe(null);
  expect(commandIn({ type: 'set', name: 'pf', value: [3] })).toBe(null);
  expect(commandIn(NEWS[0])).toBe(null);
  expect(newsIn(COMMANDS[0])).toBe(null);
});

test('anything at all is read without an error, and greets nobody', () => {
  assert(
    property(anything({ withNullPrototype: true, withBigInt: true }), (message) => {
      const isKnown = (value: unknown) => value === null || value === message;
      return isKnown(commandIn(message)) && isKnown(newsIn(message)) && !isGreeting(message, HELLO);
    }),
  );
  expect(isGreeting(HELLO, HELLO)).toBe(true);
  expect(isGreeting(CONNECT, HELLO)).toBe(false);
  expect(isGreeting({ ...HELLO, kinetoscope: 2 }, HELLO)).toBe(false);
});
