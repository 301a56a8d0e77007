/** The only door of pictures that stand alone. */
import { microsFromSeconds } from '../../lib/time';
import { PALETTES, type Theme } from '../../paint';
import { parseScenario, type ScenarioInput } from '../../scenario';
import { words } from '../../words';
import { stageSvg } from './stage-svg';

export { stageSvg, type StagePicture } from './stage-svg';

export interface PictureCall {
  /** Simulated seconds. */
  readonly at: number;
  readonly width: number;
  readonly theme: string;
  readonly openShard?: number;
}

export type DrawnScenario =
  { readonly ok: true; readonly svg: string } | { readonly ok: false; readonly faults: readonly string[] };

/** The stage of a scenario as it comes from elsewhere: its SVG, or everything that is wrong with it. */
export function drawScenario(input: ScenarioInput, { at, theme, ...call }: PictureCall): DrawnScenario {
  const parsed = parseScenario(input);
  const faults = parsed.ok ? [] : parsed.faults.map(({ message }) => message);
  const themes = Object.keys(PALETTES);
  if (!isTheme(theme)) faults.push(words.stage.noSuchTheme(theme, themes));
  if (!parsed.ok || !isTheme(theme)) return { ok: false, faults };
  const svg = stageSvg({ scenario: parsed.scenario, at: microsFromSeconds(at), theme, ...call });
  return { ok: true, svg };
}

function isTheme(theme: string): theme is Theme {
  return Object.hasOwn(PALETTES, theme);
}
