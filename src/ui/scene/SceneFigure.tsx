import { useEffect, useState, type ReactNode } from 'react';
import { sceneById } from '../../scenario';
import type { FigureStore } from '../../store';
import { FigureProvider } from '../figure-context';
import { Guard } from '../loading/Guard';
import { openScene } from './open-scene';
import { SceneBody } from './SceneBody';

interface Props {
  /** The scene's id. */
  readonly scene: string;
  /** Whether it plays as soon as it is seen. */
  readonly playsAtFirst?: boolean;
  /** Stands in the narrator's place until somebody touches the run. */
  readonly opening?: string | undefined;
  /** Selects what tells of the run elsewhere on the page: while that is seen, it goes on. */
  readonly alsoSeenIn?: string;
  /** Told of the figure's store when it is there; what it gives back is called when it goes. */
  readonly onFigure?: (store: FigureStore) => (() => void) | void;
  /** Stands below the figure, within its provider. */
  readonly children?: ReactNode;
  /** What it is called, where there are several on a page. */
  readonly name: string;
}

/** One scene as a live figure: the stage, what is said of it, its playback, and the settings that matter for its point. */
export function SceneFigure(props: Props) {
  const { scene: id, name, playsAtFirst = false, opening, alsoSeenIn, onFigure, children } = props;
  const scene = sceneById(id);
  if (scene === null) throw new Error(`there is no scene "${id}"`);
  const [store] = useState(() => openScene(scene));
  useEffect(() => () => store.actions.dispose(), [store]);
  useEffect(() => onFigure?.(store) ?? undefined, [store, onFigure]);
  return (
    <FigureProvider store={store} name={name}>
      <Guard isWhole={false} shows={0} onStop={store.actions.rest}>
        <SceneBody
          parts={scene.view?.parts ?? []}
          controls={scene.controls ?? []}
          locked={scene.locked ?? []}
          playsAtFirst={playsAtFirst}
          alsoSeenIn={alsoSeenIn}
          opening={opening}
        />
      </Guard>
      {children}
    </FigureProvider>
  );
}
