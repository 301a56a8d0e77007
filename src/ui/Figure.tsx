import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { microsFromSeconds } from '../lib/time';
import { parseScenario, type Scene } from '../scenario';
import type { Scenario } from '../engine';
import { createFigureStore } from '../store';
import { words } from '../words';
import { animationFrames } from './animation-frames';
import { Controls } from './controls/Controls';
import { FigureProvider, useFigureStore } from './figure-context';
import styles from './figure.module.css';
import { OwnRecords } from './own-records/OwnRecords';
import { Verdict } from './own-records/Verdict';
import { RightNow } from './panels/RightNow';
import { usePlayWhileSeen } from './play-while-seen';
import { wantsNoMotion } from './reduced-motion';
import { Disclosure } from './primitives/Disclosure';
import { Readers } from './readers/Readers';
import { useFigureKeys } from './keys/use-figure-keys';
import { Narrator } from './stage/Narrator';
import { Stage } from './stage/Stage';
import { Storyboard } from './storyboard/Storyboard';
import { Swimlanes } from './swimlanes/Swimlanes';
import { Transport } from './transport/Transport';

interface FigureProps {
  readonly scene: Scene;
  /** Stands above the stage, and may speak of the figure: it is within its provider. */
  readonly heading?: ReactNode;
}

/** The whole figure: stage, narrator, playback, lanes, and the panel with numbers and settings beside them. */
export function Figure({ scene, heading }: FigureProps) {
  // Another scene is another figure.
  return <FigureOfScene key={scene.id} scene={scene} heading={heading} />;
}

function FigureOfScene({ scene, heading }: FigureProps) {
  const [store] = useState(() =>
    createFigureStore(scenarioOf(scene), animationFrames, {
      startAt: startOf(scene),
      isStill: wantsNoMotion,
    }),
  );
  // A figure that was ended can still be played again: React may take a component away only to put it back.
  useEffect(() => () => store.actions.dispose(), [store]);
  return (
    <FigureProvider store={store}>
      <FigureBody scene={scene} heading={heading} />
    </FigureProvider>
  );
}

function FigureBody({ scene, heading }: FigureProps) {
  const { actions } = useFigureStore();
  const root = useRef<HTMLDivElement>(null);
  usePlayWhileSeen(root);
  useFigureKeys(root);
  const reset = useCallback(() => actions.load(scenarioOf(scene), startOf(scene)), [actions, scene]);
  return (
    <div className={styles.figure} ref={root} tabIndex={-1}>
      <div className={styles.columns}>
        <div className={styles.main}>
          {heading}
          <Verdict />
          {/* Above what it speaks of: nothing that grows or sticks pushes it out of sight. */}
          <Narrator />
          <Readers />
          <div className={`${styles.card} ${styles.stage}`}>
            <Stage />
            <Storyboard />
          </div>
          <div className={`${styles.card} ${styles.playback}`}>
            <Transport />
          </div>
          <div className={`${styles.card} ${styles.lanes}`}>
            <Swimlanes />
          </div>
        </div>
        <aside className={styles.panel} aria-label={words.controls.region}>
          <RightNow />
          <Controls onReset={reset} />
          <Disclosure summary={words.panels.yourRecords}>{() => <OwnRecords />}</Disclosure>
        </aside>
      </div>
    </div>
  );
}

/** A scene of ours is valid, or a test says so; one from elsewhere is checked before it comes here. */
function scenarioOf(scene: Scene): Scenario {
  const parsed = parseScenario(scene.scenario);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}

function startOf(scene: Scene): number {
  return microsFromSeconds(scene.startAt ?? 0);
}
