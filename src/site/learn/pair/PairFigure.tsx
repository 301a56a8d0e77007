import { useEffect, useRef, useState } from 'react';
import { PAIRS, scenariosOf, type ScenePair } from '../../../scenario';
import { createFigureStore, type FigureStore } from '../../../store';
import { microsFromSeconds } from '../../../lib/time';
import { animationFrames } from '../../../ui/animation-frames';
import { FigureProvider } from '../../../ui/figure-context';
import { useFigureKeys } from '../../../ui/keys/use-figure-keys';
import { usePlayWhileSeen } from '../../../ui/play-while-seen';
import { ReadersAround } from '../../../ui/readers/ReadersAround';
import { wantsNoMotion } from '../../../ui/reduced-motion';
import { Stage } from '../../../ui/stage/Stage';
import { Transport } from '../../../ui/transport/Transport';
import { learnWords } from '../../../words/learn';
import { Differences } from './Differences';
import { inStep } from './in-step';
import figure from '../../../ui/scene/scene-figure.module.css';
import styles from './pair.module.css';

const w = learnWords.pairs.of;

export type PairId = keyof typeof w;

/** Two live figures of the very same records, one playhead for both, and what differs between them. */
export function PairFigure({ id }: { readonly id: PairId }) {
  const [{ left, right, both }] = useState(() => openPair(id));
  const root = useRef<HTMLDivElement>(null);
  useEffect(
    () => () => {
      left.actions.dispose();
      right.actions.dispose();
    },
    [left, right],
  );
  const { sides, title } = w[id];
  return (
    <FigureProvider store={both} name={title}>
      <div className={figure.figure} ref={root} tabIndex={-1} data-figure="">
        <Rest root={root} />
        <div className={styles.sides}>
          <Side store={left} title={sides[0]} of={title} />
          <Side store={right} title={sides[1]} of={title} />
        </div>
        <div className={figure.playback}>
          <Transport brief />
        </div>
        <Differences left={left} right={right} titles={sides} />
      </div>
    </FigureProvider>
  );
}

/** Sleeps while it is not seen, and listens to its keys while it has the focus. */
function Rest({ root }: { readonly root: React.RefObject<HTMLDivElement | null> }) {
  usePlayWhileSeen(root, false);
  useFigureKeys(root);
  return null;
}

interface SideProps {
  readonly store: FigureStore;
  readonly title: string;
  /** What the pair is called: a figure of the same name may stand above it. */
  readonly of: string;
}

function Side({ store, title, of }: SideProps) {
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      <FigureProvider store={store} name={`${title} (${of})`}>
        <ReadersAround roomForOne>
          <div className={figure.stage}>
            <Stage />
          </div>
        </ReadersAround>
      </FigureProvider>
    </section>
  );
}

function openPair(id: PairId) {
  const pair = PAIRS.find((one) => one.id === id);
  if (pair === undefined) throw new Error(`there is no pair "${id}"`);
  const [left, right] = scenariosOf(pair).map((scenario) => open(pair, scenario));
  return { left, right, both: inStep(left, right) };
}

function open({ at }: ScenePair, scenario: Parameters<typeof createFigureStore>[0]): FigureStore {
  return createFigureStore(scenario, animationFrames, {
    startAt: microsFromSeconds(at),
    isStill: wantsNoMotion,
  });
}
