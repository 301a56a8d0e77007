import { useEffect, type ComponentType } from 'react';
import { Link } from 'wouter';
import { LiveRegion } from '../../ui/stage/LiveRegion';
import { chapterWords, learnWords } from '../../words/learn';
import { useTitle } from '../use-title';
import { ChapterContext } from './chapter-context';
import { ChapterList } from './ChapterList';
import styles from './chapter.module.css';
import { CHAPTER_IDS, CHAPTERS, chapterPath, nextOnShortPath, type ChapterId } from './chapters';
import { Cite } from './Cite';
import { MDX_PARTS, type MdxParts } from './mdx-parts';
import { recallProgress } from './progress';
import { useFollowPlace } from './use-follow-place';

interface Props {
  readonly chapter: ChapterId;
  /** Its prose, which is given the parts that it may use. */
  readonly content: ComponentType<{ readonly components: MdxParts }>;
}

/** One chapter: its steps below each other, with the way through all chapters beside them. */
export function ChapterPage({ chapter, content: Content }: Props) {
  const { title } = chapterWords[chapter];
  useTitle(title);
  useEffect(recallProgress, []);
  const article = useFollowPlace(chapter);
  const place = CHAPTER_IDS.indexOf(chapter);
  return (
    <ChapterContext value={chapter}>
      <div className={styles.page}>
        <LiveRegion />
        <ChapterList current={chapter} />
        <article className={styles.article} ref={article} aria-labelledby="chapter-title">
          <header className={styles.head}>
            <p className={styles.eyebrow}>
              {learnWords.chapterOf(place + 1, CHAPTER_IDS.length, CHAPTERS[chapter].minutes)}
              {CHAPTERS[chapter].isCore && ` · ${learnWords.onShortPath}`}
            </p>
            <h1 id="chapter-title">{title}</h1>
          </header>
          <Content components={MDX_PARTS} />
          <Ways place={place} />
          <footer className={styles.foot}>
            <p>
              {learnWords.credit.before}
              <a href={ARTICLE}>{learnWords.credit.title}</a>
              {learnWords.credit.after}
            </p>
            <Cite path={chapterPath(chapter)} title={title} />
          </footer>
        </article>
      </div>
    </ChapterContext>
  );
}

/** The article that the tutorial is made after. */
const ARTICLE =
  'https://www.trek10.com/blog/exploring-the-depths-of-kinesis-data-streams---part-3-advanced-features';

/** To the chapter before, and to the next; on the short path, where that goes on elsewhere, to its next one, too. */
function Ways({ place }: { readonly place: number }) {
  const before = CHAPTER_IDS.at(place === 0 ? CHAPTER_IDS.length : place - 1);
  const next = CHAPTER_IDS.at(place + 1);
  const short = nextOnShortPath(CHAPTER_IDS[place]);
  return (
    <nav className={styles.ways} aria-label={learnWords.ways}>
      {before !== undefined && (
        <Link href={chapterPath(before)} rel="prev">
          {learnWords.previous(chapterWords[before].title)}
        </Link>
      )}
      {next !== undefined && (
        <Link href={chapterPath(next)} rel="next" className={styles.next}>
          {learnWords.next(chapterWords[next].title)}
        </Link>
      )}
      {short !== undefined && short !== next && (
        <Link href={chapterPath(short)} className={styles.short}>
          {learnWords.nextOnShortPath(chapterWords[short].title)}
        </Link>
      )}
    </nav>
  );
}
