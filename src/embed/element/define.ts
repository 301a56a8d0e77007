import { folderAt } from './folder-at';
import { KinetoscopeFigure } from './kinetoscope-figure';

export { KinetoscopeFigure };
export type { FigureEvents } from './events';
export type { SettingValue } from '../protocol';

/**
 * Makes `<kinetoscope-figure>` an element; where there are none, as on a server, and the second time, it does nothing.
 * @param base the folder in which the figures' files are hosted: that of `embed/` and `posters/`
 */
export function defineFigure(base: string): void {
  if (typeof customElements === 'undefined' || customElements.get('kinetoscope-figure') !== undefined) return;
  KinetoscopeFigure.base = folderAt(base);
  customElements.define('kinetoscope-figure', KinetoscopeFigure);
}

declare global {
  interface HTMLElementTagNameMap {
    'kinetoscope-figure': KinetoscopeFigure;
  }
}
