/**
 * Every colour, once, for both themes. The page's CSS variables (`--ground` and so on) and the canvas take them
 * from here. Text colours keep 4.5:1 on every ground they are used on, marks and outlines 3:1.
 */
export interface Palette {
  /** Behind everything. */
  readonly ground: string;
  /** Cards on the ground. */
  readonly card: string;
  /** Wells inside cards: mappings, lanes, code. */
  readonly well: string;
  readonly ink: string;
  /** Second rank: labels, help. */
  readonly inkSoft: string;
  /** Hairlines; decoration only. */
  readonly line: string;
  /** Outlines that carry meaning: controls, empty lanes. */
  readonly lineStrong: string;
  readonly tape: string;
  readonly tapeLine: string;
  readonly perforation: string;
  /** The one accent: playheads, marks, what is chosen. */
  readonly accent: string;
  readonly onAccent: string;
  /** A Lambda instance at work. */
  readonly accentWash: string;
  readonly accentLine: string;
  readonly ok: string;
  readonly okWash: string;
  readonly refused: string;
  readonly refusedWash: string;
  readonly focus: string;
  /** Partition keys, by turns: Okabe and Ito's palette, darkened or lightened to stand on the tape. */
  readonly keys: readonly string[];
  /** Text on a key's glyph. */
  readonly onKey: string;
}

export type Theme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: '#faf8f3',
    card: '#ffffff',
    well: '#fdfcf8',
    ink: '#1b1a17',
    inkSoft: '#615c52',
    line: '#e2dccf',
    lineStrong: '#8d8676',
    tape: '#f1ebdf',
    tapeLine: '#ded5c3',
    perforation: '#fffdf8',
    accent: '#b23c17',
    onAccent: '#ffffff',
    accentWash: '#fff5ef',
    accentLine: '#e9bfa9',
    ok: '#1a7a4a',
    okWash: '#e8f5ec',
    refused: '#b3261e',
    refusedWash: '#fdeceb',
    focus: '#0b57d0',
    keys: ['#0068a8', '#c04f00', '#00795a', '#a33d8c', '#7a5c00', '#2b6f93', '#8c3a3a', '#4f4f9e'],
    onKey: '#ffffff',
  },
  dark: {
    ground: '#14151a',
    card: '#1b1d23',
    well: '#202229',
    ink: '#f4f1ea',
    inkSoft: '#b0aca2',
    line: '#2f323b',
    lineStrong: '#777b88',
    tape: '#24262e',
    tapeLine: '#393c46',
    perforation: '#14151a',
    accent: '#ff9e70',
    onAccent: '#1b1a17',
    accentWash: '#2d221d',
    accentLine: '#6f4a37',
    ok: '#4fcf93',
    okWash: '#17301f',
    refused: '#ff8a80',
    refusedWash: '#3a1f1d',
    focus: '#8ab4f8',
    keys: ['#56b4e9', '#ff9d3d', '#33d39c', '#e58fcf', '#e6cf55', '#7cc4e0', '#f0928f', '#aaa8f5'],
    onKey: '#14151a',
  },
};

/**
 * Where the reader's system forces its own few colours: by its names for them. Keys are told apart by their shapes and
 * letters alone, what is refused by its words and signs.
 */
export const FORCED_PALETTE: Palette = {
  ground: 'Canvas',
  card: 'Canvas',
  well: 'Canvas',
  ink: 'CanvasText',
  inkSoft: 'CanvasText',
  line: 'GrayText',
  lineStrong: 'CanvasText',
  tape: 'Canvas',
  tapeLine: 'CanvasText',
  perforation: 'GrayText',
  accent: 'Highlight',
  onAccent: 'HighlightText',
  accentWash: 'Canvas',
  accentLine: 'Highlight',
  ok: 'CanvasText',
  okWash: 'Canvas',
  refused: 'CanvasText',
  refusedWash: 'Canvas',
  focus: 'Highlight',
  keys: PALETTES.light.keys.map(() => 'CanvasText'),
  onKey: 'Canvas',
};

/** How a key's records look: colour, shape and letter, so that colour is never alone. */
export const KEY_SHAPES = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'pentagon'] as const;
export type KeyShape = (typeof KEY_SHAPES)[number];

/** The shape of the key in row `key` of the history's keys; colours and shapes go round at different lengths. */
export function shapeOfKey(key: number): KeyShape {
  return KEY_SHAPES[key % KEY_SHAPES.length];
}

export function colourOfKey(palette: Palette, key: number): string {
  return palette.keys[key % palette.keys.length];
}
