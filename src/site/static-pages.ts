/** The pages that the build writes an HTML of, for the first paint, for search engines and for readers without scripts. */
import { chapterWords, learnWords } from '../words/learn';
import { siteWords } from '../words/site';
import { staticPageWords as w } from '../words/static-pages';
import { CHAPTER_IDS, CHAPTERS, chapterPath } from './learn/chapters';
import { LOST_PATH } from './lost-path';

export interface StaticPage {
  /** In the site, without a slash at its end. */
  readonly path: string;
  /** What the browser's tab shows; `useTitle` says the same once the page is there. */
  readonly documentTitle: string;
  /** For social networks, and in the social picture. */
  readonly title: string;
  /** One or two sentences. */
  readonly description: string;
  /** The scene whose poster is in its social picture; null: the title alone. */
  readonly scene: string | null;
  /** The files whose code and styles it needs beside those of every page: the page itself, and its parts. */
  readonly files: readonly string[];
  /** Left out: its text is in the HTML. Otherwise the browser makes it, as for what is a figure and nothing else. */
  readonly isEmpty?: true;
}

/** The chapters: each with its prose. */
const CHAPTER_PAGES: readonly StaticPage[] = CHAPTER_IDS.map((id) => ({
  path: chapterPath(id),
  documentTitle: siteWords.documentTitle(chapterWords[id].title),
  ...chapterWords[id],
  scene: CHAPTERS[id].scenes[0],
  files: ['src/site/learn/ChapterPage.tsx', `src/site/chapters/en/${id}.mdx`],
}));

/** Every address of the site that one may come to, but for the queries of Explore. */
export const STATIC_PAGES: readonly StaticPage[] = [
  {
    path: '/',
    documentTitle: siteWords.documentTitle(learnWords.home.title),
    ...w.home,
    scene: 'falling-behind',
    files: ['src/site/learn/HomePage.tsx'],
  },
  ...CHAPTER_PAGES,
  {
    path: '/learn/glossary',
    documentTitle: siteWords.documentTitle(learnWords.glossary.title),
    ...w.glossary,
    scene: null,
    files: ['src/site/learn/GlossaryPage.tsx'],
  },
  {
    path: '/scenes',
    documentTitle: siteWords.documentTitle(learnWords.gallery.title),
    ...w.scenes,
    scene: 'factor',
    files: ['src/site/learn/ScenesPage.tsx'],
  },
  {
    path: '/explore',
    documentTitle: siteWords.documentTitle(siteWords.pages.explore),
    ...w.explore,
    scene: 'falling-behind',
    files: ['src/site/ExplorePage.tsx'],
    isEmpty: true,
  },
  {
    path: '/limits',
    documentTitle: siteWords.documentTitle(siteWords.pages.limits),
    ...w.limits,
    scene: null,
    files: ['src/site/LimitsPage.tsx'],
  },
  {
    path: '/embed/build',
    documentTitle: siteWords.documentTitle(siteWords.pages.embed),
    ...w.embedBuild,
    scene: 'factor',
    files: ['src/site/embed-build/EmbedBuildPage.tsx'],
  },
];

/** What a host shows where there is nothing, from `404.html`. */
export const LOST: StaticPage = {
  path: LOST_PATH,
  documentTitle: siteWords.documentTitle(siteWords.lost.title),
  ...w.lost,
  scene: null,
  files: ['src/site/LostPage.tsx'],
};
