/** What is chosen for a figure in somebody's page, and how its element and its frame are told of it. */
import {
  sceneById,
  type LinkTheme,
  type Scene,
  type SettingKey,
  OPENING_SCENE,
  SETTINGS,
} from '../../scenario';
import { HIDEABLE, type Hideable } from '../../ui/frame/frame-names';
import type { FrameQuery } from '../../ui/frame/frame-query';

/** An attribute of the element, or a value in the address of a frame: both have the same names. */
export type Pair = readonly [name: string, value: string];

export interface Choices {
  readonly scene: Scene;
  /** What differs from the scene, and the moment, as a link says it. */
  readonly run: readonly Pair[];
  /** Above the stage, in this order; none: the frame hides their place. */
  readonly controls: readonly SettingKey[];
  /** Besides those that the scene locks. */
  readonly locked: readonly SettingKey[];
  readonly hidden: readonly Hideable[];
  readonly theme: LinkTheme;
  readonly autoplay: boolean;
}

/** Always there unless hidden; everything else that may be hidden is a part that only some scenes have. */
const ALWAYS: readonly Hideable[] = ['title', 'narrator', 'transport', 'link'];

/** What of a scene may be hidden, its controls apart: they go with the last one of them. */
export function hideableIn({ view }: Scene): readonly Hideable[] {
  const parts: readonly Hideable[] = view?.parts ?? [];
  return HIDEABLE.filter((part) => ALWAYS.includes(part) || parts.includes(part));
}

/** The scene that an address names; that of the first page where it names none that a frame can show. */
export function sceneIn(query: string): Scene {
  return sceneById(new URLSearchParams(query).get('scene') ?? '') ?? OPENING_SCENE;
}

/** What an address of a frame has chosen. @param run what it says of the run */
export function choicesOf(
  { link, controls, locked, hidden, autoplay }: FrameQuery,
  run: Choices['run'],
): Choices {
  const { scene, theme } = link.state;
  return {
    scene,
    run,
    controls: hidden.includes('controls') ? [] : [...new Set(controls)],
    locked: locked.filter((key) => !(scene.locked ?? []).includes(key)),
    hidden: hidden.filter((part) => hideableIn(scene).includes(part)),
    theme,
    autoplay,
  };
}

/** The scene's settings may be changed as the scene has it, and everything is seen; how it looks and begins is kept. */
export function choicesFor(scene: Scene, { theme, autoplay }: Choices): Choices {
  return { scene, run: [], controls: scene.controls ?? [], locked: [], hidden: [], theme, autoplay };
}

/** All that is chosen, by name; `autoplay` has no value. */
export function pairsOf({ scene, run, controls, locked, hidden, theme, autoplay }: Choices): readonly Pair[] {
  const pairs: Pair[] = [['scene', scene.id], ...run];
  const lockedHere = locked.filter((key) => controls.includes(key));
  const hides: readonly Hideable[] = controls.length === 0 ? ['controls', ...hidden] : hidden;
  if (controls.length > 0 && controls.join() !== (scene.controls ?? []).join())
    pairs.push(['controls', linkNames(controls)]);
  if (lockedHere.length > 0) pairs.push(['lock', linkNames(lockedHere)]);
  if (hides.length > 0) pairs.push(['hide', hides.join()]);
  if (theme !== 'auto') pairs.push(['theme', theme]);
  if (autoplay) pairs.push(['autoplay', '']);
  return pairs;
}

function linkNames(keys: readonly SettingKey[]): string {
  return keys.map((key) => SETTINGS[key].link).join();
}

/** As the query of an address, without a question mark: what can be read in it stays as it is. */
export function queryOf(pairs: readonly Pair[]): string {
  const said = pairs.map(([name, value]) => [name, name === 'autoplay' ? '1' : value]);
  return new URLSearchParams(said).toString().replaceAll('%2C', ',').replaceAll('%7E', '~');
}

/** The values in a query, decoded, in their order. */
export function pairsIn(query: string): readonly Pair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .flatMap((part) => [...new URLSearchParams(part)]);
}
