/** Append-only typed columns: a table of them is columns of equal length. Logs are such tables; others are `rows.ts`. */

/** No values: thousands of columns begin with them, and many never have others. */
export const EMPTY = {
  f64: new Float64Array(0),
  u32: new Uint32Array(0),
  i32: new Int32Array(0),
  u8: new Uint8Array(0),
};

/** What a column holds: `f64` times and byte totals, `u32` rows and counts, `i32` with -1 for none, `u8` codes. */
export type ColumnKind = keyof typeof EMPTY;
export type ArrayOf<K extends ColumnKind> = (typeof EMPTY)[K];

/** Small columns grow fourfold: they are many. */
const FIRST_CAPACITY = 64;
/** From this many values on a column grows by a half: of a long history no more than a third is empty. */
const LARGE = 4096;

/** How many values there is room for, once there is no more room for so many. */
function sizeAfter(size: number): number {
  return Math.max(FIRST_CAPACITY, size < LARGE ? size * 4 : Math.ceil(size * 1.5));
}

/**
 * One column. What `data` holds from `length` on is left over, or not counted yet: never read it. Once more values came,
 * `data` may be another array: look it up anew.
 */
export interface Column<K extends ColumnKind = ColumnKind> {
  readonly data: ArrayOf<K>;
  readonly length: number;
}

/** A column that has its values to itself. */
export class GrowingColumn<K extends ColumnKind = ColumnKind> implements Column<K> {
  data: ArrayOf<K>;
  length = 0;

  constructor(kind: K) {
    this.data = EMPTY[kind];
  }

  push(value: number): void {
    this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Makes room for so many values, as they are expected to come: then it need not grow step by step. */
  reserve(count: number): void {
    if (count > this.data.length) this.data = grown(this.data, count);
  }

  /**
   * Sets the number of values: fewer, and those behind are forgotten; more, and those count that were written to `data`
   * behind the last one. There must be room for so many.
   */
  truncate(length: number): void {
    this.length = length;
  }
}

/** A copy of an array that has room for so many values, and for some to come. */
export function grown<A extends ArrayOf<ColumnKind>>(data: A, count: number): A {
  const copy = new (data.constructor as new (size: number) => A)(Math.max(count, sizeAfter(data.length)));
  if (data.length > 0) copy.set(data);
  return copy;
}

// This is no member of the class: a bundler leaves out a function that nobody calls, and never a member.

/** A column of its own with the same values. */
export function copyColumn<K extends ColumnKind>({ data, length }: GrowingColumn<K>): GrowingColumn<K> {
  const copy: GrowingColumn<K> = Object.create(GrowingColumn.prototype);
  return Object.assign(copy, { data: data.slice(), length });
}

/** The shape of a table: its columns by name. */
export type TableShape = Readonly<Record<string, ColumnKind>>;
/** Columns by name, which have the same number of rows. */
export type Table<S extends TableShape> = { readonly [N in keyof S]: GrowingColumn<S[N]> };

/** An empty table. */
export function makeTable<const S extends TableShape>(shape: S): Table<S> {
  const table: Record<string, GrowingColumn> = {};
  for (const name in shape) table[name] = new GrowingColumn(shape[name]!);
  return table as Table<S>;
}

/** Makes room for so many rows. */
export function reserveRows(table: Readonly<Record<string, GrowingColumn>>, rows: number): void {
  for (const name in table) table[name]!.reserve(rows);
}

/** Forgets all rows from `rows` on. */
export function truncateTable(table: Readonly<Record<string, GrowingColumn>>, rows: number): void {
  for (const name in table) table[name]!.truncate(rows);
}
