import { useCallback, useRef } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import { microsFromSeconds } from '../../lib/time';
import type { FigureState, FigureStore } from '../../store';
import { wantsNoMotion } from '../../ui/reduced-motion';
import { Answer } from './Answer';
import { answerOf } from './answers';
import { Bet } from './Bet';
import { BetState } from './BetState';
import styles from './experiment.module.css';
import { betAgain, mark, progress, useProgress } from './progress';
import { SceneSlot } from './SceneSlot';

/** However far off the answer is in the run, it is watched for about as long. */
const WATCHED_SECONDS = 14;

interface Props {
  readonly scene: string;
  /** It may be left out: nothing that follows needs it. */
  readonly aside?: boolean;
}

/** A bet, the run that settles it, and what it said: the bet stays beside the result. */
export function Experiment({ scene, aside = false }: Props) {
  const facts = SCENE_FACTS[scene];
  const revealAt = microsFromSeconds(facts.revealAt ?? 0);
  const remembered = useProgress(({ bets }) => bets[scene]);
  // It may be of a version with other answers.
  const bet = answerOf(scene, remembered)?.id;
  const answered = useProgress((state) => state.answered[scene]) !== undefined;
  const root = useRef<HTMLDivElement>(null);
  const figure = useRef<FigureStore | null>(null);

  /** Which run it is that answers: one in which something was changed is another. */
  const asked = useRef<number | null>(null);
  /** A bet was made before the figure was there. */
  const isWanted = useRef(false);

  const run = useCallback(() => {
    const store = figure.current;
    isWanted.current = store === null;
    if (store === null) return;
    const { actions } = store;
    actions.reset();
    asked.current = store.getState().version;
    // With as little motion as was asked for, one sees how it ended.
    if (wantsNoMotion()) return actions.seek(revealAt);
    const away = (facts.revealAt ?? 0) - facts.startAt;
    actions.setSpeed(Math.max(store.getState().speed, Math.ceil(away / WATCHED_SECONDS)));
    actions.play();
  }, [facts, revealAt]);

  const onFigure = useCallback(
    (store: FigureStore) => {
      figure.current = store;
      const { speed, version } = store.getState();
      asked.current = version;
      const look = (state: FigureState) => {
        if (state.time < revealAt || state.version !== asked.current || !isOpen(scene)) return;
        // First of all: what follows is told of, and looked at here, too.
        mark('answered', scene, progress.getState().bets[scene]);
        store.actions.pause();
        store.actions.setSpeed(speed);
      };
      const end = store.subscribe(look);
      if (isWanted.current) run();
      return () => {
        end();
        figure.current = null;
      };
    },
    [revealAt, run, scene],
  );

  const onBet = (answer: string) => {
    mark('bets', scene, answer);
    run();
    // All of it where there is room; otherwise as far as its playback.
    for (const part of ['figure', '[data-playback]'])
      root.current?.querySelector(part)?.scrollIntoView({ block: 'nearest' });
    // The answer that was pressed may be out of sight now: what comes next has the focus.
    requestAnimationFrame(() => focusIn('[data-bet-state] button', { preventScroll: true }));
  };
  const onAgain = () => {
    isWanted.current = false;
    betAgain(scene);
    requestAnimationFrame(() => focusIn('[data-answer]'));
  };
  const focusIn = (what: string, options?: FocusOptions) =>
    root.current?.querySelector<HTMLElement>(what)?.focus(options);
  const onSkip = () => {
    isWanted.current = false;
    const store = figure.current;
    if (store === null) return mark('answered', scene, progress.getState().bets[scene]);
    store.actions.reset();
    asked.current = store.getState().version;
    store.actions.seek(revealAt);
  };
  return (
    <div className={styles.experiment} data-wide="" ref={root}>
      <Bet scene={scene} isAside={aside} bet={bet} isAnswered={answered} onBet={onBet} />
      {/* What stays in sight does so only while the figure is in the window. */}
      <div className={styles.watched}>
        <SceneSlot scene={scene} asks onFigure={onFigure} />
        {bet !== undefined && (
          <BetState scene={scene} bet={bet} isAnswered={answered} onSkip={onSkip} onAgain={onAgain} />
        )}
      </div>
      {/* Another one when the run has answered: it opens then. */}
      <Answer key={String(answered)} scene={scene} bet={bet} isAnswered={answered} />
    </div>
  );
}

/** Somebody bet, and has not seen how it ends. */
function isOpen(scene: string): boolean {
  const { bets, answered } = progress.getState();
  return bets[scene] !== undefined && answered[scene] === undefined;
}
