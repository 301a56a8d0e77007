import { expect, test } from 'vitest';
import { Announcer } from './announcer';
import { speak, spoken, unsay } from './voice';

/** Speaks whenever it is told to, so that a test need not wait. */
function makeSpeaker() {
  const clock = {
    now: () => 0,
    after: (_millis: number, call: () => void) => {
      call();
      return () => undefined;
    },
  };
  return new Announcer(clock, speak, { saidAt: -Infinity }, unsay);
}

test('a text that is told once more finds its region empty, or no screen reader would hear it', () => {
  const speaker = makeSpeaker();
  speaker.hear('copied', 'Link copied.');
  expect(spoken()).toBe('Link copied.');
  speaker.hear('', '');
  expect(spoken()).toBe('');
  speaker.hear('copied', 'Link copied.');
  expect(spoken()).toBe('Link copied.');
});

test('whoever falls silent leaves alone what another has said since', () => {
  const [one, other] = [makeSpeaker(), makeSpeaker()];
  one.hear('copied', 'Link copied.');
  other.hear('refused', 'A read was refused.');
  one.hear('', '');
  expect(spoken()).toBe('A read was refused.');
});
