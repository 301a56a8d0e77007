/** How wide words are, without a page to measure them on: the same in Node and in every browser. */

/** Every character of JetBrains Mono at 11 px. */
const MONO = 6.6;
/** Characters of Inter at 11 px, by how wide they are; the others are as wide as most small letters. */
const TEXT: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl]/, 2.8],
  [/[ .,:;·’'|!]/, 3.3],
  [/[frt()/]/, 4.1],
  [/[-–]/, 5.5],
  [/[mwMW%@→…]/, 10.2],
  [/[A-Z]/, 7.9],
  [/\d/, 6.8],
];
const SMALL_LETTER = 6.5;
/** Scripts whose characters take two places: Chinese, Japanese, Korean, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|[\u{1f000}-\u{3fffd}]/u;

export type Face = 'mono' | 'text';

function characterWidth(character: string, face: Face): number {
  if (WIDE.test(character)) return 2 * MONO;
  if (face === 'mono') return MONO;
  return TEXT.find(([characters]) => characters.test(character))?.[1] ?? SMALL_LETTER;
}

/** Pixels that a text takes at 11 px, rather a few too many than too few. */
export function textWidth(text: string, face: Face): number {
  let width = 0;
  for (const character of text) width += characterWidth(character, face);
  return width;
}
