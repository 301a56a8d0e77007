/** Every size that is no colour: type, space, corners. `tokens.css` is written from here. */
export const SIZES: Readonly<Record<string, string>> = {
  'font-display': "'Newsreader Variable', 'Iowan Old Style', Georgia, serif",
  'font-text': "'Inter Variable', system-ui, sans-serif",
  'font-mono': "'JetBrains Mono Variable', ui-monospace, monospace",

  'text-xs': '0.6875rem',
  'text-s': '0.75rem',
  'text-m': '0.875rem',
  'text-l': '1rem',
  'text-xl': '1.1875rem',
  'text-title': 'clamp(1.5rem, 1.05rem + 1.3vw, 2rem)',
  'line-text': '1.45',
  'line-title': '1.15',

  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2rem',

  'radius-s': '0.375rem',
  'radius-m': '0.625rem',
  'radius-l': '1rem',
  'radius-round': '999px',

  /** The smallest thing a finger must hit. */
  target: '1.5rem',
  /** The panel beside the figure. */
  'panel-width': '16.5rem',
  /** The widest a page becomes. */
  'page-width': '106rem',
};
