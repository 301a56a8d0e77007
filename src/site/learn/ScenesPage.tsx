import { useRef, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import { SCENE_FACTS } from 'virtual:scene-facts';
import { chapterWords, learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import { useTitle } from '../use-title';
import { chapterOfScene, chapterPath } from './chapters';
import styles from './gallery.module.css';
import { Poster } from './Poster';

const w = learnWords.gallery;
const IDS = Object.keys(SCENE_FACTS);
/** A card is as wide as a phone: what is drawn for one can be read in it. */
const FORMS = ['tall'] as const;

/** Every scene with its still and its point; the arrow keys go from one to the next. */
export function ScenesPage() {
  useTitle(w.title);
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-scene-link]') ?? [])];
    const next = nextPlace(event.key, links.indexOf(document.activeElement as HTMLElement), links.length);
    if (next === null) return;
    event.preventDefault();
    links[next].focus();
    links[next].closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
      </header>
      {/* The keys go through its links: what has the focus hears them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className={styles.scenes} ref={list} onKeyDown={onKeyDown}>
        {IDS.map((id, index) => (
          <Scene key={id} id={id} place={index + 1} />
        ))}
      </ol>
    </div>
  );
}

function Scene({ id, place }: { readonly id: string; readonly place: number }) {
  const { title, point } = sceneWords[id];
  const chapter = chapterOfScene(id);
  return (
    <li className={styles.scene} id={id}>
      <Link href={`/explore?scene=${id}`} className={styles.open} data-scene-link="">
        <Poster scene={id} forms={FORMS} />
        <span className={styles.title}>
          {place}. {title}
        </span>
      </Link>
      <p>{point.join(' ')}</p>
      {chapter !== null && (
        <p className={styles.chapter}>
          {w.chapter} <Link href={chapterPath(chapter)}>{chapterWords[chapter].title}</Link>
        </p>
      )}
    </li>
  );
}

/** Where an arrow leads among `count` links, from one of them; null: it is another key. */
export function nextPlace(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
