/** How wide words are at the sizes the stage writes them in, so that nothing is written over something else. */
import { textWidth, type Face } from '../../lib/text-width';

export { textWidth, type Face };

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
