/** Light or dark, as the page around an element looks: whatever made it so. */

/** Lightness from which a ground is a light one, of 255. */
const LIGHT_FROM = 128;

let pixel: CanvasRenderingContext2D | null = null;

/** Red, green, blue and alpha of any colour that CSS can write, 0 to 255; null where nothing can be painted. */
function channelsOf(color: string): Uint8ClampedArray | null {
  pixel ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }) as never;
  if (pixel === null) return null;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  return pixel.getImageData(0, 0, 1, 1).data;
}

/** The theme of what is behind the element: its nearest ground that is none to see through, or what the page declares. */
export function themeAround(element: Element): 'light' | 'dark' {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const channels = channelsOf(getComputedStyle(at).backgroundColor);
    if (channels === null || channels[3] < LIGHT_FROM) continue;
    const [red, green, blue] = channels;
    return 0.299 * red + 0.587 * green + 0.114 * blue < LIGHT_FROM ? 'dark' : 'light';
  }
  const declared = getComputedStyle(element).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return declared.includes('dark') && (prefersDark || !declared.includes('light')) ? 'dark' : 'light';
}

/** What is around an element, out of a shadow tree too. */
export function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Calls back when the page may have taken another theme, until the returned function is called. */
export function onThemeAround(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { attributes: true });
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
}
