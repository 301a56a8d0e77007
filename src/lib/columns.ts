/** Append-only typed columns: the memory a history is made of. A table is columns of equal length. */

const ARRAYS = { f64: Float64Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array };

/** What a column holds: `f64` times and byte totals, `u32` rows and counts, `i32` with -1 for none, `u8` codes. */
export type ColumnKind = keyof typeof ARRAYS;
type ArrayOf<K extends ColumnKind> = InstanceType<(typeof ARRAYS)[K]>;

/** Small columns grow fourfold, and those of one table together, in one piece of memory: they are many. */
const FIRST_CAPACITY = 64;
const SMALL = 1024;
/** From this many values on a column grows by a half: of a long history no more than a third is empty. */
const LARGE = 4096;

/** Of a run's columns most stay empty: they are many, a lane has a dozen of them, and need no memory of their own. */
const NOTHING = {
  f64: new Float64Array(0),
  u32: new Uint32Array(0),
  i32: new Int32Array(0),
  u8: new Uint8Array(0),
};

/** One growing column. What `data` holds from `length` on is left over, or not counted yet: never read it. */
export abstract class Column<K extends ColumnKind = ColumnKind> {
  data: ArrayOf<K>;
  length = 0;
  /** The columns of its table: while they are small they grow together. Null: it is alone. */
  together: readonly Column[] | null = null;

  constructor(readonly kind: K) {
    this.data = NOTHING[kind] as ArrayOf<K>;
  }

  abstract push(value: number): void;

  /** Bytes that it takes up, with those that it keeps for values to come. */
  get bytes(): number {
    return this.data.byteLength;
  }

  /** Makes room for so many values, as they are expected to come: then it need not grow step by step. */
  reserve(count: number): void {
    if (count > this.data.length) this.resize(Math.max(count, this.nextSize()));
  }

  /**
   * Sets the number of values: fewer, and those behind are forgotten; more, and those count that were written to `data`
   * behind the last one. There must be room for so many.
   */
  truncate(length: number): void {
    this.length = length;
  }

  protected grow(): void {
    const size = this.nextSize();
    if (this.together === null || size > SMALL) return this.resize(size);
    let bytes = 0;
    for (const { data } of this.together) bytes += size * data.BYTES_PER_ELEMENT;
    const buffer = new ArrayBuffer(bytes);
    let at = 0;
    for (const column of this.together) {
      column.resize(size, buffer, at);
      at += column.bytes;
    }
  }

  private nextSize(): number {
    const { length } = this.data;
    if (length < SMALL) return Math.max(FIRST_CAPACITY, length * 4);
    return length < LARGE ? length * 2 : Math.ceil(length * 1.5);
  }

  private resize(size: number, buffer?: ArrayBuffer, at?: number): void {
    const Values = ARRAYS[this.kind];
    const larger = new Values(
      buffer ?? new ArrayBuffer(size * Values.BYTES_PER_ELEMENT),
      at,
      size,
    ) as ArrayOf<K>;
    larger.set(this.data);
    this.data = larger;
  }
}

// One class for each kind, each with a `push` of its own: a JavaScript engine compiles it for one kind of array. One
// `push` for all would look each time which of the four it has, and the log of a stream is made of pushes.

class F64Column extends Column<'f64'> {
  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}

class U32Column extends Column<'u32'> {
  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}

class I32Column extends Column<'i32'> {
  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}

class U8Column extends Column<'u8'> {
  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }
}

const COLUMNS = { f64: F64Column, u32: U32Column, i32: I32Column, u8: U8Column };

/** An empty column. */
export function makeColumn<K extends ColumnKind>(kind: K): Column<K> {
  return new COLUMNS[kind](kind as never) as unknown as Column<K>;
}

// These two are no members of the class: a bundler leaves out a function that nobody calls, and never a member.

/** A column of its own with the same values. */
export function copyColumn<K extends ColumnKind>({ kind, data, length }: Column<K>): Column<K> {
  const copy = makeColumn(kind);
  if (length > 0) copy.data = data.slice() as ArrayOf<K>;
  copy.length = length;
  return copy;
}

/** Bytes of a column's values alone. */
export function usedBytes({ data, length }: Column): number {
  return length * data.BYTES_PER_ELEMENT;
}

/**
 * The shape of a table: its columns by name, those of the largest values first. They share one piece of memory in this
 * order, so each begins at a multiple of the size of its values, as a typed array must.
 */
export type TableShape = Readonly<Record<string, ColumnKind>>;
/** Columns by name, which have the same number of rows. */
export type Table<S extends TableShape> = { readonly [N in keyof S]: Column<S[N]> };

/** An empty table. */
export function makeTable<const S extends TableShape>(shape: S): Table<S> {
  const table: Record<string, Column> = {};
  for (const name in shape) table[name] = makeColumn(shape[name]!);
  const together = Object.values(table);
  if (together.length > 1) for (const column of together) column.together = together;
  return table as Table<S>;
}

/** Makes room for so many rows. */
export function reserveRows(table: Readonly<Record<string, Column>>, rows: number): void {
  for (const name in table) table[name]!.reserve(rows);
}

/** Number of rows. */
export function rowCount(table: Readonly<Record<string, Column>>): number {
  for (const name in table) return table[name]!.length;
  return 0;
}

/** Forgets all rows from `rows` on. */
export function truncateTable(table: Readonly<Record<string, Column>>, rows: number): void {
  for (const name in table) table[name]!.truncate(rows);
}
