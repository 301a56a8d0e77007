import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { restedAt } from '../timeline';
import { fillFrame, makeFrame } from './frame';
import { layoutStage } from './stage';

/** Numbers from 1 of the records with a mark, and where they stand: as `5 solid`. */
function marked(failures: object, recordsPerSecond = 4, seconds = 5): string[] {
  const { history, scenario } = runTo(
    {
      stream: { shardCount: 1 },
      producers: [{ recordsPerSecond, partitionKeys: [{ key: 'a' }, { key: 'b' }] }],
      consumers: [{ function: { millisPerInvocation: 100, millisPerRecord: 0, failures } }],
    },
    seconds,
  );
  const stage = layoutStage({ lanes: 1, batchSize: 5, open: [true], hasLanes: true }, 1_010);
  const t = seconds * MICROS_PER_SECOND;
  const frame = makeFrame();
  const [consumer] = history.consumers;
  const setting = scenario.consumers[0];
  if (setting.type !== 'lambda') throw new Error('no function');
  fillFrame(frame, stage, {
    history,
    consumer,
    seed: scenario.seed,
    speed: 1,
    t,
    moves: restedAt(t),
    failures: setting.function.failures,
  });
  const { poison, glyphs } = frame;
  const all = Array.from({ length: glyphs.length }, (_, place) => ({ ...glyphs.at(place) }));
  return Array.from({ length: poison.length }, (_, mark) => {
    const glyph = all.find(
      ({ x, y }) => Math.fround(x) === poison.x[mark] && Math.fround(y) === poison.y[mark],
    );
    return `${glyph?.number} ${glyph?.state}`;
  }).toSorted();
}

test('a record that is poison is marked on the tape and in its batch, and no other one is', () => {
  expect(marked({ poisonRecords: [4] })).toEqual(['5 ghost', '5 solid']);
  expect(marked({})).toEqual([]);
  expect(marked({ errorRate: 1 })).toEqual([]);
});

test('so is each one of a key that is, and each one that is by a rate', () => {
  const byKey = marked({ poisonKeys: ['a'] });
  expect(byKey.length).toBeGreaterThan(5);
  expect(marked({ poisonRate: 1 }).length).toBeGreaterThan(byKey.length);
});

test('among dots, one that is poison by its place is a token with a mark', () => {
  expect(marked({ poisonRecords: [1_400] }, 500, 4)).toContain('1401 solid');
});
