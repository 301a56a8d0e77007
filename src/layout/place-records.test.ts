import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { Timeline } from '../timeline';
import { GlyphList, placeRecords, type Glyph } from './place-records';
import { layoutStage } from './stage';

const SECOND = MICROS_PER_SECOND;

function placed(factor: number, width = 1_010) {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(20 * SECOND, 'consumers.0.eventSourceMapping.parallelizationFactor', factor);
  timeline.ensure(90 * SECOND);
  const stage = layoutStage({ lanes: factor, batchSize: 5, open: [true, true], hasLanes: true }, width);
  const list = new GlyphList();
  const at = (t: number): Glyph[] => {
    placeRecords(timeline.history, timeline.history.consumers[0], stage, [false, false], t, list);
    return Array.from({ length: list.length }, (_, index) => ({ ...list.at(index) }));
  };
  return { at, stage };
}

const times = Array.from({ length: 120 }, (_, index) => Math.round((21 + index * 0.517) * SECOND));

describe.each([1, 2, 3])('records at factor %i', (factor) => {
  const { at, stage } = placed(factor);

  test('are in one place each, beside their ghost in the stream', () => {
    for (const t of times) {
      const glyphs = at(t).filter((glyph) => glyph.opacity === 1);
      for (const state of ['solid', 'ghost'] as const) {
        const numbers = glyphs.filter((glyph) => glyph.state === state).map((glyph) => glyph.number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
      expect(glyphs.length).toBeGreaterThan(10);
    }
  });

  test('stand on the stage', () => {
    for (const t of times) {
      for (const { x, y } of at(t)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(stage.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(stage.height);
      }
    }
  });

  // The quickest moves are those of a batch of one, 90 ms from tape to lane: 14 px in 2 ms. A jump is a place or more.
  test('move without a jump: at most 16 px in 2 ms', () => {
    for (const start of times.slice(0, 40)) {
      let before = new Map<number, Glyph>();
      for (let t = start; t < start + 400_000; t += 2_000) {
        const now = new Map(
          at(t).flatMap((one) => (one.state === 'solid' ? [[one.number, one] as const] : [])),
        );
        for (const [number, glyph] of now) {
          const last = before.get(number);
          if (last === undefined || last.opacity < 0.2 || glyph.opacity < 0.2) continue;
          expect(Math.hypot(glyph.x - last.x, glyph.y - last.y)).toBeLessThan(16);
        }
        before = now;
      }
    }
  });
});

test('the picture depends on the time alone, not on how it was reached', () => {
  const { at } = placed(2);
  const straight = times.map((t) => at(t));
  const backwards = [...times].reverse().map((t) => at(t));
  expect(backwards.reverse()).toEqual(straight);
});
