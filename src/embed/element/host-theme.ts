/** Light or dark, as the page around an element looks: whatever made it so. */
import { parentOf } from './around';

/** Lightness from which a ground is a light one, of 255; and how much of it there is to be. */
const HALF = 128;

/** As browsers write most colours. */
const PLAIN = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

/** Red, green, blue and alpha of any colour that CSS can write, 0 to 255; null where it cannot be told. */
function channelsOf(color: string): readonly number[] | null {
  const plain = PLAIN.exec(color);
  if (plain !== null) return [...plain.slice(1, 4).map(Number), 255 * Number(plain[4] ?? 1)];
  const pixel = globalThis.OffscreenCanvas && new OffscreenCanvas(1, 1).getContext('2d');
  if (!pixel) return null;
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data];
}

/** The theme of what is behind the element: its nearest ground that is none to see through, or what the page declares. */
export function themeAround(element: Element): 'light' | 'dark' {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const channels = channelsOf(getComputedStyle(at).backgroundColor);
    if (channels === null || channels[3] < HALF) continue;
    const [red, green, blue] = channels;
    return 0.299 * red + 0.587 * green + 0.114 * blue < HALF ? 'dark' : 'light';
  }
  const declared = getComputedStyle(element).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return declared.includes('dark') && (prefersDark || !declared.includes('light')) ? 'dark' : 'light';
}
