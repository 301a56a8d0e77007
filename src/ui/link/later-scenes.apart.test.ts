import { expect, test, vi } from 'vitest';
import { decodeLink, laterSceneIn, type Scene } from '../../scenario';
import { earthquakeScenario } from '../../scenario/own-records';
import { createFigureStore } from '../../store';
import { liveOf } from '../stage/live';
import { shownRows } from '../swimlanes/shown-rows';
import { loadScene } from './later-scenes';
import { linkFigure, linkSessionOf } from './link-session';
import { openingOf } from './opening-of';

// There is no page here to have a theme.
vi.mock('../theme', () => ({ themeChoice: () => 'auto', showTheme: () => {} }));

vi.mock('./later-scenes', async (original) => {
  const real = await original<typeof import('./later-scenes')>();
  return { ...real, loadScene: vi.fn<typeof real.loadScene>(real.loadScene) };
});

const SECOND = 1_000_000;

function figureOf(query: string, later: Scene | null = null) {
  const link = decodeLink(query, later);
  expect(link.faults).toEqual([]);
  const opening = openingOf(link);
  const figure = createFigureStore(opening.scenario, () => () => {}, { opening, now: () => 0 });
  linkFigure(figure, link);
  return { figure, session: linkSessionOf(figure) };
}

test('earthquakes with settings changed are in a link by the name of their scene', async () => {
  const scene = await loadScene('earthquakes');
  const { figure, session } = figureOf('?pf=3&consumers=2');
  figure.actions.load(await earthquakeScenario(figure.live().scenario), 0, 'earthquakes');
  expect(session.link()).toEqual({ query: 'scene=earthquakes&pf=3&consumers=2&v=1', recordsLeftOut: 0 });
  figure.actions.seek(12 * SECOND);
  figure.actions.set('consumers.0.eventSourceMapping.parallelizationFactor', 4);
  figure.actions.set('stream.shardCount', 3);
  figure.actions.seek(20 * SECOND);
  const { query } = session.link();
  expect(query).toBe('scene=earthquakes&pf=4&consumers=2&shards=3&t=20&v=1');

  expect(laterSceneIn(query)).toBe('earthquakes');
  const other = figureOf(query, scene);
  expect(other.figure.live().base).toEqual(figure.live().base);
  expect(other.figure.live().history.shards).toHaveLength(3);
  expect(other.session.link().query).toBe(query);
});

test('the scene as it opens is its name alone, and is left with its records', async () => {
  const scene = await loadScene('earthquakes');
  const { figure, session } = figureOf('scene=earthquakes', scene);
  expect(session.link().query).toBe('scene=earthquakes&v=1');
  figure.actions.load(decodeLink('').state.scenario, 24 * SECOND, 'opening');
  expect(session.link().query).toBe('');
});

test('a link that comes while another one waits for its scene is the one that is shown', async () => {
  const { figure, session } = figureOf('');
  const waiting = session.open('scene=earthquakes');
  await session.open('pf=7');
  await waiting;
  expect(session.link().query).toMatch(/^scene=falling-behind&pf=7&/);
  await session.open('scene=earthquakes&t=3');
  expect(figure.getState().scenario.producers[0].records).toHaveLength(1707);
});

test('a scene that does not come is nothing to one who has gone on, and stops one who waits for it', async () => {
  const { session } = figureOf('');
  vi.mocked(loadScene).mockRejectedValueOnce(new Error('no network'));
  const waiting = session.open('scene=earthquakes');
  expect(session.waits).toBe(true);
  await session.open('pf=7');
  expect(session.waits).toBe(false);
  await expect(waiting).resolves.toBeUndefined();
  expect(session.link().query).toMatch(/pf=7/);
  vi.mocked(loadScene).mockRejectedValueOnce(new Error('no network'));
  await expect(session.open('scene=earthquakes')).rejects.toThrow('no network');
  // The address goes on naming it: what is shown is not written over it.
  expect(session.waits).toBe(true);
});

test('who goes back in a run says how far it was seen, where that has brought lanes out of the fold', () => {
  const { figure, session } = figureOf('?pf=10&shards=1&t=24');
  figure.actions.seek(0);
  const rows = (one: typeof figure) => {
    const { openConsumer, openShard, speed, time, furthest } = one.getState();
    const live = liveOf(one.live(), time, { openConsumer, openShard, speed });
    return shownRows(live, furthest, false).rows.length;
  };
  expect(rows(figure)).toBeGreaterThan(1);
  expect(rows(figureOf(session.link().query).figure)).toBe(rows(figure));
});
