import { describe, expect, test } from 'vitest';
import { bytesOfRows, columnsOf, copyRows, makeRows, rowCount, truncate } from './rows';

describe('rows', () => {
  const SHAPE = { at: 'f64', from: 'u32', way: 'i32', code: 'u8' } as const;
  const WIDE = {
    a: 'f64',
    b: 'u32',
    c: 'u32',
    d: 'u32',
    e: 'u32',
    f: 'u8',
    g: 'i32',
    h: 'u8',
    i: 'u8',
  } as const;

  test('are columns to who looks at them, through every growth, whenever that is', () => {
    const [table, wide] = [makeRows(SHAPE), makeRows(WIDE)];
    const { way } = table;
    const looks: number[][] = [];
    for (let row = 0; row < 1_000; row++) {
      table.add(row / 2, row, 0 - row, row % 200);
      wide.add(row, 1, 2, 3, 4, 5, -6, 7, row % 9);
      if (row % 77 === 0) looks.push([row, way.length, way.data[row], table.code.data[row]]);
    }
    expect(looks).toEqual(looks.map(([row]) => [row, row + 1, 0 - row, row % 200]));
    expect(looks).toHaveLength(13);
    expect(Array.from(table.at.data.subarray(997, 1_000))).toEqual([498.5, 499, 499.5]);
    expect(
      Object.entries(columnsOf(wide)).map(([name, { data }]) => [name, data.constructor, data[998]]),
    ).toEqual([
      ['a', Float64Array, 998],
      ['b', Uint32Array, 1],
      ['c', Uint32Array, 2],
      ['d', Uint32Array, 3],
      ['e', Uint32Array, 4],
      ['f', Uint8Array, 5],
      ['g', Int32Array, -6],
      ['h', Uint8Array, 7],
      ['i', Uint8Array, 8],
    ]);
    expect([rowCount(table), table.way === way]).toEqual([1_000, true]);
  });

  test('that were forgotten are not those that come in their place', () => {
    const table = makeRows(SHAPE);
    for (let row = 0; row < 40; row++) table.add(row, row, row, row);
    expect(table.at.data[39]).toBe(39);
    truncate(table, 3);
    table.add(99, 1, -1, 0);
    expect([rowCount(table), ...table.at.data.subarray(0, 4)]).toEqual([4, 0, 1, 2, 99]);
    table.add(100, 1, -1, 0);
    expect(Array.from(table.way.data.subarray(2, 5))).toEqual([2, -1, -1]);
  });

  test('a copy is its own', () => {
    const table = makeRows(SHAPE);
    table.add(1, 2, -3, 4);
    expect(table.way.data[0]).toBe(-3);
    const copy = copyRows(table) as typeof table;
    copy.add(5, 6, 7, 8);
    table.add(9, 9, 9, 9);
    expect([copy.way.data[0], copy.way.data[1], table.way.data[1]]).toEqual([-3, 7, 9]);
    expect([rowCount(copy), rowCount(table)]).toEqual([2, 2]);
  });

  test('take up what is there, what is kept for others, and what was looked at', () => {
    const table = makeRows(SHAPE);
    expect(bytesOfRows(table)).toEqual({ used: 0, allocated: 0 });
    table.add(1, 2, 3, 4);
    const before = bytesOfRows(table);
    // Four cells of 8 bytes, and once more as 8, 4, 4 and 1.
    expect(before).toEqual({ used: 49, allocated: table.cells.byteLength });
    expect(table.code.data.length).toBeGreaterThan(0);
    expect(bytesOfRows(table)).toEqual({
      used: 49,
      allocated: before.allocated + table.code.data.byteLength,
    });
  });

  test.each([2, 3, 5, 6, 9])(
    'of %i values: each finds its column, and none that of the next row',
    (width) => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].slice(0, width);
      const table = makeRows(Object.fromEntries(names.map((name) => [name, 'f64' as const])));
      const rows = Array.from({ length: 300 }, (_, row) => names.map((_name, place) => row * 10 + place));
      for (const [a, b, ...others] of rows) table.add(a!, b!, ...others);
      expect(rows.map((_, row) => names.map((name) => columnsOf(table)[name]!.data[row]))).toEqual(rows);
      truncate(table, 0);
      table.add(7, 8);
      expect([rowCount(table), columnsOf(table)['b']!.data[0]]).toEqual([1, 8]);
    },
  );
});
