import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { restedAt } from '../timeline';
import { fillFrame, makeFrame } from './frame';
import { layoutStage } from './stage';

test('what was refused at first is marked where it is drawn, and so that one sees what is behind a later one', () => {
  const records = [
    { at: 0.1, partitionKey: 'A', bytes: 600_000 },
    { at: 0.2, partitionKey: 'B', bytes: 500_000 },
    { at: 0.3, partitionKey: 'C', bytes: 500_000 },
    { at: 0.4, partitionKey: 'B', bytes: 7 },
  ];
  const { history } = runTo(
    {
      producers: [{ records, putMode: 'PutRecords', recordsPerCall: 4, retryMillis: 1100 }],
      consumers: [{}],
    },
    4,
  );
  const stage = layoutStage({ lanes: 1, batchSize: 5, open: [true], rows: true, hasLanes: true }, 1_010);
  const t = 1.6 * MICROS_PER_SECOND;
  const frame = makeFrame();
  fillFrame(frame, stage, {
    history,
    consumer: history.consumers[0],
    seed: 42,
    speed: 1,
    t,
    moves: restedAt(t),
  });
  const { late, glyphs } = frame;
  // Rows 2 and 3, B and C, were accepted at 1.5 s; B stands behind its later one. A record may be drawn twice.
  const marks = Array.from({ length: late.length }, (_, mark) => {
    const glyph = Array.from({ length: glyphs.length }, (__, place) => ({ ...glyphs.at(place) })).find(
      ({ x, y }) => x === late.x[mark] && y === late.y[mark],
    );
    return `${glyph?.row} ${late.isBehind[mark]}`;
  });
  expect([...new Set(marks)].toSorted()).toEqual(['2 1', '3 0']);
});
