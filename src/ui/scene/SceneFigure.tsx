import { useEffect, useRef, useState, type ReactNode } from 'react';
import { sceneById, type ScenePart, type SettingKey } from '../../scenario';
import type { FigureStore } from '../../store';
import { words } from '../../words';
import { SettingField } from '../controls/SettingField';
import { useShownConsumer } from '../controls/Places';
import { FigureProvider, useRegionName } from '../figure-context';
import { useFigureKeys } from '../keys/use-figure-keys';
import { Guard } from '../loading/Guard';
import { OrderCard } from '../order/OrderCard';
import { RightNow } from '../panels/RightNow';
import { usePlayWhileSeen } from '../play-while-seen';
import { ReadersAround } from '../readers/ReadersAround';
import { Narrator } from '../stage/Narrator';
import { Stage } from '../stage/Stage';
import { useRoomForOne } from '../stage/use-room-for-one';
import { useWidth } from '../stage/use-width';
import { Storyboard } from '../storyboard/Storyboard';
import { Swimlanes } from '../swimlanes/Swimlanes';
import { Transport } from '../transport/Transport';
import { openScene } from './open-scene';
import styles from './scene-figure.module.css';

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
        <Body
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

interface BodyProps {
  readonly parts: readonly ScenePart[];
  readonly controls: readonly SettingKey[];
  readonly locked: readonly SettingKey[];
  readonly playsAtFirst: boolean;
  readonly alsoSeenIn: string | undefined;
  readonly opening: string | undefined;
}

function Body({ parts, controls, locked, playsAtFirst, alsoSeenIn, opening }: BodyProps) {
  const root = useRef<HTMLDivElement>(null);
  const region = useRegionName(words.controls.region);
  const [stage, width] = useWidth<HTMLDivElement>();
  const roomForOne = useRoomForOne(width);
  usePlayWhileSeen(root, playsAtFirst, alsoSeenIn);
  useFigureKeys(root);
  const standing = (
    <div className={styles.stage} ref={stage}>
      <Stage />
    </div>
  );
  return (
    <div className={styles.figure} ref={root} tabIndex={-1} data-figure="">
      {/* First of all: what follows changes its height, and a slider must not move away from under the pointer. */}
      {controls.length > 0 && (
        <section className={styles.controls} aria-label={region}>
          {controls.map((key) => (
            <Control key={key} setting={key} isLocked={locked.includes(key)} />
          ))}
        </section>
      )}
      <Narrator opening={opening} />
      <Storyboard />
      {parts.includes('readers') ? (
        <ReadersAround roomForOne={roomForOne}>{standing}</ReadersAround>
      ) : (
        standing
      )}
      <div className={styles.playback} data-playback="">
        <Transport brief />
      </div>
      {parts.includes('numbers') && <RightNow />}
      {parts.includes('lanes') && <Swimlanes />}
      {parts.includes('order') && <OrderCard />}
    </div>
  );
}

/** What is locked is seen as it is, and cannot be changed. */
function Control({ setting, isLocked }: { readonly setting: SettingKey; readonly isLocked: boolean }) {
  const place = useShownConsumer();
  return (
    <fieldset className={styles.control} disabled={isLocked} data-setting={setting}>
      <SettingField setting={setting} place={place} />
    </fieldset>
  );
}
