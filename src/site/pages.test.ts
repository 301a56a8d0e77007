import { expect, test } from 'vitest';
import { ExplorePage, LostPage, pageAt } from './pages';

test('the page that is loaded ahead is the one that the router shows', () => {
  for (const path of ['/', '/explore', '/explore/', '/Explore']) expect(pageAt(path)).toBe(ExplorePage);
  for (const path of ['/kin', '/kin/', '/kin/explore']) expect(pageAt(path, '/kin')).toBe(ExplorePage);
  for (const path of ['/nothing', '/explore/more', '/__proto__']) expect(pageAt(path)).toBe(LostPage);
});
