import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { runTo, scenarioOf } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { CallCounter } from '../../metrics';
import { createFigureStore } from '../../store';
import { words } from '../../words';
import { FigureProvider } from '../figure-context';
import { readersAt } from './reader-facts';
import { ReaderOverview } from './ReaderOverview';
import { ReadersAround } from './ReadersAround';

const EFO_AT_10 = [{ at: 10, do: 'set' as const, path: 'consumers.0.enhancedFanOut', value: true }];

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

test('a registration that is CREATING and one that is refused have signs of their own', () => {
  const input = { consumers: [{ count: 7 }], commands: EFO_AT_10 };
  const { history, scenario } = runTo(input, 12);
  const readers = readersAt(history, scenario, scenario.seed, new CallCounter(), 12 * MICROS_PER_SECOND);
  const store = createFigureStore(scenario, () => () => {});
  const page = renderToStaticMarkup(
    <FigureProvider store={store}>
      <ReaderOverview readers={readers} />
    </FigureProvider>,
  );
  const chips = page.split('<li>').slice(1);
  for (const [index, chip] of chips.entries()) {
    const state = readers[index].fanOut?.state;
    expect(['creating', 'trying']).toContain(state);
    expect(chip).toContain(state === 'creating' ? '>…</span>' : '>×</span>');
    expect(chip).toContain(state === 'creating' ? ', registering' : ', not registered');
  }
  expect(readers.filter(({ fanOut }) => fanOut?.state === 'creating')).toHaveLength(5);
});
