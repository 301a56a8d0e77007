import { expect, test } from 'vitest';
import { fillFrame, layoutStage, makeFrame } from '../layout';
import { MICROS_PER_SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { MOVES_BY_TIME, Timeline } from '../timeline';
import { dotsAsPixels, drawDots } from './dots';
import { PALETTES } from './palette';

/** The dots of a busy shard. */
function someDots() {
  const parsed = parseScenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 200, partitionKeys: { count: 12, skew: 0 } }],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(10 * MICROS_PER_SECOND);
  const { history } = timeline;
  const stage = layoutStage({ lanes: 1, batchSize: 5, open: [true], hasLanes: true }, 1_200);
  const frame = makeFrame();
  const consumer = history.consumers[0];
  fillFrame(frame, stage, {
    history,
    consumer,
    seed: 1,
    speed: 1,
    t: 10 * MICROS_PER_SECOND,
    moves: MOVES_BY_TIME,
  });
  return frame.shards[0].dotList;
}

interface Put {
  readonly image: { width: number; height: number; data: Uint8ClampedArray };
  readonly left: number;
  readonly top: number;
}

/** As much of a canvas as dots need; it keeps what is put on it, and how many dots are drawn one by one. */
function fakeContext() {
  const put: Put[] = [];
  const drawn = { dots: 0 };
  const context = {
    globalAlpha: 1,
    fillStyle: '',
    fillRect: () => void drawn.dots++,
    createImageData: (width: number, height: number) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
    putImageData: (image: Put['image'], left: number, top: number) => put.push({ image, left, top }),
  };
  return { context: context as unknown as CanvasRenderingContext2D, put, drawn };
}

test.each([1, 1.25, 2, 3])('dots are written where they are, in their colour, at %d pixels each', (ratio) => {
  const dots = someDots();
  expect(dots.length).toBeGreaterThan(800);
  const { context, put } = fakeContext();
  dotsAsPixels(ratio)(context, PALETTES.light, dots);
  expect(put).toHaveLength(1);
  const [{ image, left, top }] = put;
  // The last is written over by none.
  const last = dots.length - 1;
  const [x, y] = [Math.round(dots.x[last] * ratio) - left, Math.round(dots.y[last] * ratio) - top];
  const at = 4 * (Math.min(y, image.height - 1) * image.width + x - 1);
  const colour = PALETTES.light.keys[dots.key[last] % PALETTES.light.keys.length];
  const written = Array.from(image.data.slice(at, at + 3), (byte) => byte.toString(16).padStart(2, '0'));
  expect(`#${written.join('')}`).toBe(colour);
  expect(image.data[at + 3]).toBe(dots.alpha[last]);
});

test('what would cover the dots of another tape is drawn one by one, in the same picture only', () => {
  const dots = someDots();
  const { context, put, drawn } = fakeContext();
  const draw = dotsAsPixels(1);
  draw.begin();
  draw(context, PALETTES.light, dots);
  draw(context, PALETTES.light, dots);
  expect([put.length, drawn.dots]).toEqual([1, dots.length]);
  draw.begin();
  draw(context, PALETTES.light, dots);
  expect([put.length, drawn.dots]).toEqual([2, dots.length]);
  drawDots(context, PALETTES.light, dots);
  expect(drawn.dots).toBe(2 * dots.length);
});
