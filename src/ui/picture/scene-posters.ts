/** The posters of a scene, for the build: pictures that stand where the live figure is still to come, or never comes. */
import { layoutStage, WIDE_FROM } from '../../layout';
import { microsFromSeconds } from '../../lib/time';
import type { Theme } from '../../paint';
import { parseScenario, type Scene } from '../../scenario';
import { createFigureStore } from '../../store';
import { liveOf } from '../stage/live';
import { POSTER_WIDTHS, type PosterForm, type StageHeights } from '../poster/poster-forms';
import { stageShapeOf } from '../stage/stage-shape';
import { withPlainAttributes } from './plain-attributes';
import { stageSvg, type StagePicture } from './stage-svg';

/** The widths that a figure on a page may have. */
const NARROWEST = 300;
const WIDEST = 1_100;

/** The text of one SVG: shown as an image, or opened alone. */
export function scenePoster(scene: Scene, theme: Theme, form: PosterForm): string {
  return withPlainAttributes(stageSvg({ ...openingOf(scene), theme, width: POSTER_WIDTHS[form] }));
}

/** How high the stage of a scene is when it is opened, at every width from 300 pixels on. */
export function sceneHeights(scene: Scene): StageHeights {
  const { scenario, at, openConsumer, openShard } = openingOf(scene);
  const store = createFigureStore(scenario, () => () => undefined, { startAt: at, now: () => 0 });
  if (openConsumer !== undefined) store.actions.openConsumerLanes(openConsumer);
  if (openShard !== undefined) store.actions.openShardRow(openShard);
  const live = liveOf(store.live(), at, store.getState());
  store.actions.dispose();
  const shapes = [false, true].map((oneAtATime) => stageShapeOf(live, false, oneAtATime));
  const heights: (readonly [number, number])[] = [];
  for (let width = NARROWEST; width <= WIDEST; width++) {
    const { height } = layoutStage(shapes[Number(width < WIDE_FROM)], width);
    if (height !== heights.at(-1)?.[1]) heights.push([width, height]);
  }
  return heights;
}

function openingOf({ id, scenario, startAt = 0, view = {} }: Scene): Omit<StagePicture, 'theme' | 'width'> {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`${id}: ${parsed.faults.map(({ message }) => message).join('\n')}`);
  return {
    scenario: parsed.scenario,
    at: microsFromSeconds(startAt),
    ...(view.consumer === undefined ? {} : { openConsumer: view.consumer }),
    ...(view.speed === undefined ? {} : { speed: view.speed }),
    ...(view.shard === undefined ? {} : { openShard: view.shard }),
  };
}
