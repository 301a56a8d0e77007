import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { Link } from 'wouter';
import type { FigureStore } from '../../store';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import { openingOf } from './answers';
import { GoalWatch, LiveFigure } from './live-figure';
import { Poster } from './Poster';
import { StillFigure } from './StillFigure';
import styles from './slot.module.css';
import { usePartWhenNear } from './use-part-when-near';

const w = learnWords.figure;
/** A page of paper is as wide as the wide form. */
const ON_PAPER = ['wide'] as const;
const LIVE = [LiveFigure, GoalWatch];

interface Props {
  /** The scene's id. */
  readonly scene: string;
  readonly playsAtFirst?: boolean;
  /** A question stands above it: its point is told with the answer, and not before. */
  readonly asks?: boolean;
  /** Told of the live figure when it is there. */
  readonly onFigure?: (store: FigureStore) => (() => void) | void;
}

/** A figure in the text: a still that makes its point, and the live figure in its place when it is about to be seen. */
export function SceneSlot({ scene, playsAtFirst = false, asks = false, onFigure }: Props) {
  const root = useRef<HTMLElement>(null);
  const [card, keepHeight] = useKeptHeight();
  const state = usePartWhenNear(root, LIVE, keepHeight);
  const { title, point } = sceneWords[scene];
  return (
    <figure
      className={styles.slot}
      ref={root}
      data-scene={scene}
      data-live={state === 'there'}
      id={`figure-${scene}`}
    >
      <div className={styles.card} ref={card}>
        {state === 'there' ? (
          <LiveFigure
            scene={scene}
            name={title}
            playsAtFirst={playsAtFirst}
            opening={asks ? openingOf(scene).join(' ') : undefined}
            // How near a goal is stands further on: there the run is looked at, too.
            alsoSeenIn={`[data-goal-of='${scene}']`}
            {...(onFigure === undefined ? {} : { onFigure })}
          >
            <GoalWatch scene={scene} />
          </LiveFigure>
        ) : (
          <StillFigure scene={scene} asks={asks} />
        )}
        <div className={styles.onPaper}>
          <Poster scene={scene} forms={ON_PAPER} />
        </div>
      </div>
      <figcaption className={styles.caption}>
        <span>
          <strong>{title}.</strong> {!asks && point.join(' ')}
        </span>{' '}
        {state === 'failed' && <span>{w.failed} </span>}
        <span className={styles.unscripted}>{w.unscripted} </span>
        <span className={styles.links}>
          <Link href={`/explore?scene=${scene}`}>{w.explore}</Link> ·{' '}
          <Link href={`/embed/build?scene=${scene}`}>{w.embed}</Link> ·{' '}
          <Link href="/learn/glossary#signs">{w.signs}</Link>
        </span>
      </figcaption>
    </figure>
  );
}

/** A card that never becomes lower than its still made it; `keepHeight` is called while that is still to be seen. */
function useKeptHeight(): [card: RefObject<HTMLDivElement | null>, keepHeight: () => void] {
  const card = useRef<HTMLDivElement>(null);
  const keepHeight = useCallback(() => {
    if (card.current !== null) card.current.style.minHeight = `${card.current.offsetHeight}px`;
  }, []);
  useEffect(() => {
    // In a window of another width another room is right.
    const forget = () => card.current?.style.removeProperty('min-height');
    window.addEventListener('resize', forget);
    return () => window.removeEventListener('resize', forget);
  }, []);
  return [card, keepHeight];
}
