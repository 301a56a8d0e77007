import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { createFigureStore } from '../../store';
import { words } from '../../words';
import { FigureProvider } from '../figure-context';
import { readersAt } from './reader-facts';
import { ReadersAround } from './ReadersAround';

vi.mock('./reader-facts', async (original) => {
  const real = await original<typeof import('./reader-facts')>();
  return { ...real, readersAt: vi.fn<typeof real.readersAt>(real.readersAt) };
});
// A theme is of a browser, as is the canvas.
vi.mock('./CallStrips', () => ({ CallStrips: () => null }));
vi.mock('../stage/use-palette', () => ({ usePalette: () => ({}) }));

for (const roomForOne of [true, false]) {
  test(`all readers are found out once a rendering, ${roomForOne ? 'though they stand in two places' : 'for their rows'}`, () => {
    vi.mocked(readersAt).mockClear();
    const store = createFigureStore(scenarioOf({ consumers: [{}, {}, {}] }), () => () => {});
    const page = renderToStaticMarkup(
      <FigureProvider store={store}>
        <ReadersAround roomForOne={roomForOne}>
          <i>stage</i>
        </ReadersAround>
      </FigureProvider>,
    );
    const [before, after] = page.split('<i>stage</i>');
    const [overview, inFull] = [words.readers.overview.title, words.readers.title].map(
      (title) => `aria-label="${title}"`,
    );
    expect(before.includes(overview)).toBe(roomForOne);
    expect((roomForOne ? after : before).includes(inFull)).toBe(true);
    expect(readersAt).toHaveBeenCalledTimes(1);
  });
}
