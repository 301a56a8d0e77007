import { describe, expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import { pathOf } from '../../layout/journey-path';
import { laneRows, LaneOutcomes, layoutSwimlanes, ROW_HEIGHT, xOf } from '../../layout/swimlanes';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { AgeSamples, isRefusal, journeyAt, OutcomeRows, type RecordPlace } from '../../metrics';
import { PALETTES } from '../../paint';
import { OPENING_SCENE } from '../../scenario';
import { Faces } from './draw-bar';
import { drawJourneys } from './draw-journeys';
import type { LanePicture } from './paint-lanes';

const WIDTH = 600;
const palette = PALETTES.light;
const { history } = runTo(OPENING_SCENE.scenario, 20);
const [consumer] = history.consumers;
const lane = consumer.shards[1].lanes[0];
/** The first record of the fifth batch of the second shard. */
const place: RecordPlace = { shard: 1, row: lane.rows.data[lane.invocations.from.data[4]] };

/** One stroke or fill: its colour, and the numbers that led there. */
interface Drawn {
  readonly what: 'stroke' | 'fill';
  readonly colour: string;
  readonly points: readonly (readonly number[])[];
  readonly rects: readonly (readonly number[])[];
  readonly circles: readonly (readonly number[])[];
}

/** A context that remembers what was drawn. */
function recorder() {
  const drawn: Drawn[] = [];
  let path = { points: [] as number[][], rects: [] as number[][], circles: [] as number[][] };
  const context = {
    strokeStyle: '',
    fillStyle: '',
    lineWidth: 1,
    lineJoin: 'miter',
    beginPath: () => (path = { points: [], rects: [], circles: [] }),
    moveTo: (...at: number[]) => path.points.push(at),
    lineTo: (...at: number[]) => path.points.push(at),
    roundRect: (...box: number[]) => path.rects.push(box),
    arc: (...circle: number[]) => path.circles.push(circle),
    stroke: () => drawn.push({ what: 'stroke', colour: context.strokeStyle, ...path }),
    fill: () => drawn.push({ what: 'fill', colour: context.fillStyle, ...path }),
  };
  return { context: context as unknown as CanvasRenderingContext2D, drawn };
}

function draw(picked: readonly RecordPlace[], seconds = 20, from = 0) {
  const t = seconds * SECOND;
  const boxes = layoutSwimlanes(laneRows(consumer, 1, 0, t));
  const window = { from: from * SECOND, to: 24 * SECOND };
  const picture: LanePicture = {
    history,
    consumer,
    seed: 42,
    t,
    window,
    boxes,
    ages: new AgeSamples(() => 0),
    faces: new Faces(),
    outcomes: new LaneOutcomes(),
    refusedCalls: new OutcomeRows(isRefusal),
    secondLabel: String,
    scaleLabel: String,
  };
  const { context, drawn } = recorder();
  drawJourneys({ context, width: WIDTH, height: boxes.height, palette }, picture, picked);
  const x = (at: number) => xOf(at, window, WIDTH);
  return { drawn, boxes, x, t };
}

const lines = (drawn: readonly Drawn[], colour: string) =>
  drawn.filter((one) => one.points.length > 0 && one.colour === colour);

describe('the ways of records on the timeline', () => {
  test('a line goes through the knots of the way, twice: light below dark', () => {
    const { drawn, boxes, x, t } = draw([place]);
    const { knots } = pathOf(journeyAt(history, consumer, place, t)!, boxes, t)!;
    const points = knots.map(({ at, y }) => [x(at), y]);
    expect(points.length).toBeGreaterThan(3);
    expect(drawn.slice(0, 2)).toMatchObject([
      { what: 'stroke', colour: palette.card, points },
      { what: 'stroke', colour: palette.ink, points },
    ]);
    // It begins as the record arrives, above the rows of its shard, and ends in the row.
    const row = boxes.rows.find(({ shard }) => shard === 1)!;
    expect(points[0]).toEqual([x(history.shards[1].records.arrivedAt.data[place.row]), points[0][1]]);
    expect(points[0][1]).toBeLessThan(row.top);
    expect(points.at(-1)![1]).toBeGreaterThan(row.top);
  });

  test('the bar of its try is outlined, and there is a knot where something happens and none where it only turns', () => {
    const { drawn, boxes, x, t } = draw([place]);
    const { startsAt, endsAt } = lane.invocations;
    const [left, right] = [x(startsAt.data[4]), x(endsAt.data[4])];
    const { top } = boxes.rows.find(({ shard }) => shard === 1)!;
    expect(drawn.flatMap(({ rects }) => rects)).toEqual([
      [left - 1, top + 1, Math.max(3, right - left + 1), ROW_HEIGHT - 2, 5],
    ]);
    const { knots } = pathOf(journeyAt(history, consumer, place, t)!, boxes, t)!;
    const happened = knots.filter(({ isTurn }) => !isTurn);
    expect(happened.length).toBeLessThan(knots.length);
    const circles = drawn.filter(({ what, circles: all }) => what === 'fill' && all.length > 0);
    expect(circles.map((one) => one.circles[0].slice(0, 2))).toEqual(happened.map(({ at, y }) => [x(at), y]));
  });

  test('each of two records has its own; without one nothing is drawn', () => {
    expect(draw([]).drawn).toEqual([]);
    const other = { shard: 0, row: 0 };
    const { drawn } = draw([place, other]);
    expect(lines(drawn, palette.ink)).toHaveLength(2);
    expect(lines(drawn, palette.ink)[1].points).toEqual(lines(draw([other]).drawn, palette.ink)[0].points);
  });

  test('nothing of it lies behind the playhead, and before its arrival there is none', () => {
    const arrived = history.shards[1].records.arrivedAt.data[place.row] / SECOND;
    const { drawn, x, t } = draw([place], arrived + 0.001);
    const [{ points }] = lines(drawn, palette.ink);
    for (const [at] of points) expect(at).toBeLessThanOrEqual(x(t));
    expect(drawn.flatMap(({ rects }) => rects)).toEqual([]);
    expect(draw([place], arrived - 0.001).drawn).toEqual([]);
  });

  test('what lies before the window is neither knot nor outline; the line comes in from its edge', () => {
    const { drawn } = draw([place], 20, lane.invocations.endsAt.data[4] / SECOND + 1);
    expect(drawn.flatMap(({ rects, circles }) => [...rects, ...circles])).toEqual([]);
    for (const [at] of lines(drawn, palette.ink)[0].points) expect(at).toBe(-9);
  });
});
