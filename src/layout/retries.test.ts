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
function failing(mapping: object) {
  const parsed = parseScenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 6, partitionKeys: { count: 1, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: { batchSize: 8, ...mapping },
        function: { millisPerInvocation: 1_500, failures: { poisonRecords: [2] } },
      },
    ],
  });
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(30 * SECOND);
  const { history } = timeline;
  const [consumer] = history.consumers;
  // So wide that an instance shows a whole batch.
  const stage = layoutStage({ lanes: 1, batchSize: 8, open: [true], hasLanes: true }, 1_150);
  const [boxes] = stage.shards;
  const list = new GlyphList();
  const at = (t: number): Glyph[] => {
    const progress = progressAt(history, consumer, 0, t, MOVES_BY_TIME);
    const view = viewTape(history, boxes, progress, t, MOVES_BY_TIME);
    const tape = new TapePlaces(history, boxes, view, null, 0);
    placeRecords(history, consumer, stage, [{ tape, dots: 0, flow: 0, flight: 1 }], t, MOVES_BY_TIME, list);
    return Array.from({ length: list.length }, (_, index) => ({ ...list.at(index) })).filter(
      ({ state, x }) => state === 'solid' && x >= boxes.lanes[0].batch.first.x,
    );
  };
  return { at, lane: consumer.shards[0].lanes[0], boxes: boxes.lanes[0] };
}

describe.each([
  ['whole', {}],
  ['in halves', { bisectBatchOnFunctionError: true }],
  ['from the reported record on', { functionResponseTypes: ['ReportBatchItemFailures'] }],
  [
    'in halves from the reported record on',
    { bisectBatchOnFunctionError: true, functionResponseTypes: ['ReportBatchItemFailures'] },
  ],
])('a batch that is tried again %s', (_, mapping) => {
  const { at, lane } = failing(mapping);

  test('stays where it is, and what moves does so without a jump', () => {
    expect(lane.invocations.from.length).toBeGreaterThan(4);
    for (let row = 1; row < 5; row++) {
      const start = lane.invocations.startsAt.data[row];
      let last = new Map<number, Glyph>();
      for (let t = start - 10_000; t < start + 400_000; t += 2_000) {
        const now = new Map(at(t).map((one) => [one.number, one] as const));
        for (const [number, { x, y, opacity }] of now) {
          const before = last.get(number);
          const way = before === undefined ? 0 : Math.hypot(x - before.x, y - before.y);
          const isSeen = before !== undefined && before.opacity > 0.2 && opacity > 0.2;
          expect([number, t, isSeen ? way < 23 : true]).toEqual([number, t, true]);
        }
        const gone = [...last.values()].filter(({ number, opacity }) => opacity > 0.5 && !now.has(number));
        expect(gone, `at ${t}`).toEqual([]);
        last = now;
      }
    }
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
