import type { Scene, SettingKey } from '../../scenario';
import type { FigureStore } from '../../store';
import { FigureProvider } from '../../ui/figure-context';
import { Guard } from '../../ui/loading/Guard';
import { SceneBody } from '../../ui/scene/SceneBody';
import { sceneWords } from '../../words/scenes';
import styles from './embed-build.module.css';

interface Props {
  readonly store: FigureStore;
  readonly scene: Scene;
  readonly controls: readonly SettingKey[];
}

const NONE: readonly SettingKey[] = [];

/** The figure in which all is set: nothing of it is locked, and nothing hidden. */
export function LiveScene({ store, scene, controls }: Props) {
  const { title, point } = sceneWords[scene.id];
  return (
    <div className={styles.live} data-builder-figure="">
      <FigureProvider store={store} name={title}>
        <Guard isWhole={false} shows={0} onStop={store.actions.rest}>
          <SceneBody
            parts={scene.view?.parts ?? []}
            controls={controls}
            locked={NONE}
            playsAtFirst={false}
            opening={point.join(' ')}
          />
        </Guard>
      </FigureProvider>
    </div>
  );
}
