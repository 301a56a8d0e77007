/** The fonts that the page is written in at first; index.html asks for their files before any script does. */
export const FIRST_FONTS = [
  '1em "Newsreader Variable"',
  'italic 1em "Newsreader Variable"',
  '1em "Inter Variable"',
  '1em "JetBrains Mono Variable"',
];

/**
 * Resolves when these fonts are there; rejects when one cannot be had. What is written with other fonts first breaks
 * into other lines, and moves all that stands below it when its own come.
 */
export async function firstFonts(): Promise<void> {
  await Promise.all(FIRST_FONTS.map((font) => document.fonts.load(font)));
}
