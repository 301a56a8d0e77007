import { useSyncExternalStore } from 'react';
import { PALETTES, type Palette } from '../../paint';

const DARK = '(prefers-color-scheme: dark)';

function listen(onChange: () => void): () => void {
  const media = matchMedia(DARK);
  const observer = new MutationObserver(onChange);
  media.addEventListener('change', onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', onChange);
    observer.disconnect();
  };
}

function themeNow(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

/** The colours of the theme in force: what was chosen, else what the system prefers. */
export function usePalette(): Palette {
  return PALETTES[useSyncExternalStore(listen, themeNow)];
}
