import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { historyDigest } from '../../engine/digest';
import { fillFrame, layoutStage, makeFrame } from '../../layout';
import { decodeLink, settingPath, SETTING_KEYS, SETTINGS } from '../../scenario';
import { linkState } from '../../scenario/testing/link-arbitrary';
import { settingValue } from '../../scenario/testing/scenario-arbitrary';
import { shownSpan } from '../../layout/swimlanes';
import { createFigureStore, type FigureStore, type Opening } from '../../store';
import type { FrameSource } from '../../timeline';
import { liveOf } from '../stage/live';
import { stageShapeOf } from '../stage/stage-shape';
import { shownRows } from '../swimlanes/shown-rows';
import { scrubEnd } from '../transport/scrub';
import { linkFigure, linkSessionOf } from './link-session';
import { openingOf } from './opening-of';

// There is no page here to have a theme.
vi.mock('../theme', () => ({ themeChoice: () => 'dark', showTheme: () => {} }));

const SECOND = 1_000_000;

function figureOf(query: string): FigureStore {
  const link = decodeLink(query);
  expect(link.faults).toEqual([]);
  const opening = openingOf(link);
  const figure = figureAt(opening);
  linkFigure(figure, link);
  return figure;
}

/** A figure that is where its opening wants it to be: what takes many frames has had them. */
function figureAt(opening: Opening): FigureStore {
  let onFrame: ((millis: number) => void) | null = null;
  const frames: FrameSource = (listener) => {
    onFrame = listener;
    return () => {
      onFrame = null;
    };
  };
  const figure = createFigureStore(opening.scenario, frames, { opening, now: () => 0 });
  while (figure.getState().heading !== null) onFrame!(0);
  return figure;
}

/** Not what is put: a million records a second for each of 200 runs would be another test. */
const CHANGEABLE = SETTING_KEYS.filter(
  (key) => SETTINGS[key].applies === 'from-now' && SETTINGS[key].scope === 'consumer' && key !== 'consumers',
);

/** Whatever a reader does to a figure. */
const action = fc.oneof(
  fc.integer({ min: 0, max: 10 * SECOND }).map(
    (time) =>
      ({ actions }: FigureStore) =>
        actions.seek(time),
  ),
  fc
    .constantFrom(...CHANGEABLE)
    .chain((key) => settingValue(key).map((value) => [settingPath(key), value] as const))
    .map(
      ([path, value]) =>
        ({ actions }: FigureStore) =>
          actions.set(path, value),
    ),
  fc.nat({ max: 9 }).map((consumer) => (figure: FigureStore) => {
    if (consumer < figure.live().history.consumers.length) figure.actions.openConsumerLanes(consumer);
  }),
  fc.nat({ max: 19 }).map((shard) => (figure: FigureStore) => {
    if (shard < figure.live().history.shards.length) figure.actions.openShardRow(shard);
  }),
  fc.constantFrom(
    ({ actions }: FigureStore) => void actions.undo(),
    ({ actions }: FigureStore) => void actions.redo(),
    // Not forward: looking for the next moment may run the history further than is compared below.
    ({ actions }: FigureStore) => void actions.step(-1),
    ({ actions }: FigureStore) => actions.setSpeed(5),
    ({ actions }: FigureStore) => actions.setSpan(7 * SECOND),
    ({ actions }: FigureStore) => actions.setSpan(7 * SECOND, 1_234_567),
    ({ actions }: FigureStore) => actions.setAllShards(true),
    ({ actions }: FigureStore) => actions.setStills(false),
  ),
);

/** What React is told. */
function toldOf(figure: FigureStore) {
  const { time, openConsumer, openShard, speed, picked, changes, scenario } = figure.getState();
  const { span, left, furthest, allShards, stills } = figure.getState();
  const run = { time, changes, scenario };
  const live = liveOf(figure.live(), time, { openConsumer, openShard, speed });
  const { rows } = shownRows(live, Math.max(time, furthest), false);
  const lanes = { span, left, rows, end: scrubEnd(furthest), whole: shownSpan(span, speed, 600, furthest) };
  return { ...run, ...lanes, openConsumer, openShard, speed, picked, allShards, stills };
}

