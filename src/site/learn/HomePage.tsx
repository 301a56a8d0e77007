import { useEffect } from 'react';
import { Link } from 'wouter';
import { chapterWords, learnWords } from '../../words/learn';
import { useTitle } from '../use-title';
import { doneIn } from './ChapterList';
import { CHAPTER_IDS, CHAPTERS, chapterPath, minutesOf, SHORT_PATH } from './chapters';
import styles from './home.module.css';
import { recallProgress, useProgress } from './progress';
import { SceneSlot } from './SceneSlot';

const w = learnWords.home;

/** The scene that is seen first: a stream that falls behind. */
const FIRST = 'falling-behind';

/** The first page: a stream that is falling behind with one slider, and the way into the chapters. */
export function HomePage() {
  useTitle(w.title);
  useEffect(recallProgress, []);
  return (
    <div className={styles.home}>
      <header className={styles.head}>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
      </header>
      <SceneSlot scene={FIRST} playsAtFirst />
      <Contents />
    </div>
  );
}

function Contents() {
  const done = useProgress(doneIn);
  const place = useProgress((state) => state.place);
  const on = place === null ? null : `${chapterPath(place.chapter)}#${place.step}`;
  return (
    <section className={styles.contents} aria-labelledby="contents">
      <h2 id="contents">{w.chapters}</h2>
      <p>{w.about}</p>
      <p>{w.times(SHORT_PATH.length, minutesOf(SHORT_PATH), CHAPTER_IDS.length, minutesOf(CHAPTER_IDS))}</p>
      <p className={styles.start}>
        <Link href={on ?? chapterPath(CHAPTER_IDS[0])} className={styles.begin}>
          {place === null ? w.start : w.goOn(chapterWords[place.chapter].title)}
        </Link>
        <Link href="/scenes">{learnWords.gallery.title}</Link>
        <Link href="/learn/glossary">{learnWords.glossary.title}</Link>
      </p>
      <ol className={styles.chapters}>
        {CHAPTER_IDS.map((id) => (
          <li key={id} data-done={done.includes(`${id} `)}>
            <Link href={chapterPath(id)}>{chapterWords[id].title}</Link>
            {CHAPTERS[id].isCore && <span className={styles.core}>{learnWords.onShortPath}</span>}
            <span className={styles.minutes}>{w.minutes(CHAPTERS[id].minutes)}</span>
            <p>{chapterWords[id].description}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
