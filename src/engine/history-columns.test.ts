import { expect, test } from 'vitest';
import { makeColumn, type ColumnKind, type TableShape } from '../lib/columns';
import * as shapes from './history-columns';

test.each(Object.entries<TableShape>(shapes))('%s: the largest values come first', (_, shape) => {
  const sizes = Object.values<ColumnKind>(shape).map((kind) => makeColumn(kind).data.BYTES_PER_ELEMENT);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});