/** What is drawn of it: boxes and glyphs, on a phone and on a desk. */
function drawnOf(figure: FigureStore, told: ReturnType<typeof toldOf>): string[] {
  const { openConsumer, openShard, allShards } = told;
  const { history, scenario, seed, time, moves } = figure.live();
  const { speed } = figure.getState();
  const consumer = history.consumers.at(openConsumer);
  const live = { history, scenario, seed, t: time, consumer, openShard, speed };
  return [320, 1_010].map((width) => {
    const boxes = layoutStage(stageShapeOf(live, allShards, width < 600), width);
    const frame = makeFrame();
    fillFrame(frame, boxes, { history, consumer, seed, speed, t: time, moves });
    // The tape's places are looked up in the history; its glyphs are what is drawn.
    const shards = frame.shards.map((shard) => ({ ...shard, tape: null }));
    return JSON.stringify({ boxes, glyphs: frame.glyphs, shards });
  });
}

/** Records a second, and those that were refused and tried again, that a page takes along for some seconds in one go. */
const MOST_PER_SECOND = 20_000;
const MOST_REFUSED = 500_000;

/** A million records a second: the page says of such a link that it cannot come so far, or so far ahead, in one go. */
function isBeyondOneGo(figure: FigureStore): boolean {
  const { history, scenario } = figure.live();
  const rates = figure
    .getState()
    .changes.filter((one) => 'path' in one && /recordspersecond$/i.test(one.path));
  const perSecond = Math.max(
    ...scenario.producers.map(({ recordsPerSecond, burst, ramp }) =>
      Math.max(recordsPerSecond, burst?.recordsPerSecond ?? 0, ramp?.toRecordsPerSecond ?? 0),
    ),
    ...rates.map((one) => ('value' in one ? Number(one.value) : 0)),
  );
  const refused = history.shards.reduce((sum, { refusals }) => sum + refusals.at.length, 0);
  return perSecond > MOST_PER_SECOND || refused > MOST_REFUSED;
}

function digestAt12Seconds(figure: FigureStore): string {
  figure.actions.seek(12 * SECOND);
  return historyDigest(figure.live().history);
}

test('60 figures, used and handed on by their link: the same picture, the same history', () => {
  let changed = 0;
  fc.assert(
    fc.property(linkState, fc.array(action, { maxLength: 6 }), (state, actions) => {
      const { scenario, time, speed } = state;
      // Not further than is compared below.
      const seen = Math.min(state.view.seen ?? 0, 10 * SECOND);
      const opening = { scenario, time, speed, view: { ...state.view, consumer: 0, picked: [], seen } };
      const figure = figureAt(opening);
      linkFigure(figure, decodeLink(''));
      for (const act of actions) act(figure);
      const rows = figure.live().history.shards.map(({ records }) => records.arrivedAt);
      const arrived = (shard: number) => rows[shard].length > 0 && rows[shard].data[0] <= figure.live().time;
      figure.actions.pick(
        rows.flatMap((_, shard) => (arrived(shard) ? [{ shard, row: 0 }] : [])).slice(0, 2),
      );
      // What comes to rest by the watcher's time is at rest where a link is opened.
      figure.actions.seek(figure.live().time);
      changed += figure.getState().changes.length;

      const { query, recordsLeftOut } = linkSessionOf(figure).link();
      expect(recordsLeftOut).toBe(0);
      fc.pre(!isBeyondOneGo(figure));
      const other = figureOf(query);
      expect(other.getState().missed).toBeNull();
      const told = toldOf(figure);
      expect(toldOf(other)).toEqual(told);
      expect(linkSessionOf(other).link().query).toBe(query);
      expect(digestAt12Seconds(other)).toBe(digestAt12Seconds(figure));
      // Both know as much of what comes next: the clock of a poll shows when it will be.
      for (const one of [figure, other]) one.actions.seek(told.time);
      expect(drawnOf(other, told)).toEqual(drawnOf(figure, told));
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(changed).toBeGreaterThan(30);
});
