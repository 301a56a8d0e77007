/** Light or dark: what the reader chose, otherwise what the system says. `data-theme` on <html> tells the style sheets. */
import { useSyncExternalStore } from 'react';
import type { Theme } from '../paint';

export const THEME_CHOICES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORED_AS = 'kinetoscope-theme';
const listeners = new Set<() => void>();
let chosen: ThemeChoice | null = null;

function systemTheme(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

/** What the reader chose last time; `auto` where nothing can be remembered. */
function stored(): ThemeChoice {
  try {
    const value = window.localStorage.getItem(STORED_AS);
    return THEME_CHOICES.find((choice) => choice === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function show(choice: ThemeChoice): void {
  const { dataset } = document.documentElement;
  if (choice === 'auto') delete dataset['theme'];
  else dataset['theme'] = choice;
}

export function themeChoice(): ThemeChoice {
  if (chosen === null) {
    chosen = stored();
    show(chosen);
  }
  return chosen;
}

/** Shows a theme without remembering it: a link says it, not the reader. */
export function showTheme(choice: ThemeChoice): void {
  if (choice === themeChoice()) return;
  chosen = choice;
  show(choice);
  for (const listener of listeners) listener();
}

export function chooseTheme(choice: ThemeChoice): void {
  chosen = choice;
  show(choice);
  try {
    window.localStorage.setItem(STORED_AS, choice);
  } catch {
    // A page that may not remember shows the choice until it is left.
  }
  for (const listener of listeners) listener();
}

/** The theme that is shown now. */
export function currentTheme(): Theme {
  const choice = themeChoice();
  if (choice !== 'auto') return choice;
  return systemTheme().matches ? 'dark' : 'light';
}

/** Calls back when the theme may have changed, until the returned function is called. */
export function onThemeChange(listener: () => void): () => void {
  const system = systemTheme();
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
}

/** The theme that is shown now, for what is painted and not styled. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, currentTheme, () => 'light');
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(onThemeChange, themeChoice, () => 'auto');
}
