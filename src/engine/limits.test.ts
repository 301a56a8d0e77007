import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS, LIMITS, PRICES, type Limit } from './limits';

const all: readonly (readonly [string, Limit])[] = [LIMITS, PRICES, ASSUMPTIONS].flatMap((table) =>
  Object.entries<Limit>(table),
);

describe('every number of AWS can be checked by whoever doubts it', () => {
  test.each(all)('%s', (_, { value, unit, source, address, date, confidence }) => {
    expect(value).toBeGreaterThan(0);
    expect(unit.trim()).not.toBe('');
    expect(source.trim()).not.toBe('');
    expect(address ?? 'https://none').toMatch(/^https:\/\/[a-z]/);
    expect(date).toMatch(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
    expect(['documented', 'reported', 'assumed']).toContain(confidence);
  });

  test('what AWS publishes is not ours, and what is ours is not AWS’s', () => {
    for (const { confidence } of [LIMITS, PRICES].flatMap((table) => Object.values<Limit>(table)))
      expect(confidence).not.toBe('assumed');
    for (const { confidence } of Object.values<Limit>(ASSUMPTIONS)) expect(confidence).toBe('assumed');
  });
});
