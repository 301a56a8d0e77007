import { useEffect } from 'react';
import { useFigureStore } from '../../../ui/figure-context';
import { mark, progress } from '../progress';
import { GOAL_RULES, measured } from './goal-rules';
import { goalsOf } from './goal-scenes';
import { setNearness } from './goal-state';

/** So often, at most, the run is held against the goals. */
const EVERY_MILLIS = 250;

/** Watches a live figure, and ticks off the goals of its scene as they are reached. */
export function GoalWatch({ scene }: { readonly scene: string }) {
  const store = useFigureStore();
  useEffect(() => {
    const goals = goalsOf(scene);
    if (goals.length === 0) return;
    // Half of what is asked for may be there from the first: nothing was done for it.
    const atFirst = goals.map((goal) => GOAL_RULES[goal](measured(store)));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const run = measured(store);
      for (const [index, id] of goals.entries()) {
        if (progress.getState().goals[id] !== undefined) continue;
        const share = GOAL_RULES[id](run);
        setNearness(id, share >= 1 ? 1 : Math.max(0, (share - atFirst[index]) / (1 - atFirst[index])));
        if (share >= 1) mark('goals', id, 'reached');
      }
    };
    const end = store.subscribe(() => (timer ??= setTimeout(look, EVERY_MILLIS)));
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [store, scene]);
  return null;
}
