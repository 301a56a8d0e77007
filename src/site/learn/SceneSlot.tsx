import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link } from 'wouter';
import type { FigureStore } from '../../store';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import { GoalWatch, LiveFigure } from './live-figure';
import { StillFigure } from './StillFigure';
import styles from './slot.module.css';
import { useNear } from './use-near';

const w = learnWords.figure;

interface Props {
  /** The scene's id. */
  readonly scene: string;
  readonly playsAtFirst?: boolean;
  /** Told of the live figure when it is there. */
  readonly onFigure?: (store: FigureStore) => (() => void) | void;
}

/** A figure in the text: a still that makes its point, and the live figure in its place when it is about to be seen. */
export function SceneSlot({ scene, playsAtFirst = false, onFigure }: Props) {
  const root = useRef<HTMLElement>(null);
  const [card, state] = useLive(useNear(root));
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
            {...(onFigure === undefined ? {} : { onFigure })}
          >
            <GoalWatch scene={scene} />
          </LiveFigure>
        ) : (
          <StillFigure scene={scene} />
        )}
      </div>
      <figcaption className={styles.caption}>
        <span>
          <strong>{title}.</strong> {point.join(' ')}
        </span>{' '}
        {state === 'failed' && <span>{w.failed} </span>}
        <Link href={`/explore?scene=${scene}`}>{w.explore}</Link>
      </figcaption>
    </figure>
  );
}

type State = 'still' | 'there' | 'failed';

/** Whether the live figure is there, asked for when it is wanted; its card never becomes lower than the still made it. */
function useLive(isWanted: boolean): [card: RefObject<HTMLDivElement | null>, state: State] {
  const card = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>('still');
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    const begin = () => {
      if (!isHere) return;
      if (card.current !== null) card.current.style.minHeight = `${card.current.offsetHeight}px`;
      setState('there');
    };
    Promise.all([LiveFigure.ahead(), GoalWatch.ahead()]).then(begin, () => isHere && setState('failed'));
    return () => {
      isHere = false;
    };
  }, [isWanted]);
  useEffect(() => {
    // In a window of another width another room is right.
    const forget = () => card.current?.style.removeProperty('min-height');
    window.addEventListener('resize', forget);
    return () => window.removeEventListener('resize', forget);
  }, []);
  return [card, state];
}
