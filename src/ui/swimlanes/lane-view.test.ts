import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { barLabel } from './bar-label';
import { words } from '../../words';
import { LaneView } from './lane-view';

const SPAN = 8 * SECOND;

/** Shows a view frame by frame until it rests. */
function settle(view: LaneView, t: number, target: number, from = 0) {
  let now = from;
  let shown = view.windowAt(t, target, now, false);
  const spans = [shown.window.to - shown.window.from];
  while (shown.moving) {
    now += 16;
    shown = view.windowAt(t, target, now, false);
    spans.push(shown.window.to - shown.window.from);
    if (spans.length > 1_000) throw new Error('it never rests');
  }
  return { window: shown.window, spans };
}

describe('the view of the lanes', () => {
  test('shows the span it is to have from the first frame on', () => {
    expect(settle(new LaneView(), 0, SPAN)).toEqual({ window: { from: 0, to: SPAN }, spans: [SPAN] });
  });

  test('grows to another span step by step', () => {
    const view = new LaneView();
    settle(view, 60 * SECOND, SPAN);
    const { spans, window } = settle(view, 60 * SECOND, 4 * SPAN, 100);
    expect(spans.length).toBeGreaterThan(10);
    expect(spans).toEqual(spans.toSorted((a, b) => a - b));
    expect(window.to - window.from).toBe(4 * SPAN);
  });

  test('goes there at once where motion is not wanted', () => {
    const view = new LaneView();
    view.windowAt(0, SPAN, 0, true);
    expect(view.windowAt(0, 4 * SPAN, 16, true)).toEqual({
      window: { from: 0, to: 4 * SPAN },
      moving: false,
    });
  });

  test('stands still while it is held, gives way at its edges, and eases back', () => {
    const view = new LaneView();
    const { window } = settle(view, 60 * SECOND, SPAN);
    view.hold(window);
    expect(view.windowAt(window.from + SECOND, SPAN, 20, false)).toEqual({ window, moving: false });
    const left = view.windowAt(window.from - SECOND, SPAN, 40, false).window;
    expect(left.from).toBe(window.from - SECOND);
    expect(left.to - left.from).toBe(SPAN);
    view.release(window.from - SECOND);
    const first = view.windowAt(window.from - SECOND, SPAN, 41, false);
    expect(first.moving).toBe(true);
    expect(first.window.from).toBeLessThanOrEqual(window.from - SECOND);
    const rest = settle(view, window.from - SECOND, SPAN, 50).window;
    expect((window.from - SECOND - rest.from) / SPAN).toBeCloseTo(0.75);
  });
});

describe('the view of the lanes, zoomed', () => {
  const t = 60 * SECOND;

  test('keeps what is under the pointer in its place until the playhead moves', () => {
    const view = new LaneView();
    const { window } = settle(view, t, SPAN);
    const at = window.from + 0.5 * SPAN;
    const shown = view.zoom(t, window, at, SPAN / 2);
    expect((at - shown.from) / (shown.to - shown.from)).toBeCloseTo(0.5, 9);
    expect(settle(view, t, SPAN / 2, 30)).toEqual({ window: shown, spans: [SPAN / 2] });
    const after = settle(view, t + SECOND, SPAN / 2, 60).window;
    expect((t + SECOND - after.from) / (SPAN / 2)).toBeCloseTo(0.75);
  });

  test('begins where it is told to, as far as the playhead is in sight, until it moves', () => {
    const view = new LaneView();
    const left = t - 0.4 * SPAN;
    view.keep(t, left, SPAN);
    expect(settle(view, t, SPAN)).toEqual({ window: { from: left, to: left + SPAN }, spans: [SPAN] });
    expect(view.keep(t, t + SECOND, SPAN).from).toBe(t);
    expect(view.keep(t, 0, SPAN).to).toBe(t);
    const after = settle(view, t + SECOND, SPAN, 60).window;
    expect((t + SECOND - after.from) / SPAN).toBeCloseTo(0.75);
  });

  test('never loses the playhead', () => {
    const view = new LaneView();
    let { window } = settle(view, t, SPAN);
    for (let step = 0; step < 12; step++) {
      const span = (window.to - window.from) / 1.5;
      window = view.zoom(t, window, window.from, span);
      expect(window.from).toBeLessThanOrEqual(t);
      expect(window.to).toBeGreaterThanOrEqual(t);
      expect(view.windowAt(t, span, 16 * step, false)).toEqual({ window, moving: false });
    }
  });
});

describe('a label says as much as fits', () => {
  const small = { keys: [], records: 3, numbers: [7, 11, 13] };
  const large = { keys: [], records: 100, numbers: [201, 400] };
  const run = { keys: [], records: 100, numbers: [201, 300] };
  const one = { keys: [], records: 1, numbers: [42] };
  const four = { keys: [], records: 2, numbers: [347, 351] };
  test.each([
    ['all numbers', small, 60, '7 11 13', 10.5],
    ['all, in smaller letters', small, 42, '7 11 13', 9],
    ['as many as fit, rather than small print', small, 40, '7 +2', 10.5],
    ['all but one', { keys: [], records: 4, numbers: [7, 11, 13, 170] }, 50, '7 11 +2', 10.5],
    ['the first', small, 13, '7…', 8],
    ['the first and how many more', large, 50, '201 +99', 10.5],
    ['the same in small print', large, 40, '201 +99', 8],
    ['the first of many', large, 24, '201…', 8],
    ['two ends where nothing is missing between them', run, 60, '201–300', 10.5],
    [
      'all of few, though nothing is missing',
      { keys: [], records: 3, numbers: [7, 8, 9] },
      60,
      '7 8 9',
      10.5,
    ],
    ['a single record', one, 20, '42', 10.5],
    ['a single record of 300 ms', { ...one, numbers: [350] }, 20, '350', 9],
    ['two records of 300 ms each', four, 45, '347 351', 9],
  ])('%s', (_, face, pixels, text, size) => {
    expect(barLabel(face, pixels)).toEqual({ text, size });
  });
  test.each([
    [small, 12],
    [large, 20],
    [run, 20],
    [one, 10],
  ])('nothing rather than a dot', (face, pixels) => expect(barLabel(face, pixels)).toBeNull());
});

test('ticks write their times as the clock does', () => {
  const { second } = words.swimlanes;
  expect([0, 0.5, 59, 60, 65.2, 375, 3_605].map((at) => second(at))).toEqual([
    '0 s',
    '0.5 s',
    '59 s',
    '1 min 00 s',
    '1 min 05.2 s',
    '6 min 15 s',
    '1 h 00 min 05 s',
  ]);
});
