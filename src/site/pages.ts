/** The pages of the site. Each is a file of its own, loaded by those who open it. */
import { loadedPart, type LoadedPart } from '../ui/loading/loaded-part';

export const ExplorePage = loadedPart(() => import('./ExplorePage').then((page) => page.ExplorePage));
export const LostPage = loadedPart(() => import('./LostPage').then((page) => page.LostPage));

/** By their paths in the site; any other path is lost. */
export const PAGES: Readonly<Record<string, LoadedPart<object>>> = {
  '/': ExplorePage,
  '/explore': ExplorePage,
};

/** The folder the site is hosted in, without a slash at its end. */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The page of an address. */
export function pageAt(pathname: string): LoadedPart<object> {
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
  return PAGES[path] ?? LostPage;
}
