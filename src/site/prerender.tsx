/** What the build asks for: the pages, and the markup of each. */
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { socialSvg, SOCIAL_SIZE } from '../ui/picture/social-svg';
import { posterFile } from '../ui/poster/poster-forms';
import { siteWords } from '../words/site';
import { App, Site } from './Site';
import { pageAt } from './pages';
import type { StaticPage } from './static-pages';

export { filesOf, pageHtml, refusedIn, unstyledIn } from './page-html';
export { LOST, STATIC_PAGES } from './static-pages';

/** The social picture of a page: its file in the folder of the site, and the SVG to be drawn into it. */
export function socialPictureOf({ path, title, description }: StaticPage, poster: string | null) {
  const file = `social/${path.slice(1).replaceAll('/', '-') || 'index'}.png`;
  const { wordmark } = siteWords;
  return { file, ...SOCIAL_SIZE, svg: socialSvg({ wordmark, title, description }, poster) };
}

/** The poster that a social picture is made of, in the folder of the site; null: of none. */
export function posterIn({ scene }: StaticPage): string | null {
  return scene === null ? null : posterFile(scene, 'light-wide');
}

/** What the site is called where one of its pages is spoken of. */
export const SITE_NAME = siteWords.name;

/** The markup of a page, with all of its parts in it. */
export async function markupOf({ path, isEmpty }: StaticPage): Promise<string> {
  if (isEmpty === true) return '';
  await Promise.all([App.ahead(), pageAt(path).ahead()]);
  const site = <Site writes={path} />;
  // Whatever else it is made of is asked for by this, and is there when it has ended. What it writes is made for streams.
  await prerender(site);
  const markup = renderToString(site);
  // Where a part is left to the browser, in place of what failed or did not come.
  if (/<!--\$[!?]-->/.test(markup)) throw new Error(`a part of ${path} cannot be written`);
  return markup;
}
