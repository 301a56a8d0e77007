/** Append-only typed columns: the memory a history is made of. A table is columns of equal length. */

const MAKERS = {
  f64: (size: number) => new Float64Array(size),
  u32: (size: number) => new Uint32Array(size),
  i32: (size: number) => new Int32Array(size),
  u8: (size: number) => new Uint8Array(size),
};

/** What a column holds: `f64` times and byte totals, `u32` rows and counts, `i32` with -1 for none, `u8` codes. */
export type ColumnKind = keyof typeof MAKERS;
type ArrayOf<K extends ColumnKind> = ReturnType<(typeof MAKERS)[K]>;

const FIRST_CAPACITY = 16;

/** Of a run's columns most stay empty: they are many, a lane has a dozen of them, and need no memory of their own. */
const NOTHING = { f64: MAKERS.f64(0), u32: MAKERS.u32(0), i32: MAKERS.i32(0), u8: MAKERS.u8(0) };

/** One growing column. Values at and behind `length` are leftovers: never read them. */
export class Column<K extends ColumnKind = ColumnKind> {
  data: ArrayOf<K>;
  length = 0;

  constructor(readonly kind: K) {
    this.data = NOTHING[kind] as ArrayOf<K>;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }

  /** Forgets all values from `length` on. */
  truncate(length: number): void {
    this.length = length;
  }

  /** A column of its own with the same values. */
  copy(): Column<K> {
    const copy = new Column(this.kind);
    if (this.length > 0) copy.data = this.data.slice() as ArrayOf<K>;
    copy.length = this.length;
    return copy;
  }

  private grow(): void {
    const larger = MAKERS[this.kind](Math.max(FIRST_CAPACITY, this.data.length * 2)) as ArrayOf<K>;
    larger.set(this.data);
    this.data = larger;
  }
}

/** The shape of a table: its columns by name. */
export type TableShape = Readonly<Record<string, ColumnKind>>;
export type Table<S extends TableShape> = { readonly [N in keyof S]: Column<S[N]> };

export function makeTable<const S extends TableShape>(shape: S): Table<S> {
  const entries = Object.entries(shape).map(([name, kind]) => [name, new Column(kind)]);
  return Object.fromEntries(entries) as Table<S>;
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
