import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { parseScenario, type ScenarioInput } from '../scenario';
import { MOVES_BY_TIME, Timeline } from '../timeline';
import { blendStages } from './blend';
import { fillFrame, makeFrame } from './frame';
import { ease } from './geometry';
import { speedBetween } from './pace';
import { layoutStage, type StageBoxes, type StageShape } from './stage';

// What a watcher sees from frame to frame: every record that is clearly seen is there in the next frame too, and near.

const SECOND = MICROS_PER_SECOND;
const FRAME: Micros = 16_000;
/** A record that is fainter than this may be gone in the next frame. */
const CLEAR = 0.8;
/** A dot of a record that was read is faint anyway: this is as clear as it gets. */
const GHOST = 0.32;

function run(input: ScenarioInput, seconds: number): Timeline {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(seconds * SECOND);
  return timeline;
}

const stream = (perSecond: number, shardCount = 2, keys = 12, factor = 2): ScenarioInput => ({
  stream: { shardCount },
  producers: [{ recordsPerSecond: perSecond * shardCount, partitionKeys: { count: keys, skew: 0 } }],
  consumers: [
    {
      eventSourceMapping: { batchSize: 5, parallelizationFactor: factor },
      function: { millisPerRecord: 300 },
    },
  ],
});

const shape = (over: Partial<StageShape> = {}): StageShape => ({
  lanes: 2,
  batchSize: 5,
  open: [true, true],
  hasLanes: true,
  ...over,
});
const WIDTH = 1_200;
const stage = layoutStage(shape(), WIDTH);

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
}

/** A list keeps what it is filled with: one frame for all. */
const frame = makeFrame();

/** By the number of a record, everywhere that it is seen. */
function seenAt(timeline: Timeline, boxes: StageBoxes, t: Micros, speed: number): Map<number, Seen[]> {
  const { history } = timeline;
  fillFrame(frame, boxes, {
    history,
    consumer: history.consumers[0],
    seed: 1,
    speed,
    t,
    moves: MOVES_BY_TIME,
  });
  const seen = new Map<number, Seen[]>();
  const note = (number: number, one: Seen) => seen.set(number, [...(seen.get(number) ?? []), one]);
  for (let index = 0; index < frame.glyphs.length; index++) {
    const { x, y, number, opacity } = frame.glyphs.at(index);
    note(number, { x, y, opacity });
  }
  frame.shards.forEach(({ dotList }, shard) => {
    for (let index = 0; index < dotList.length; index++) {
      const number = history.shards[shard].records.number.data[dotList.row[index]] + 1;
      note(number, { x: dotList.x[index], y: dotList.y[index], opacity: dotList.alpha[index] / 255 / GHOST });
    }
  });
  return seen;
}

interface Jump {
  readonly far: number;
  readonly what: string;
}

/** The furthest that a record which is clearly seen is from where it is in the next picture; Infinity: it is gone. */
function furthest(before: Map<number, Seen[]>, after: Map<number, Seen[]>): Jump {
  let most: Jump = { far: 0, what: '' };
  for (const [number, places] of before) {
    for (const { x, y, opacity } of places) {
      if (opacity < CLEAR) continue;
      const now = after.get(number) ?? [];
      const far = Math.min(Infinity, ...now.map((one) => Math.hypot(one.x - x, one.y - y)));
      if (far > most.far)
        most = { far, what: `${number} at ${x.toFixed()} ${y.toFixed()} (${opacity.toFixed(2)})` };
    }
  }
  return most;
}

/** What jumps further than that between two of the pictures: nothing, or a record and where it was. */
function jumps(pictures: Iterable<Map<number, Seen[]>>, bound: number): string[] {
  let last: Map<number, Seen[]> | null = null;
  const found: string[] = [];
  let count = 0;
  for (const picture of pictures) {
    const { far, what } = last === null ? { far: 0, what: '' } : furthest(last, picture);
    if (far > bound) found.push(`picture ${count}: ${what} jumps ${far.toFixed()} px`);
    last = picture;
    count++;
  }
  return found;
}

/** The quickest flights are those of a batch of one: across the stage in a third of the 300 ms that it takes. */
const FLIGHT = 230;
/** Boxes and tapes that go to new places within a third of a second. */
const CHANGE = 120;

