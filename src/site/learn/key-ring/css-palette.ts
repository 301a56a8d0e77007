import { PALETTES, type Palette } from '../../../paint';

/** The keys' colours as the style sheet has them: a drawing that is in the page's HTML follows the theme by itself. */
export const CSS_PALETTE: Palette = {
  ...PALETTES.light,
  keys: PALETTES.light.keys.map((_, index) => `var(--key-${index})`),
};
