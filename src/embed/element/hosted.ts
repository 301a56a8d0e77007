/** The script of a page that embeds figures: `kinetoscope.js`, which stands beside all that a figure loads. */
import { defineFigure } from './define';

defineFigure(new URL('.', import.meta.url).href);