describe.each([2, 8, 20, 40, 120, 300, 900])('%i records a second', (perSecond) => {
  const timeline = run(stream(perSecond), 40);

  test('played at 1x, nothing jumps and nothing is gone at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 * SECOND, max: 35 * SECOND }), (start) => {
        function* play() {
          for (let t = start; t < start + SECOND; t += FRAME) yield seenAt(timeline, stage, t, 1);
        }
        expect(jumps(play(), FLIGHT)).toEqual([]);
      }),
      { numRuns: perSecond > 100 ? 3 : 8 },
    );
  });

  test.each([
    [1, 2],
    [2, 5],
    [5, 10],
    [10, 60],
    [1, 60],
    [60, 0.25],
  ])('the speed goes from %d to %d without a jump', (from, to) => {
    function* change() {
      for (let millis = 0, speed = 0; speed !== to; millis += 16) {
        speed = speedBetween(from, to, millis);
        yield seenAt(timeline, stage, 30 * SECOND, speed);
      }
    }
    expect(jumps(change(), CHANGE)).toEqual([]);
  });

  test.each<[string, StageShape, StageShape]>([
    ['more lanes', shape(), shape({ lanes: 5 })],
    ['many lanes', shape(), shape({ lanes: 10 })],
    ['fewer lanes', shape({ lanes: 6 }), shape()],
    ['a shard opens, another closes', shape({ open: [true, false] }), shape({ open: [false, true] })],
    ['a smaller batch', shape({ batchSize: 8 }), shape({ batchSize: 3 })],
    ['a consumer with lanes', shape({ hasLanes: false, lanes: 0 }), shape()],
    ['a consumer without lanes', shape(), shape({ hasLanes: false, lanes: 0 })],
    ['rows appear', shape({ unlisted: [false, true] }), shape()],
    ['rows go', shape(), shape({ unlisted: [false, true] })],
  ])('the stage is laid out anew without a jump: %s', (_, from, to) => {
    const [before, after] = [layoutStage(from, WIDTH), layoutStage(to, WIDTH)];
    function* change() {
      yield seenAt(timeline, before, 20 * SECOND, 1);
      for (let frameNumber = 0; frameNumber < 19; frameNumber++) {
        const share = ease((frameNumber * 16) / 300);
        yield seenAt(timeline, blendStages(before, after, share), 20 * SECOND + frameNumber * FRAME, 1);
      }
      yield seenAt(timeline, after, 20 * SECOND + 19 * FRAME, 1);
    }
    expect(jumps(change(), CHANGE)).toEqual([]);
  });
});

test.each([20, 120, 600, 1_000])(
  'from 8 to %i records a second and back: tokens, dots, tokens, without a jump',
  (most) => {
    const path = 'producers.0.recordsPerSecond';
    // Already behind: a tape that is torn by a single record more of very many comes apart at once.
    const timeline = run(stream(8, 2, 12, 1), 20);
    timeline.change(20 * SECOND, path, 2 * most);
    timeline.change(26 * SECOND, path, 16);
    timeline.ensure(36 * SECOND);
    function* play() {
      for (let t = 19 * SECOND; t < 35 * SECOND; t += FRAME) yield seenAt(timeline, stage, t, 1);
    }
    expect(jumps(play(), FLIGHT)).toEqual([]);
  },
);

test('few records are tokens, more are dots, and of very many there are counts', () => {
  const drawn = (perSecond: number, speed: number) => {
    seenAt(run(stream(perSecond), 20), stage, 20 * SECOND, speed);
    return frame.shards[0];
  };
  expect(drawn(8, 1)).toMatchObject({ dots: 0, flow: 0 });
  expect(drawn(80, 1)).toMatchObject({ dots: 1, flow: 0 });
  expect(drawn(900, 1)).toMatchObject({ dots: 1, flow: 1 });
  // Twelve keys are not the same share of either shard.
  expect(Math.abs(drawn(900, 1).perSecond - 900)).toBeLessThan(200);
  // The same run, watched faster.
  expect(drawn(8, 10)).toMatchObject({ dots: 1, flow: 0 });
  expect(drawn(80, 10)).toMatchObject({ dots: 1, flow: 1 });
  expect(drawn(20, 1).dots).toBeGreaterThan(0);
  expect(drawn(20, 1).dots).toBeLessThan(1);
});

test('a new key makes room for itself on a tape of dots', () => {
  const timeline = run(stream(3, 2, 40), 10);
  const onTape = (seen: Map<number, Seen[]>) =>
    new Map(Array.from(seen, ([number, places]) => [number, places.filter(({ x }) => x < stage.mapping.x)]));
  function* play() {
    for (let t = 2 * SECOND; t < 9 * SECOND; t += FRAME) yield onTape(seenAt(timeline, stage, t, 20));
  }
  expect(jumps(play(), 20)).toEqual([]);
});

test('where not all dots are drawn, keys that come by turns are all seen', () => {
  const timeline = run(stream(900, 1, 2), 20);
  seenAt(timeline, layoutStage(shape({ open: [true] }), WIDTH), 20 * SECOND, 4);
  const { dotList } = frame.shards[0];
  expect(dotList.length).toBeLessThan(4_097);
  const keys = Array.from({ length: dotList.length }, (_, index) => dotList.key[index]);
  for (const key of [0, 1]) expect(keys.filter((one) => one === key).length).toBeGreaterThan(500);
});
