import { expect, test } from 'vitest';
import { ExplorePage, LimitsPage, LostPage, pageAt, pathIn } from './pages';

test('every path has a page, in whatever folder the site is hosted', () => {
  for (const path of ['/', '/explore', '/explore/', '/Explore']) expect(pageAt(path)).toBe(ExplorePage);
  for (const path of ['/kin', '/kin/', '/kin/explore'])
    expect(pageAt(pathIn(path, '/kin'))).toBe(ExplorePage);
  for (const path of ['/limits', '/limits/']) expect(pageAt(path)).toBe(LimitsPage);
  for (const path of ['/nothing', '/explore/more', '/limitsx', '/__proto__'])
    expect(pageAt(path)).toBe(LostPage);
});
