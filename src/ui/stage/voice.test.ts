import { expect, test } from 'vitest';
import { Announcer, Floor } from './announcer';
import { speak, spoken, unsay } from './voice';

/** Speaks whenever it is told to, so that a test need not wait. */
function makeSpeaker() {
  let now = 0;
  const clock = {
    now: () => (now += 10_000),
    after: (_millis: number, call: () => void) => {
      call();
      return () => undefined;
    },
  };
  return new Announcer(clock, speak, new Floor(), unsay);
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
