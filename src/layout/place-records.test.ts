import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { runningAt } from '../metrics';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { LONGEST_MOVE, MOVES_BY_TIME, restedAt, Timeline, type Moves } from '../timeline';
import { GlyphList, type Glyph } from './glyph-list';
import { placeRecords } from './place-records';
import { progressAt } from './progress';
import { TapePlaces } from './tape-places';
import { viewTape } from './tape';
import { layoutStage, slotAt, type Slots, type StageBoxes } from './stage';

const SECOND = MICROS_PER_SECOND;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

function placed(factor: number, changedAt = 20 * SECOND, width = 1_010) {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.change(changedAt, FACTOR, factor);
  timeline.ensure(90 * SECOND);
  return pictures(timeline, factor, width);
}

/** The stage of a run with so many lanes, and its records at any moment. */
function pictures(timeline: Timeline, lanes: number, width = 1_010) {
  const stage = layoutStage({ lanes, batchSize: 5, open: [true, true], hasLanes: true }, width);
  const list = new GlyphList();
  const at = (t: number, moves: Moves = MOVES_BY_TIME): Glyph[] => {
    const [consumer] = timeline.history.consumers;
    const places = stage.shards.map((boxes) => {
      const progress = progressAt(timeline.history, consumer, boxes.index, t, moves);
      const view = viewTape(timeline.history, boxes, progress, t, moves);
      return { tape: new TapePlaces(timeline.history, boxes, view, null, 0), dots: 0, flow: 0, flight: 1 };
    });
    placeRecords(timeline.history, consumer, stage, places, t, moves, list);
    return Array.from({ length: list.length }, (_, index) => ({ ...list.at(index) }));
  };
  return { at, stage, timeline };
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

  test('pass beneath those that wait before them', () => {
    const slots = stage.shards.map(({ lanes }) =>
      lanes.flatMap(({ batch }) => Array.from({ length: batch.count }, (_, slot) => slotAt(batch, slot))),
    );
    let passed = 0;
    for (let t = 24 * SECOND; t < 34 * SECOND; t += 20_000) {
      const glyphs = at(t).filter(({ state, x }) => state === 'solid' && x > stage.mapping.x);
      glyphs.forEach((below, place) => {
        for (const above of glyphs.slice(place + 1)) {
          if (below.shard !== above.shard || below.row === above.row) continue;
          if (Math.hypot(below.x - above.x, below.y - above.y) > 1.5 * below.radius) continue;
          passed++;
          // Whoever covers one that stands still comes before it.
          const stands = slots[below.shard].some(({ x, y }) => Math.hypot(x - below.x, y - below.y) < 0.01);
          expect(stands && above.row > below.row, `${above.number} on ${below.number} at ${t}`).toBe(false);
        }
      });
    }
    expect(passed).toBeGreaterThan(10);
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

  // The quickest moves are those of batches of one and two, 105 ms from the tape through the lane to the instance: 22 px
  // in 2 ms. A jump is a place or more.
  test('move without a jump: at most 23 px in 2 ms', () => {
    for (const start of times.slice(0, 20)) {
      let before = new Map<number, Glyph>();
      for (let t = start; t < start + 400_000; t += 2_000) {
        const now = new Map(
          at(t).flatMap((one) => (one.state === 'solid' ? [[one.number, one] as const] : [])),
        );
        for (const [number, glyph] of now) {
          const last = before.get(number);
          if (last === undefined || last.opacity < 0.2 || glyph.opacity < 0.2) continue;
          expect(Math.hypot(glyph.x - last.x, glyph.y - last.y)).toBeLessThan(23);
        }
        before = now;
      }
    }
  });
});

/** Moments at which polls bring records to lanes that are at work, and have room to show them. */
const polls = Array.from(placed(1, 1 * SECOND).timeline.history.readers[0].calls.at.data)
  .filter((time) => time > 2 * SECOND)
  .slice(0, 6);

test.each([2, 3, 5])(
  'dealt anew while they fly, at a factor of %i, records go on from where they are',
  (factor) => {
    for (const poll of polls) {
      const parsed = parseScenario(OPENING_SCENE.scenario);
      if (!parsed.ok) throw new Error('the opening scene is not valid');
      const timeline = new Timeline(parsed.scenario);
      const changedAt = poll + 90_000;
      timeline.change(changedAt, FACTOR, factor);
      timeline.ensure(changedAt + 2 * SECOND);
      // So wide that an instance shows a whole batch: what it has no room for is not drawn.
      const { at } = pictures(timeline, factor, 1_150);
      let last = new Map<number, Glyph>();
      for (let t = changedAt - 20_000; t < changedAt + 600_000; t += 2_000) {
        const glyphs = at(t).filter(({ state }) => state === 'solid');
        for (const glyph of glyphs) {
          const was = last.get(glyph.number);
          if (was === undefined || was.opacity < 0.2 || glyph.opacity < 0.2) continue;
          expect(Math.hypot(glyph.x - was.x, glyph.y - was.y), `${glyph.number} at ${t}`).toBeLessThan(23);
        }
        const shown = new Set(glyphs.map(({ number }) => number));
        const gone = [...last.values()].filter(({ number, opacity }) => opacity > 0.5 && !shown.has(number));
        expect(gone, `at ${t}`).toEqual([]);
        last = new Map(glyphs.map((one) => [one.number, one]));
      }
    }
  },
);

describe.each([2, 3])('raising the factor to %i with more waiting than a lane shows', (factor) => {
  const changedAt = 60.6 * SECOND;
  const { at, stage } = placed(factor, changedAt);
  const inLanes = (glyphs: readonly Glyph[]) =>
    glyphs.filter(({ x, state, opacity }) => x > stage.mapping.x && state === 'solid' && opacity > 0.9);

  test('hides nothing, and sends nothing back to the tape', () => {
    const before = inLanes(at(changedAt - 1));
    expect(before.length).toBeGreaterThanOrEqual(14);
    let last = new Map(before.map((one) => [one.number, one]));
    let fewest = Infinity;
    for (let t = changedAt; t < changedAt + 6 * SECOND; t += 2_000) {
      const glyphs = at(t).filter(({ state }) => state === 'solid');
      // Beside those on the tape that are not read yet, each of two shards shows a next batch and what runs.
      if (t < changedAt + 300_000) fewest = Math.min(fewest, inLanes(glyphs).length);
      for (const glyph of glyphs) {
        const was = last.get(glyph.number);
        if (was === undefined || was.opacity < 0.2 || glyph.opacity < 0.2) continue;
        expect(Math.hypot(glyph.x - was.x, glyph.y - was.y), `${glyph.number} at ${t}`).toBeLessThan(23);
      }
      last = new Map(glyphs.map((one) => [one.number, one]));
    }
    expect(fewest).toBeGreaterThanOrEqual(12);
  });
});

/** Every place on the stage where a record can stand, as `x y`. */
function placesOf(stage: StageBoxes): Set<string> {
  const places = new Set<string>();
  const note = (slots: Slots, from = 0) => {
    for (let slot = from; slot < slots.count; slot++) places.add(pointKey(slotAt(slots, slot)));
  };
  for (const shard of stage.shards) {
    note(shard.tapeSlots);
    for (const lane of shard.lanes) {
      note(lane.batch);
      note(lane.instanceBatch);
    }
  }
  return places;
}

const pointKey = ({ x, y }: { x: number; y: number }) => `${x.toFixed(2)} ${y.toFixed(2)}`;

describe.each([1, 2, 3])('where one stops, at factor %i', (factor) => {
  const { at, stage, timeline } = placed(factor);
  const [consumer] = timeline.history.consumers;
  /** Moments at which something happens: invocations start and end, and reads come. */
  const moments = consumer.shards.flatMap(({ lanes, readers }) => [
    ...lanes.flatMap(({ invocations: { startsAt, endsAt } }) => [
      ...startsAt.data.slice(20, 30),
      ...endsAt.data.slice(20, 30),
    ]),
    ...readers.flatMap((id) => Array.from(timeline.history.readers[id].calls.at.data.slice(20, 30))),
  ]);

  test('every record comes to rest in a place of its own, those at work in their instance', () => {
    const places = placesOf(stage);
    expect(moments.length).toBeGreaterThan(50);
    for (const t of moments) {
      const glyphs = at(t, restedAt(t));
      for (const glyph of glyphs) {
        expect(places, `${glyph.number} at ${t}`).toContain(pointKey(glyph));
        expect(glyph.opacity).toBe(1);
      }
      const shown = new Map(glyphs.filter(({ state }) => state === 'solid').map((one) => [one.number, one]));
      for (const [shard, { lanes }] of consumer.shards.entries()) {
        for (const [index, lane] of lanes.entries()) {
          const row = runningAt(lane, t);
          if (row < 0) continue;
          const first = lane.rows.data[lane.invocations.from.data[row]];
          const glyph = shown.get(timeline.history.shards[shard].records.number.data[first] + 1);
          expect(glyph && pointKey(glyph)).toBe(
            pointKey(slotAt(stage.shards[shard].lanes[index].instanceBatch, 0)),
          );
        }
      }
    }
  });

  test('they get there without a jump, and nothing that rested moves', () => {
    for (const t of moments.slice(0, 12)) {
      const still = new Map(at(t - 1, restedAt(t - 1)).map((one) => [`${one.state} ${one.number}`, one]));
      let before = new Map<number, Glyph>();
      for (let ahead = 0; ahead <= LONGEST_MOVE; ahead += 2_000) {
        const moves = { restedUpTo: t - 1, parts: [{ upTo: t, ahead }] };
        const glyphs = at(t, moves).filter(({ state }) => state === 'solid');
        for (const glyph of glyphs) {
          const last = ahead === 0 ? still.get(`solid ${glyph.number}`) : before.get(glyph.number);
          if (last === undefined || last.opacity < 0.2 || glyph.opacity < 0.2) continue;
          expect(Math.hypot(glyph.x - last.x, glyph.y - last.y), `${glyph.number} at ${t}`).toBeLessThan(23);
        }
        before = new Map(glyphs.map((one) => [one.number, one]));
      }
      expect(at(t, { restedUpTo: t - 1, parts: [{ upTo: t, ahead: LONGEST_MOVE }] })).toEqual(
        at(t, restedAt(t)),
      );
    }
  });
});

test('what a function reported as done is gone between two tries, and the others close up', () => {
  const parsed = parseScenario({
    stream: { shardCount: 2 },
    producers: [{ recordsPerSecond: 20, partitionKeys: { count: 1, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 10, functionResponseTypes: ['ReportBatchItemFailures'] },
        function: { failures: { poisonRecords: [2] } },
      },
    ],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(10 * SECOND);
  const { at, stage } = pictures(timeline, 1);
  const shard = timeline.history.shards.findIndex(({ records }) => records.number.length > 0);
  const [lane] = timeline.history.consumers[0].shards[shard].lanes;
  const { startsAt, endsAt, doneTo } = lane.invocations;
  expect([doneTo.data[0], doneTo.data[1]]).toEqual([2, 2]);
  const { instance, instanceBatch } = stage.shards[shard].lanes[0];
  const inside = (t: number, moves: Moves) =>
    at(t, moves)
      .filter(({ x, state }) => state === 'solid' && x > instance.x)
      .map(({ number, x }) => [number, Math.round(x)]);
  const resting = (from: number) =>
    Array.from({ length: instanceBatch.count }, (_, slot) => [
      from + slot + 1,
      Math.round(slotAt(instanceBatch, slot).x),
    ]);
  const during = endsAt.data[0] - 1;
  const between = Math.round((endsAt.data[0] + startsAt.data[1]) / 2);
  expect(inside(during, restedAt(during))).toEqual(resting(0));
  expect(inside(between, restedAt(between))).toEqual(resting(2));
  // They do not jump there.
  const moves = { restedUpTo: during, parts: [{ upTo: endsAt.data[0], ahead: 0 }] };
  const closing = at(endsAt.data[0], moves).filter(({ number, opacity }) => number === 3 && opacity === 1);
  expect(closing.map(({ x }) => Math.round(x))).toContain(Math.round(slotAt(instanceBatch, 2).x));
});

test('the picture depends on the time alone, not on how it was reached', () => {
  const { at } = placed(2);
  const straight = times.map((t) => at(t));
  const backwards = [...times].reverse().map((t) => at(t));
  expect(backwards.reverse()).toEqual(straight);
});
