import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMost } from './at-most';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it has come by the time that all else has. */
async function hasCome(promise: Promise<void>): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(0);
  const nothing = Symbol();
  return (await Promise.race([promise, nothing])) !== nothing;
}

test('all of them are waited for, and those that fail are no more waited for than others', async () => {
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const waited = atMost(1_000, [late, Promise.reject(new Error('not there'))]);
  expect(await hasCome(waited)).toBe(false);
  arrive();
  expect(await hasCome(waited)).toBe(true);
  // Nothing is left that would wake the page for nothing.
  expect(vi.getTimerCount()).toBe(0);
});

test('what never comes is waited for so long and no longer', async () => {
  const waited = atMost(1_000, [new Promise(() => {})]);
  await vi.advanceTimersByTimeAsync(999);
  expect(await hasCome(waited)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await hasCome(waited)).toBe(true);
});
