import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { enteredAt, setAsideAt } from '../metrics';
import { parseScenario } from '../scenario';
import { MOVES_BY_TIME, Timeline } from '../timeline';
import { GlyphList, type Glyph } from './glyph-list';
import { placeRecords } from './place-records';
import { progressAt } from './progress';
import { layoutStage, slotAt } from './stage';
import { viewTape } from './tape';
import { TapePlaces } from './tape-places';

/** A lane whose second record is poison, with more waiting behind its batches, and what is drawn of it. */
function failing(mapping: object, millisPerInvocation = 1_500, rate = 6, width = 1_150) {
  const parsed = parseScenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: rate, partitionKeys: { count: 1, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 8, ...mapping },
        function: { millisPerInvocation, failures: { poisonRecords: [2] } },
      },
    ],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(30 * SECOND);
  const { history } = timeline;
  const [consumer] = history.consumers;
  const stage = layoutStage({ lanes: 1, batchSize: 8, open: [true], hasLanes: true }, width);
  const [boxes] = stage.shards;
  const list = new GlyphList();
  const at = (t: number): Glyph[] => {
    const progress = progressAt(history, consumer, 0, t, MOVES_BY_TIME);
    const view = viewTape(history, boxes, progress, t, MOVES_BY_TIME);
    const tape = new TapePlaces(history, boxes, view, null, 0);
    placeRecords(history, consumer, stage, [{ tape, dots: 0, flow: 0, flight: 1 }], t, MOVES_BY_TIME, list);
    return Array.from({ length: list.length }, (_, index) => ({ ...list.at(index) })).filter(
      ({ state, x }) => state === 'solid' && x > boxes.tape.x + boxes.tape.width,
    );
  };
  return { at, lane: consumer.shards[0].lanes[0], boxes: boxes.lanes[0] };
}

const WAYS: readonly (readonly [string, object])[] = [
  ['whole', {}],
  ['in halves', { bisectBatchOnFunctionError: true }],
  ['from the reported record on', { functionResponseTypes: ['ReportBatchItemFailures'] }],
  [
    'in halves from the reported record on',
    { bisectBatchOnFunctionError: true, functionResponseTypes: ['ReportBatchItemFailures'] },
  ],
];

/** Every step of a run in which something jumps, is gone at once, is drawn twice or stands beside the stage. */
function faultsOf({ at, lane, boxes }: ReturnType<typeof failing>): string[] {
  const faults: string[] = [];
  const { startsAt } = lane.invocations;
  const edge = boxes.instance.x + boxes.instance.width;
  let last = new Map<number, Glyph>();
  let until = startsAt.data[0] + 1_000;
  for (const start of startsAt.data.subarray(0, 5)) {
    // What happened between the windows was seen to its end in the one before.
    if (start - 10_000 > until) last = new Map();
    for (let t = Math.max(until, start - 10_000); t < start + 450_000; t += 250, until = t) {
      const glyphs = at(t);
      const now = new Map(glyphs.map((one) => [one.number, one] as const));
      if (now.size < glyphs.length) faults.push(`one is drawn twice at ${t}`);
      for (const { number, x, y, opacity } of glyphs) {
        const before = last.get(number);
        if (opacity > 0.1 && x > edge) faults.push(`${number} is beside the stage at ${t}`);
        if (before === undefined || before.opacity < 0.2 || opacity < 0.2) continue;
        if (Math.hypot(x - before.x, y - before.y) >= 12) faults.push(`${number} jumps at ${t}`);
      }
      for (const { number, opacity } of last.values())
        if (opacity > 0.5 && !now.has(number)) faults.push(`${number} is gone at ${t}`);
      last = now;
    }
  }
  return faults;
}

describe.each(WAYS)('a batch that is tried again %s', (_, mapping) => {
  test.each([
    ['at rest between its tries, all in sight', 1_500, 6, 1_150],
    ['on the way while the next try begins', 100, 6, 1_150],
    ['larger than there is room for', 600, 30, 720],
  ] as const)('stays where it is, and what moves does so without a jump: %s', (__, millis, rate, width) => {
    const run = failing(mapping, millis, rate, width);
    expect(run.lane.invocations.from.length).toBeGreaterThan(4);
    expect(faultsOf(run)).toEqual([]);
  });
});

test('the half that is not tried yet stands in the lane, before those that wait', () => {
  const { at, lane, boxes } = failing({ bisectBatchOnFunctionError: true });
  const t = lane.invocations.startsAt.data[1] + SECOND;
  const { from, to } = setAsideAt(lane, t);
  expect([from, to]).toEqual([lane.invocations.to.data[1], lane.invocations.to.data[0]]);
  expect(to).toBeGreaterThan(from);
  const inLane = at(t)
    .filter(({ x, opacity }) => x < boxes.instance.x && opacity === 1)
    .sort((a, b) => a.x - b.x);
  expect(inLane.slice(0, 3).map(({ number, x }) => [number, Math.round(x)])).toEqual(
    [0, 1, 2].map((place) => [from + place + 1, Math.round(slotAt(boxes.batch, place).x)]),
  );
  expect(enteredAt(lane, from + 2)).toBeLessThan(t);
});
