/** Two figures with one playhead. */
import type { FigureActions, FigureStore } from '../../../store';

/**
 * A figure that is the left one, and does with the right one whatever moves the playhead: both are given the same frames,
 * so they play alike; where they stand, the right one is put where the left one is.
 */
export function inStep(left: FigureStore, right: FigureStore): FigureStore {
  const follow = () => {
    const { time } = left.live();
    if (right.live().time !== time) right.actions.seek(time);
  };
  const both =
    <A extends readonly unknown[], R>(act: (...given: A) => R, other: (...given: A) => unknown) =>
    (...given: A): R => {
      const result = act(...given);
      other(...given);
      return result;
    };
  const [one, other] = [left.actions, right.actions];
  const actions: FigureActions = {
    ...one,
    play: () => {
      follow();
      one.play();
      other.play();
    },
    pause: both(both(one.pause, other.pause), follow),
    rest: both(both(one.rest, other.rest), follow),
    setSpeed: both(one.setSpeed, other.setSpeed),
    seek: both(one.seek, other.seek),
    reset: both(both(one.reset, other.reset), follow),
    load: (scenario, startAt = 0, why) => {
      // Only the playback's way back to the beginning: each side keeps its own settings.
      one.load(scenario, startAt, why);
      other.load(right.getState().scenario, startAt, why);
    },
    step: (direction, kinds) => {
      other.pause();
      const found = one.step(direction, kinds);
      follow();
      return found;
    },
    setStills: both(one.setStills, other.setStills),
    dispose: both(one.dispose, other.dispose),
  };
  return { ...left, actions };
}
