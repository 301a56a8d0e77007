import { useRef } from 'react';
import type { ScenePart, SettingKey } from '../../scenario';
import { words } from '../../words';
import { SettingField } from '../controls/SettingField';
import { useShownConsumer } from '../controls/Places';
import { useRegionName } from '../figure-context';
import { FigureKeys } from '../keys/FigureKeys';
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
import styles from './scene-figure.module.css';

interface Props {
  /** What stands around the stage. */
  readonly parts: readonly ScenePart[];
  /** The settings above it, and those of them that cannot be changed. */
  readonly controls: readonly SettingKey[];
  readonly locked: readonly SettingKey[];
  /** What always stands there, and here does not. */
  readonly hidden?: readonly ('narrator' | 'transport')[];
  /** Whether it plays as soon as it is seen. */
  readonly playsAtFirst: boolean;
  /** Selects what tells of the run elsewhere on the page: while that is seen, it goes on. */
  readonly alsoSeenIn?: string | undefined;
  /** Stands in the narrator's place until somebody touches the run. */
  readonly opening?: string | undefined;
}

/** All of a scene's figure, within the provider of its store. */
export function SceneBody(props: Props) {
  const { parts, controls, locked, hidden = [], playsAtFirst, alsoSeenIn, opening } = props;
  const root = useRef<HTMLDivElement>(null);
  const region = useRegionName(words.controls.region);
  const [stage, width] = useWidth<HTMLDivElement>();
  const roomForOne = useRoomForOne(width);
  usePlayWhileSeen(root, playsAtFirst, alsoSeenIn);
  const standing = (
    <div className={styles.stage} ref={stage}>
      <Stage />
    </div>
  );
  return (
    <div className={styles.figure} ref={root} tabIndex={-1} data-figure="">
      <FigureKeys root={root} />
      {/* First of all: what follows changes its height, and a slider must not move away from under the pointer. */}
      {controls.length > 0 && (
        <section className={styles.controls} aria-label={region}>
          {controls.map((key) => (
            <Control key={key} setting={key} isLocked={locked.includes(key)} />
          ))}
        </section>
      )}
      {!hidden.includes('narrator') && <Narrator opening={opening} />}
      <Storyboard />
      {parts.includes('readers') ? (
        <ReadersAround roomForOne={roomForOne}>{standing}</ReadersAround>
      ) : (
        standing
      )}
      {!hidden.includes('transport') && (
        <div className={styles.playback} data-playback="">
          <Transport brief />
        </div>
      )}
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
