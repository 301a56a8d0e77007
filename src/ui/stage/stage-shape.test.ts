import { expect, test } from 'vitest';
import { MOST_ROWS, rowsLeftOut } from './stage-shape';

const only = (...shards: number[]) => Array.from({ length: 200 }, (_, index) => shards.includes(index));
const rows = (leftOut: readonly boolean[]) => leftOut.flatMap((left, index) => (left ? [] : [index]));

test('of two hundred shards the open one has a row, those with records, and the first ones', () => {
  const listed = rows(rowsLeftOut(only(150), only(3, 160, 199), false));
  expect(listed).toHaveLength(MOST_ROWS);
  for (const shard of [0, 1, 3, 150, 160, 199]) expect(listed).toContain(shard);
  expect(rows(rowsLeftOut(only(150), only(3), true))).toHaveLength(200);
});

test('more with records than there are rows: the first of them, and the open one', () => {
  const all = only(...Array.from({ length: 200 }, (_, index) => index));
  expect(rows(rowsLeftOut(only(199), all, false))).toEqual([
    ...Array.from({ length: MOST_ROWS - 1 }, (_, index) => index),
    199,
  ]);
});
