import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// What was stored may be anything, and a browser may forbid to store at all: neither is an error.

const stored = new Map<string, string>();

function browserWith(storage: Partial<Storage>) {
  vi.stubGlobal('window', { localStorage: storage });
}

beforeEach(() => {
  stored.clear();
  vi.resetModules();
  browserWith({
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, value) => void stored.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const NAME = 'kinetoscope-learn';

test('what one did is there again after a reload', async () => {
  const first = await import('./progress');
  first.recallProgress();
  first.mark('bets', 'whale', 'larger-factor');
  first.mark('answered', 'whale', 'larger-factor');
  first.stayAt({ chapter: 'whale', step: 'why' });
  vi.resetModules();
  const again = await import('./progress');
  expect(again.progress.getState().bets).toEqual({});
  again.recallProgress();
  expect(again.progress.getState()).toMatchObject({
    bets: { whale: 'larger-factor' },
    answered: { whale: 'larger-factor' },
    place: { chapter: 'whale', step: 'why' },
  });
  again.betAgain('whale');
  expect(JSON.parse(stored.get(NAME) ?? '')).toMatchObject({ bets: {}, answered: {} });
});

test.each([
  ['no JSON', '{"bets":'],
  ['null', 'null'],
  ['a text', '"bets"'],
  [
    'other shapes',
    '{"bets":[1],"answered":3,"goals":{"a":1,"b":"reached"},"place":{"chapter":"nope","step":"why"}}',
  ],
  ['a name of the prototype', '{"place":{"chapter":"__proto__","step":"toString"}}'],
])('%s is as if nothing had been stored', async (_, text) => {
  stored.set(NAME, text);
  const { progress, recallProgress } = await import('./progress');
  recallProgress();
  const { goals, ...rest } = progress.getState();
  expect(rest).toEqual({ bets: {}, answered: {}, recalled: {}, place: null });
  expect(Object.keys(goals).every((name) => name === 'b')).toBe(true);
});

test('a browser that forbids to store is no error', async () => {
  const refuse = () => {
    throw new Error('The operation is insecure.');
  };
  browserWith({ getItem: refuse, setItem: refuse });
  const { mark, progress, recallProgress } = await import('./progress');
  recallProgress();
  mark('bets', 'whale', 'a');
  expect(progress.getState().bets).toEqual({ whale: 'a' });
});
