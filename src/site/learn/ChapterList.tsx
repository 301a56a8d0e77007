import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { chapterWords, learnWords } from '../../words/learn';
import styles from './chapter-list.module.css';
import { CHAPTER_IDS, chapterPath, STEPS, type ChapterId } from './chapters';
import { useProgress, type Progress } from './progress';

/** All chapters, with those that were done marked; below the current one its steps. */
export function ChapterList({ current }: { readonly current: ChapterId }) {
  const done = useProgress(doneIn);
  const place = useProgress((state) => state.place);
  const list = useRef<HTMLOListElement>(null);
  // Where they stand in one line, the current one is in sight.
  useEffect(() => {
    const shown = list.current?.children[CHAPTER_IDS.indexOf(current)];
    if (shown instanceof HTMLElement) list.current?.scrollTo({ left: shown.offsetLeft });
  }, [current]);
  return (
    <nav className={styles.list} aria-label={learnWords.chapters}>
      <ol ref={list}>
        {CHAPTER_IDS.map((id) => (
          <li key={id} data-current={id === current} data-done={done.includes(`${id} `)}>
            <Link href={chapterPath(id)} aria-current={id === current ? 'page' : undefined}>
              {chapterWords[id].title}
              {done.includes(`${id} `) && <span className="visually-hidden"> ({learnWords.done})</span>}
            </Link>
            {id === current && (
              <ol className={styles.steps} aria-label={learnWords.steps.region}>
                {STEPS.map((step) => (
                  <li key={step}>
                    <a
                      href={`#${step}`}
                      aria-current={place?.chapter === id && place.step === step ? 'step' : undefined}
                    >
                      {learnWords.steps.titles[step]}
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.more}>
        <Link href="/learn/glossary">{learnWords.glossary.title}</Link>
      </p>
    </nav>
  );
}

/** The chapters that were read as far as the questions from memory, as one text: it is the same as long as they are. */
export function doneIn({ recalled }: Progress): string {
  const asked = Object.keys(recalled);
  return CHAPTER_IDS.filter((id) => asked.some((question) => question.startsWith(`${id} `)))
    .map((id) => `${id} `)
    .join('');
}
