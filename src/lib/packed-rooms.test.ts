import { expect, test } from 'vitest';
import { packHeights, unpackHeights } from './packed-rooms';

test('what is packed comes back, and is never less than it was', () => {
  for (let height = 400; height <= 1760; height++) {
    const [back] = unpackHeights(packHeights([height]));
    expect(back).toBeGreaterThanOrEqual(height);
    expect(back - Math.max(480, height)).toBeLessThan(16);
  }
  expect(packHeights([480, 1000, 1700])).toHaveLength(3);
});
