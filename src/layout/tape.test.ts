import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { MOVE, MOVES_BY_TIME, restedAt, Timeline } from '../timeline';
import { progressAt } from './progress';
import { layoutStage } from './stage';
import { borderOnTape, opacityOnTape, placeOnTape, rowsOnTape, viewTape, type TapeView } from './tape';

const SECOND = MICROS_PER_SECOND;

function opening() {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(90 * SECOND);
  const { history } = timeline;
  const stage = layoutStage({ lanes: 1, batchSize: 5, open: [true, true], hasLanes: true }, 1_000);
  const [boxes] = stage.shards;
  return (t: number, moves = restedAt(t)) => {
    const progress = progressAt(history, history.consumers[0], boxes.index, t, moves);
    return { ...viewTape(history, boxes, progress, t, moves), done: progress.done };
  };
}

/** Rows by place, as far as they can be seen. */
function shown(view: TapeView): Map<number, number> {
  const places = new Map<number, number>();
  for (const [from, to] of rowsOnTape(view)) {
    for (let row = from; row < to; row++) {
      const place = placeOnTape(view, row);
      if (place !== null && opacityOnTape(view, place) > 0.01) places.set(place, row);
    }
  }
  return places;
}

describe('a tape', () => {
  const viewAt = opening();

  test('shows the newest records from the left, and the mark between finished and unfinished ones', () => {
    const view = viewAt(2.2 * SECOND);
    const { there, done, slots } = view;
    expect(view.tear).toBeNull();
    expect(there - done).toBeGreaterThan(2);
    const places = shown(view);
    for (let place = 0; place < slots; place++) expect(places.get(place)).toBe(there - 1 - place);
    const border = borderOnTape(view, done);
    expect(places.get(border - 0.5)).toBe(done);
    expect(places.get(border + 0.5)).toBe(done - 1);
  });

  test('is torn when what is at work is further back than it is long: every row is shown or counted', () => {
    const view = viewAt(60 * SECOND);
    const { there, done, slots, tear } = view;
    expect(there - done).toBeGreaterThan(20);
    if (tear === null) throw new Error('not torn');
    const places = shown(view);
    expect([...places.keys()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: slots }, (_, place) => place).filter((place) => place !== tear.from),
    );
    expect(places.get(0)).toBe(there - 1);
    const border = borderOnTape(view, done);
    expect(border).toBe(slots - 1.5);
    expect(places.get(border - 0.5)).toBe(done);
    expect(places.get(border + 0.5)).toBe(done - 1);
    // From the newest to the oldest unfinished one.
    const unfinished = [...places.values()].filter((row) => row >= done).length;
    expect(unfinished + tear.count).toBe(there - done);
  });

  test('the read mark stands in the tear when it is in neither part', () => {
    const view = { ...viewAt(60 * SECOND), read: viewAt(60 * SECOND).there - 10 };
    const { from } = view.tear!;
    expect(borderOnTape(view, view.read)).toBe(from);
    expect(borderOnTape(view, view.there)).toBe(-0.5);
    expect(borderOnTape(view, view.there - 1)).toBe(0.5);
  });

  test('the part at the mark slides on when an invocation ends, by as many places as it finished', () => {
    const parsed = opening();
    let slides = 0;
    for (let t = 50 * SECOND; t < 54 * SECOND; t += 10_000) {
      const [before, now] = [parsed(t - 10_000, MOVES_BY_TIME), parsed(t, MOVES_BY_TIME)];
      if (now.done === before.done) continue;
      slides++;
      // As they stood before: the same row at nearly the same place.
      const old = placeOnTape(before, before.done);
      const placeNow = placeOnTape(now, before.done);
      expect(Math.abs((placeNow ?? 99) - (old ?? 0))).toBeLessThan(0.1);
      expect(parsed(t + MOVE, MOVES_BY_TIME).doneSeen).toBe(now.done);
    }
    expect(slides).toBeGreaterThan(1);
  });
});
