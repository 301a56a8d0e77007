import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { microsFromSeconds } from '../lib/time';
import { parseScenario, type Scene } from '../scenario';
import type { Scenario } from '../engine';
import { createFigureStore, type FigureStore } from '../store';
import { words } from '../words';
import { animationFrames } from './animation-frames';
import { Controls } from './controls/Controls';
import { FigureProvider, useFigureStore } from './figure-context';
import styles from './figure.module.css';
import { RightNow } from './panels/RightNow';
import { usePlayWhileSeen } from './play-while-seen';
import { Readers } from './readers/Readers';
import { Narrator } from './stage/Narrator';
import { Stage } from './stage/Stage';
import { Swimlanes } from './swimlanes/Swimlanes';
import { Transport } from './transport/Transport';

interface FigureProps {
  readonly scene: Scene;
  /** Stands above the stage, and may speak of the figure: it is within its provider. */
  readonly heading?: ReactNode;
}

/** The whole figure: stage, narrator, playback, lanes, and the panel with numbers and settings beside them. */
export function Figure({ scene, heading }: FigureProps) {
  const [store, setStore] = useState<FigureStore | null>(null);
  // Made in an effect and not while rendering, so that whoever makes it also ends it, however often React tries.
  useLayoutEffect(() => {
    const made = createFigureStore(scenarioOf(scene), animationFrames, { startAt: startOf(scene) });
    setStore(made);
    return () => made.actions.dispose();
  }, [scene]);
  if (store === null) return null;
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
  const reset = useCallback(() => actions.load(scenarioOf(scene), startOf(scene)), [actions, scene]);
  return (
    <div className={styles.figure} ref={root}>
      <div className={styles.columns}>
        <div className={styles.main}>
          {heading}
          <Readers />
          <div className={styles.card}>
            <Stage />
          </div>
          <Narrator />
          <div className={styles.card}>
            <Transport />
            <Swimlanes />
          </div>
        </div>
        <aside className={styles.panel} aria-label={words.controls.region}>
          <RightNow />
          <Controls onReset={reset} />
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
