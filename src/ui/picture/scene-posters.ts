/** The posters of a scene, for the build: pictures that stand where the live figure is still to come, or never comes. */
import { boxesOf, layoutStage, NAMED_PARTS, WIDE_FROM, type Box, type StageBoxes } from '../../layout';
import { microsFromSeconds } from '../../lib/time';
import type { Theme } from '../../paint';
import { parseScenario, type Scene } from '../../scenario';
import { createFigureStore } from '../../store';
import { liveOf, type Live } from '../stage/live';
import { POSTER_WIDTHS, type PartBoxes, type PosterForm, type ScenePosters } from '../poster/poster-forms';
import { stageShapeOf } from '../stage/stage-shape';
import { withPlainAttributes } from './plain-attributes';
import { stageSvg, type StagePicture } from './stage-svg';
import { withWordsInPills } from './words-in-pills';

/** The widths that a figure on a page may have. */
const NARROWEST = 300;
const WIDEST = 1_100;

/** The text of one SVG: shown as an image, or opened alone. */
export function scenePoster(scene: Scene, theme: Theme, form: PosterForm): string {
  const drawn = stageSvg({ ...openingOf(scene), theme, width: POSTER_WIDTHS[form] });
  return withWordsInPills(withPlainAttributes(drawn));
}

/** What is known of the stage of a scene when it is opened: how high it is at every width, and where its parts are. */
export function sceneBoxes(scene: Scene): Pick<ScenePosters, 'heights' | 'parts'> {
  const live = openedLive(scene);
  const boxesAt = (width: number) => layoutStage(stageShapeOf(live, false, width < WIDE_FROM), width);
  const heights: (readonly [number, number])[] = [];
  for (let width = NARROWEST; width <= WIDEST; width++) {
    const { height } = boxesAt(width);
    if (height !== heights.at(-1)?.[1]) heights.push([width, height]);
  }
  const parts = {
    wide: partBoxes(boxesAt(POSTER_WIDTHS.wide)),
    tall: partBoxes(boxesAt(POSTER_WIDTHS.tall)),
  };
  return { heights, parts };
}

function partBoxes(boxes: StageBoxes): PartBoxes {
  const first = NAMED_PARTS.map((part) => [part, boxesOf(part, boxes)[0] as Box | undefined] as const);
  return Object.fromEntries(
    first.flatMap(([part, box]) =>
      box === undefined ? [] : [[part, [box.x, box.y, box.width, box.height]]],
    ),
  );
}

function openedLive(scene: Scene): Live {
  const { scenario, at, openConsumer } = openingOf(scene);
  const store = createFigureStore(scenario, () => () => undefined, { startAt: at, now: () => 0 });
  if (openConsumer !== undefined) store.actions.openConsumerLanes(openConsumer);
  const live = liveOf(store.live(), at, store.getState());
  store.actions.dispose();
  return live;
}

function openingOf({ id, scenario, startAt = 0, view = {} }: Scene): Omit<StagePicture, 'theme' | 'width'> {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`${id}: ${parsed.faults.map(({ message }) => message).join('\n')}`);
  return {
    scenario: parsed.scenario,
    at: microsFromSeconds(startAt),
    ...(view.consumer === undefined ? {} : { openConsumer: view.consumer }),
    ...(view.speed === undefined ? {} : { speed: view.speed }),
  };
}
