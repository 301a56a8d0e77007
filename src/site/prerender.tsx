/** What the build asks for: the pages, and the markup of each. */
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { App, Site } from './Site';
import { pageAt } from './pages';
import type { StaticPage } from './static-pages';

export { staticPageWords } from '../words/static-pages';
export { filesOf, pageHtml, refusedIn, unstyledIn } from './page-html';
export { LOST, STATIC_PAGES } from './static-pages';

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
