import { PALETTES, type Palette } from '../../paint';
import { useTheme } from '../theme';

/** The colours of the theme in force, for what is painted and not styled. */
export function usePalette(): Palette {
  return PALETTES[useTheme()];
}
