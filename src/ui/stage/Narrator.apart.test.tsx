import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { createFigureStore } from '../../store';
import { words } from '../../words';
import { FigureProvider } from '../figure-context';
import { Narrator } from './Narrator';

vi.mock('./LiveRegion', () => ({ LiveRegion: () => null }));
vi.mock('./use-low-window', () => ({ useLowWindow: () => false }));

test('no line of the narrator breaks between a number and its unit', () => {
  vi.spyOn(words.narrator, 'sentencesOf').mockReturnValue([
    { lead: 'For 3 s:', rest: 'the oldest is 38 s old.' },
  ]);
  const store = createFigureStore(scenarioOf({}), () => () => {});
  const page = renderToStaticMarkup(
    <FigureProvider store={store}>
      <Narrator />
    </FigureProvider>,
  );
  expect(page).toContain('For 3\u00a0s:');
  expect(page).toContain('the oldest is 38\u00a0s old.');
});
