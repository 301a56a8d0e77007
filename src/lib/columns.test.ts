import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBelow, countUpTo } from './binary-search';
import { copyColumn, GrowingColumn, makeTable, reserveRows, truncateTable } from './columns';
import { Fingerprint } from './fingerprint';
import { rowCount } from './rows';
import { microsFromMillis, microsFromSeconds } from './time';

describe('columns', () => {
  test('hold what was pushed, through every growth', () => {
    for (const kind of ['f64', 'u32', 'i32', 'u8'] as const) {
      const column = new GrowingColumn(kind);
      for (let value = 0; value < 1000; value++) column.push(value % 200);
      expect(column.length).toBe(1000);
      expect(Array.from(column.data.slice(0, 1000))).toEqual(
        Array.from({ length: 1000 }, (_, value) => value % 200),
      );
    }
  });

  test('of a large column no more than a third is empty, and a copy of an empty one takes nothing', () => {
    const column = new GrowingColumn('f64');
    expect([column.data.length, copyColumn(column).data.length]).toEqual([0, 0]);
    let most = 0;
    for (let count = 1; count <= 200_000; count++) {
      column.push(count);
      if (count > 4096) most = Math.max(most, column.data.length / column.length);
    }
    expect(most).toBeLessThan(1.501);
    expect(most).toBeGreaterThan(1.4);
    expect([column.length, column.data.length >= 200_000]).toEqual([200_000, true]);
  });

  test('room that is made is used before a column grows', () => {
    const table = makeTable({ at: 'f64', code: 'u8' });
    reserveRows(table, 5_000);
    const { data } = table.at;
    for (let count = 0; count < 5_000; count++) table.at.push(count);
    expect([table.at.data === data, data.length, table.code.data.length]).toEqual([true, 5_000, 5_000]);
    reserveRows(table, 5_001);
    expect(table.at.data.length).toBe(7_500);
    expect(Array.from(table.at.data.subarray(4_997, 5_000))).toEqual([4_997, 4_998, 4_999]);
    reserveRows(table, 10);
    expect(table.at.data.length).toBe(7_500);
  });

  test('a copy is its own', () => {
    const column = new GrowingColumn('i32');
    column.push(-1);
    const copy = copyColumn(column);
    copy.push(5);
    column.push(7);
    expect([column.length, column.data[0], column.data[1]]).toEqual([2, -1, 7]);
    expect([copy.length, copy.data[0], copy.data[1]]).toEqual([2, -1, 5]);
  });

  test('a truncated table goes on where it was cut', () => {
    const table = makeTable({ at: 'f64', code: 'u8' });
    for (let row = 0; row < 40; row++) {
      table.at.push(row / 2);
      table.code.push(row);
    }
    truncateTable(table, 3);
    expect(rowCount(table)).toBe(3);
    table.at.push(99);
    table.code.push(1);
    expect(Array.from(table.at.data.slice(0, 4))).toEqual([0, 0.5, 1, 99]);
    expect(rowCount(makeTable({}))).toBe(0);
  });
});

test('binary search counts what is below a value, and what is not above it', () => {
  const ascending = fc.array(fc.integer({ min: 0, max: 20 })).map((values) => values.sort((a, b) => a - b));
  fc.assert(
    fc.property(ascending, fc.nat({ max: 30 }), fc.integer({ min: -1, max: 21 }), (values, cut, value) => {
      const length = Math.min(cut, values.length);
      const part = values.slice(0, length);
      expect(countUpTo(values, length, value)).toBe(part.filter((one) => one <= value).length);
      expect(countBelow(values, length, value)).toBe(part.filter((one) => one < value).length);
    }),
  );
});

describe('the fingerprint', () => {
  const of = (...words: number[]) => {
    const print = new Fingerprint();
    for (const word of words) print.addWord(word);
    return print.toString();
  };

  test('is 32 digits, the same for the same words', () => {
    expect(of(1, 2, 3)).toBe(of(1, 2, 3));
    expect(of()).toMatch(/^[0-9a-f]{32}$/);
    const print = new Fingerprint();
    print.addWords(Uint32Array.of(1, 2, 3));
    expect(print.toString()).toBe(of(1, 2, 3));
  });

  test('differs for every word, its place, its number of words, every bit of it', () => {
    const prints = [
      of(),
      of(0),
      of(0, 0),
      of(0, 0, 0),
      of(1, 2),
      of(2, 1),
      of(1, 0, 0, 0, 2),
      of(2, 0, 0, 0, 1),
    ];
    for (let bit = 0; bit < 32; bit++) prints.push(of(2 ** bit), of(5, 5, 5, 5, 5, 2 ** bit));
    // 1 is there as 2^0, and of(0, 2) is not of(2, 0).
    expect(new Set(prints).size).toBe(prints.length);
    const many = new Set(Array.from({ length: 20_000 }, (_, n) => of(n % 141, Math.floor(n / 141), 7)));
    expect(many.size).toBe(20_000);
  });

  test.each([0, 1, 2, 3, 4])('one bit of word %d changes about half of the bits of every digit', (place) => {
    const changed = new Float64Array(4);
    for (let n = 0; n < 500; n++) {
      const words = [n, 1, 2, 3, 4];
      const [a, b] = [of(...words), of(...words.with(place, words[place] ^ 64))];
      for (let part = 0; part < 4; part++) {
        const [x, y] = [a, b].map((text) => BigInt(`0x${text.slice(8 * part, 8 * part + 8)}`));
        changed[part] += (x ^ y).toString(2).replaceAll('0', '').length;
      }
    }
    for (const bits of changed) expect(Math.abs(bits / 500 / 32 - 0.5)).toBeLessThan(0.05);
  });

  test('texts are told apart by their ends', () => {
    const text = (...parts: string[]) => {
      const print = new Fingerprint();
      for (const part of parts) print.addText(part);
      return print.toString();
    };
    expect(text('ab', 'c')).not.toBe(text('a', 'bc'));
    expect(text('')).not.toBe(text());
  });
});

test('time is rounded to the nearest microsecond', () => {
  expect([microsFromSeconds(0.1), microsFromSeconds(1e-6), microsFromSeconds(0.1 + 0.2)]).toEqual([
    100_000, 1, 300_000,
  ]);
  expect([microsFromMillis(2.4), microsFromMillis(0.0004), microsFromMillis(1.0006)]).toEqual([
    2400, 0, 1001,
  ]);
});
