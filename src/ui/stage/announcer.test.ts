import { describe, expect, test } from 'vitest';
import { Announcer, Floor } from './announcer';

/** An announcer whose time a test moves. */
function makeAnnouncer() {
  let now = 0;
  let due: { at: number; call: () => void } | null = null;
  const told: [at: number, text: string][] = [];
  const clock = {
    now: () => now,
    after: (millis: number, call: () => void) => {
      const one = { at: now + millis, call };
      due = one;
      return () => {
        if (due === one) due = null;
      };
    },
  };
  const announcer = new Announcer(clock, (text) => told.push([now, text]));
  const moveTo = (to: number) => {
    while (due !== null && due.at <= to) {
      now = due.at;
      const { call } = due;
      due = null;
      call();
    }
    now = to;
  };
  return { announcer, told, moveTo };
}

/** Hears `topicAt` ten times a second, from one time to another. */
function play(
  { announcer, moveTo }: ReturnType<typeof makeAnnouncer>,
  from: number,
  to: number,
  topicAt: (at: number) => string,
) {
  for (let at = from; at < to; at += 100) {
    moveTo(at);
    announcer.hear(topicAt(at), `${topicAt(at)} at ${at}`);
  }
  moveTo(to);
}

describe('what is told aloud', () => {
  test('a topic is told once, with the words it has when it is told, however often its figures change', () => {
    const one = makeAnnouncer();
    play(one, 0, 20_000, () => 'steady');
    expect(one.told).toEqual([[300, 'steady at 200']]);
  });

  test('of topics that pass by while the playhead is dragged, only the last is told, and at once', () => {
    const one = makeAnnouncer();
    play(one, 0, 10_000, () => 'before');
    play(one, 10_000, 10_900, (at) => `passing ${at}`);
    play(one, 10_900, 20_000, () => 'after');
    expect(one.told.map(([, text]) => text.split(' at ')[0])).toEqual(['before', 'after']);
    expect(one.told[1][0]).toBeLessThanOrEqual(10_900 + 400);
  });

  test('a drag that does not end is told of every three seconds', () => {
    const one = makeAnnouncer();
    play(one, 0, 12_000, (at) => `passing ${at}`);
    const times = one.told.map(([at]) => at);
    expect(times.length).toBeGreaterThanOrEqual(3);
    times.slice(1).forEach((at, index) => expect(at - times[index]).toBeGreaterThanOrEqual(3_000));
  });

  test('whatever happens, what holds in the end is told within three seconds and a bit, never two within three', () => {
    for (let seed = 1; seed <= 300; seed++) {
      let state = seed;
      const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      const one = makeAnnouncer();
      const end = 500 + Math.floor(chance() * 90) * 100;
      let topic = 'a';
      play(one, 0, end, () => (topic = chance() < 0.3 ? 'abcd'[Math.floor(chance() * 4)] : topic));
      one.announcer.hear('last', 'last words');
      one.moveTo(end + 3_000);
      expect(one.told.at(-1)?.[1]).toBe('last words');
      const times = one.told.map(([at]) => at);
      times.slice(1).forEach((at, index) => expect(at - times[index]).toBeGreaterThanOrEqual(3_000));
    }
  });

  test('two that share the floor never speak within three seconds of each other, and both are heard', () => {
    let now = 0;
    let due: { at: number; call: () => void }[] = [];
    const told: [at: number, text: string][] = [];
    const clock = {
      now: () => now,
      after: (millis: number, call: () => void) => {
        const one = { at: now + millis, call };
        due.push(one);
        return () => (due = due.filter((other) => other !== one));
      },
    };
    const floor = new Floor();
    const [narrator, transport] = [0, 1].map(
      () => new Announcer(clock, (text) => told.push([now, text]), floor),
    );
    for (; now < 20_000; now += 100) {
      narrator.hear(`topic ${now}`, `narrator ${now}`);
      if (now === 4_000) transport.hear('no later', 'no later moment');
      for (const one of due.filter(({ at }) => at <= now)) {
        due = due.filter((other) => other !== one);
        one.call();
      }
    }
    const times = told.map(([at]) => at);
    times.slice(1).forEach((at, index) => expect(at - times[index]).toBeGreaterThanOrEqual(3_000));
    expect(told.find(([, text]) => text === 'no later moment')?.[0]).toBeLessThanOrEqual(4_000 + 3_500);
    expect(told.filter(([, text]) => text.startsWith('narrator')).length).toBeGreaterThanOrEqual(4);
  });

  test('what is said of the same thing again is told again, when there was silence between', () => {
    const one = makeAnnouncer();
    play(one, 0, 5_000, () => 'none');
    one.announcer.hear('', '');
    one.announcer.hear('none', 'none again');
    one.moveTo(20_000);
    expect(one.told).toHaveLength(2);
  });

  test('nothing is told of what came and went', () => {
    const one = makeAnnouncer();
    play(one, 0, 5_000, () => 'steady');
    play(one, 5_000, 5_200, () => 'blink');
    play(one, 5_200, 20_000, () => 'steady');
    expect(one.told).toHaveLength(1);
  });

  test('nothing is told after it was disposed of, until it hears again', () => {
    const one = makeAnnouncer();
    one.announcer.hear('a', 'text');
    one.announcer.dispose();
    one.moveTo(10_000);
    expect(one.told).toEqual([]);
    one.announcer.hear('a', 'text');
    one.moveTo(20_000);
    expect(one.told).toHaveLength(1);
  });
});
