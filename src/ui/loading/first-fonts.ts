import { atMost } from './at-most';

/** The fonts that the page is written in at first; index.html asks for their files before any script does. */
const FONTS = [
  '1em "Newsreader Variable"',
  'italic 1em "Newsreader Variable"',
  '1em "Inter Variable"',
  '1em "JetBrains Mono Variable"',
];

/** Whoever waits longer would rather read in another font. */
const LONGEST_WAIT_MILLIS = 500;

/**
 * Resolves when these fonts are there, or are too slow to be waited for; never rejects. What is written with other
 * fonts first breaks into other lines, and moves all that stands below it when its own come.
 */
export function firstFonts(): Promise<void> {
  const loaded = FONTS.map((font) => document.fonts.load(font));
  return atMost(LONGEST_WAIT_MILLIS, loaded);
}
