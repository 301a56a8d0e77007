/** The pages of the site. Each is a file of its own, loaded by those who open it. */
import { loadedPart, type LoadedPart } from '../ui/loading/loaded-part';
import { CHAPTER_PARTS } from './learn/chapter-parts';
import { chapterAt } from './learn/chapters';
import { LOST_PATH } from './lost-path';

/** What is seen first: a stream that falls behind, and the chapters. */
export const HomePage = loadedPart(() => import('./learn/HomePage').then((page) => page.HomePage));

/** Every scene with its still. */
export const ScenesPage = loadedPart(() => import('./learn/ScenesPage').then((page) => page.ScenesPage));

/** The terms. */
export const GlossaryPage = loadedPart(() =>
  import('./learn/GlossaryPage').then((page) => page.GlossaryPage),
);

/** The figure with everything that can be changed. */
export const ExplorePage = loadedPart(() => import('./ExplorePage').then((page) => page.ExplorePage));

/** Every number with its source, and what is not as it is at AWS. */
export const LimitsPage = loadedPart(() => import('./LimitsPage').then((page) => page.LimitsPage));

/** A figure for somebody else's page: its settings, how it looks there, and what to paste. */
export const EmbedBuildPage = loadedPart(() =>
  import('./embed-build/EmbedBuildPage').then((page) => page.EmbedBuildPage),
);

/** Any other address. */
export const LostPage = loadedPart(() => import('./LostPage').then((page) => page.LostPage));

/** The folder the site is hosted in, without a slash at its end. */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** By plain path. */
const PAGES: Readonly<Record<string, LoadedPart<object> | undefined>> = {
  // No prototype: an address may be any name.
  __proto__: null as never,
  '/': HomePage,
  '/explore': ExplorePage,
  '/scenes': ScenesPage,
  '/learn': HomePage,
  '/learn/glossary': GlossaryPage,
  '/limits': LimitsPage,
  '/embed/build': EmbedBuildPage,
};

/** The page at a path of the site. */
export function pageAt(path: string): LoadedPart<object> {
  const name = plainPath(path);
  const chapter = chapterAt(name);
  return chapter === null ? (PAGES[name] ?? LostPage) : CHAPTER_PARTS[chapter];
}

/** A path as it is told from others: hosts of files put a slash at its end, and people write it as they like. */
export function plainPath(path: string): string {
  return path.replace(/\/+$/, '').toLowerCase() || '/';
}

/** Whether the HTML that was written for one path is that of the page at another: every lost one has the same. */
export function isWrittenFor(written: string | undefined, path: string): boolean {
  return written === plainPath(path) || (written === LOST_PATH && pageAt(path) === LostPage);
}

/** The path in the site that an address of the browser has, as the router gives it. */
export function pathIn(pathname: string, base: string = BASE): string {
  return pathname.slice(base.length) || '/';
}
