/** Heights as the characters of a text: what every page that embeds a figure loads is as short as it can be. */

const LEAST = 480;
const STEP = 16;
/** Of the character that stands for `LEAST`. */
const FIRST = 40;

/** Each height is rounded up: to so many times 16 CSS pixels above 480, at most 80. */
export function packHeights(heights: readonly number[]): string {
  return String.fromCharCode(
    ...heights.map((height) => FIRST + Math.ceil(Math.max(0, height - LEAST) / STEP)),
  );
}

export function unpackHeights(packed: string): readonly number[] {
  return [...packed].map((one) => LEAST + STEP * (one.charCodeAt(0) - FIRST));
}
