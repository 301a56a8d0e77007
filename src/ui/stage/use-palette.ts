import { useMemo, useSyncExternalStore } from 'react';
import { FORCED_PALETTE, PALETTES, type Palette } from '../../paint';
import { useTheme } from '../theme';

/** The colours in force, for what is painted and not styled: those of the theme, or those that the system forces. */
export function usePalette(): Palette {
  const theme = useTheme();
  const isForced = useSyncExternalStore(
    listen,
    () => forced().matches,
    () => false,
  );
  // What the names of the system's colours mean depends on its theme.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => (isForced ? resolved(FORCED_PALETTE) : PALETTES[theme]), [isForced, theme]);
}

const forced = () => window.matchMedia('(forced-colors: active)');

function listen(listener: () => void): () => void {
  const query = forced();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Names of colours as the numbers that they stand for: what writes pixels needs these. */
function resolved(palette: Palette): Palette {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return palette;
  const hex = (name: string): string => {
    // A system's highlight may let through what is behind it.
    for (const colour of ['Canvas', name]) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const bytes = Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };
  const colours = Object.entries(palette).map(([name, value]: [string, string | readonly string[]]) => [
    name,
    typeof value === 'string' ? hex(value) : value.map(hex),
  ]);
  return Object.fromEntries(colours) as Palette;
}
