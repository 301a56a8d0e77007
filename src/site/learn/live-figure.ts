import { loadedPart } from '../../ui/loading/loaded-part';

/** The live figure of a scene: with the engine and all that draws, it comes when a figure is about to be seen. */
export const LiveFigure = loadedPart(() =>
  import('../../ui/scene/SceneFigure').then((part) => part.SceneFigure),
);

/** What watches a live figure for the goals of its scene. */
export const GoalWatch = loadedPart(() => import('./goals/GoalWatch').then((part) => part.GoalWatch));
