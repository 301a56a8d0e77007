import { expect, test } from 'vitest';
import { CHAPTER_IDS, chapterPath } from './learn/chapters';
import { CHAPTER_PARTS } from './learn/chapter-parts';
import {
  ExplorePage,
  GlossaryPage,
  HomePage,
  LimitsPage,
  LostPage,
  pageAt,
  pathIn,
  ScenesPage,
} from './pages';

test('every path has a page, in whatever folder the site is hosted', () => {
  for (const path of ['/', '/learn', '/learn/']) expect(pageAt(path)).toBe(HomePage);
  for (const path of ['/explore', '/explore/', '/Explore']) expect(pageAt(path)).toBe(ExplorePage);
  for (const path of ['/kin', '/kin/']) expect(pageAt(pathIn(path, '/kin'))).toBe(HomePage);
  expect(pageAt(pathIn('/kin/explore', '/kin'))).toBe(ExplorePage);
  for (const path of ['/limits', '/limits/']) expect(pageAt(path)).toBe(LimitsPage);
  expect(pageAt('/scenes')).toBe(ScenesPage);
  expect(pageAt('/learn/glossary')).toBe(GlossaryPage);
  for (const id of CHAPTER_IDS) {
    expect(pageAt(chapterPath(id))).toBe(CHAPTER_PARTS[id]);
    expect(pageAt(`${chapterPath(id)}/`)).toBe(CHAPTER_PARTS[id]);
  }
});

test('any other path is lost', () => {
  for (const path of [
    '/nothing',
    '/explore/more',
    '/limitsx',
    '/__proto__',
    '/learn/nothing',
    '/learn/toString',
  ])
    expect(pageAt(path)).toBe(LostPage);
});
