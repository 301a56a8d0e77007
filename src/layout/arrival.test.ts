import { describe, expect, test } from 'vitest';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { MOVES_BY_TIME, Timeline } from '../timeline';
import { fillFrame, makeFrame } from './frame';
import { layoutStage } from './stage';

// An instance says how long it has been at work on how many records: they are seen in it by then.

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';
const WIDTHS = [380, 848, 1_200];

function opening(factor: number): Timeline {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(0, FACTOR, factor);
  timeline.ensure(60 * MICROS_PER_SECOND);
  return timeline;
}

describe.each([1, 3, 10])('at factor %i', (factor) => {
  const { history } = opening(factor);
  const [consumer] = history.consumers;

  test.each([0.25, 1, 2])(
    'at %dx the records of an invocation are in its box when a fifth of it has passed',
    (speed) => {
      const frame = makeFrame();
      let seen = 0;
      for (const width of WIDTHS) {
        const stage = layoutStage({ lanes: factor, batchSize: 5, open: [true, true], hasLanes: true }, width);
        consumer.shards.forEach(({ lanes }, shard) =>
          lanes.forEach(({ invocations, rows }, lane) => {
            for (let row = 0; row < invocations.startsAt.length; row++) {
              const startsAt = invocations.startsAt.data[row];
              const duration = invocations.endsAt.data[row] - startsAt;
              if (duration <= 300 * MICROS_PER_MILLI) continue;
              const t = startsAt + duration / 5;
              const moment = { history, consumer, seed: 1, speed, t, moves: MOVES_BY_TIME };
              fillFrame(frame, stage, moment);
              const batch = new Set(rows.data.subarray(invocations.from.data[row], invocations.to.data[row]));
              const { x, y, width: wide, height } = stage.shards[shard].lanes[lane].instance;
              for (let index = 0; index < frame.glyphs.length; index++) {
                const glyph = frame.glyphs.at(index);
                if (glyph.shard !== shard || glyph.state !== 'solid' || !batch.has(glyph.row)) continue;
                expect(glyph.x).toBeGreaterThanOrEqual(x);
                expect(glyph.x).toBeLessThanOrEqual(x + wide);
                expect(glyph.y).toBeGreaterThanOrEqual(y);
                expect(glyph.y).toBeLessThanOrEqual(y + height);
                seen++;
              }
            }
          }),
        );
      }
      expect(seen).toBeGreaterThan(300);
    },
  );
});
