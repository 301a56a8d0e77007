import { useEffect, useRef, useState } from 'react';
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
  const state = useLive(useNear(root));
  const { title, point } = sceneWords[scene];
  return (
    <figure
      className={styles.slot}
      ref={root}
      data-scene={scene}
      data-live={state === 'there'}
      id={`figure-${scene}`}
    >
      <div className={styles.card}>
        {state === 'there' ? (
          <LiveFigure
            scene={scene}
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

/** Whether the live figure is there: asked for when it is wanted. */
function useLive(isWanted: boolean): 'still' | 'there' | 'failed' {
  const [state, setState] = useState<'still' | 'there' | 'failed'>('still');
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    Promise.all([LiveFigure.ahead(), GoalWatch.ahead()]).then(
      () => isHere && setState('there'),
      () => isHere && setState('failed'),
    );
    return () => {
      isHere = false;
    };
  }, [isWanted]);
  return state;
}
