/** How wide words are at the sizes the stage writes them in, so that nothing is written over something else. */

/** A character at 11 px: of JetBrains Mono exactly, of Inter a little more than its average. */
const CHARACTER = { mono: 6.6, text: 5.9 };
/** Scripts whose characters take two places: Chinese, Japanese, Korean, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|[\u{1f000}-\u{3fffd}]/u;

export type Face = keyof typeof CHARACTER;

/** Pixels that a text takes, rather too many than too few. */
export function textWidth(text: string, face: Face): number {
  let places = 0;
  for (const character of text) places += WIDE.test(character) ? 2 : 1;
  return places * CHARACTER[face];
}

/** The first of these texts that fits, the fullest first; '' when none does. */
export function firstFitting(texts: readonly string[], room: number, face: Face): string {
  return texts.find((text) => textWidth(text, face) <= room) ?? '';
}

/** A text, cut where the room ends: whole characters and an ellipsis; '' when not even two of them fit. */
export function cutToRoom(text: string, room: number, face: Face): string {
  if (textWidth(text, face) <= room) return text;
  const characters = Array.from(text);
  for (let kept = characters.length - 1; kept >= 2; kept--) {
    const cut = `${characters.slice(0, kept).join('').trimEnd()}…`;
    if (textWidth(cut, face) <= room) return cut;
  }
  return '';
}
