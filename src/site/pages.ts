/** The pages of the site. Each is a file of its own, loaded by those who open it. */
import { loadedPart, type LoadedPart } from '../ui/loading/loaded-part';

/** The figure with everything that can be changed: at `/`, too. */
export const ExplorePage = loadedPart(() => import('./ExplorePage').then((page) => page.ExplorePage));

/** Every number with its source, and what is not as it is at AWS. */
export const LimitsPage = loadedPart(() => import('./LimitsPage').then((page) => page.LimitsPage));

/** Any other address. */
export const LostPage = loadedPart(() => import('./LostPage').then((page) => page.LostPage));

/** The folder the site is hosted in, without a slash at its end. */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The page at a path of the site. */
export function pageAt(path: string): LoadedPart<object> {
  const name = plainPath(path);
  if (name === '/' || name === '/explore') return ExplorePage;
  return name === '/limits' ? LimitsPage : LostPage;
}

/** A path as it is told from others: hosts of files put a slash at its end, and people write it as they like. */
export function plainPath(path: string): string {
  return path.replace(/\/+$/, '').toLowerCase() || '/';
}

/** Whether the HTML that was written for one path is that of the page at another: every lost one has the same. */
export function isWrittenFor(written: string | undefined, path: string): boolean {
  return written === plainPath(path) || (written === LOST_PATH && pageAt(path) === LostPage);
}

/** Where the page is written that stands for all addresses without one. */
export const LOST_PATH = '/404';

/** The path in the site that an address of the browser has, as the router gives it. */
export function pathIn(pathname: string, base: string = BASE): string {
  return pathname.slice(base.length) || '/';
}
