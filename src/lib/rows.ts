/**
 * Tables whose rows stand side by side in memory. To note a row of nine values touches one place instead of nine, which
 * is what counts where thousands of tables are written to in turn. Their columns are made when they are looked at.
 */
import {
  EMPTY,
  grown,
  truncateTable,
  type ArrayOf,
  type Column,
  type ColumnKind,
  type GrowingColumn,
  type TableShape,
} from './columns';

/** No table has more. */
const MOST_COLUMNS = 9;

/** The rows of a table. Its columns are found by their names. */
export class Rows {
  /** All values as numbers, row by row; what stands behind the last row means nothing. */
  cells = EMPTY.f64;
  length = 0;
  /** Those that were looked at. */
  columns: Record<string, ColumnOfRows> | null = null;

  constructor(
    readonly shape: TableShape,
    /** Values of a row. */
    readonly width: number,
  ) {}

  /** Adds a row: a value for each column, in their order. No list of them is made: rows are noted all the time. */
  add(a: number, b: number, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0): void {
    const { width } = this;
    const at = this.length++ * width;
    const most = at + MOST_COLUMNS;
    if (most > this.cells.length) this.cells = grown(this.cells, most);
    const { cells } = this;
    cells[at] = a;
    cells[at + 1] = b;
    cells[at + 2] = c;
    cells[at + 3] = d;
    cells[at + 4] = e;
    // Behind a row of fewer comes the next one: what was written there meant nothing.
    if (width < 6) return;
    cells[at + 5] = f;
    cells[at + 6] = g;
    cells[at + 7] = h;
    cells[at + 8] = i;
  }
}

/** A column of such a table. */
export class ColumnOfRows implements Column {
  values: ArrayOf<ColumnKind>;
  /** So many of `values` are those of the rows. */
  known = 0;

  constructor(
    kind: ColumnKind,
    private readonly rows: Rows,
    private readonly place: number,
  ) {
    this.values = EMPTY[kind];
  }

  get length(): number {
    return this.rows.length;
  }

  get data(): ArrayOf<ColumnKind> {
    const { length, cells, width } = this.rows;
    if (length > this.values.length) this.values = grown(this.values, length);
    for (; this.known < length; this.known++)
      this.values[this.known] = cells[this.known * width + this.place];
    return this.values;
  }
}

/** A table of rows and its columns by name. */
export type RowTable<S extends TableShape> = Rows & { readonly [N in keyof S]: Column<S[N]> };

/** An empty table. */
export function makeRows<S extends TableShape & { readonly [N in keyof Rows]?: never }>(
  shape: S,
): RowTable<S> {
  const names = Object.keys(shape);
  // One class for all shapes, with the names of all: a JavaScript engine compiles `add` for one kind of object.
  for (const name of names) {
    if (name in Rows.prototype) continue;
    Object.defineProperty(Rows.prototype, name, {
      get(this: Rows) {
        return columnOf(this, name);
      },
    });
  }
  return new Rows(shape, names.length) as RowTable<S>;
}

function columnOf(table: Rows, name: string): Column {
  const columns = (table.columns ??= {});
  return (columns[name] ??= new ColumnOfRows(
    table.shape[name]!,
    table,
    Object.keys(table.shape).indexOf(name),
  ));
}

/** A table of either kind. */
export type AnyTable = Rows | Readonly<Record<string, GrowingColumn>>;

/** The columns of a table, by name. */
export function columnsOf(table: AnyTable): Readonly<Record<string, Column>> {
  if (!(table instanceof Rows)) return table;
  return Object.fromEntries(Object.keys(table.shape).map((name) => [name, columnOf(table, name)]));
}

/** Number of rows. */
export function rowCount(table: AnyTable): number {
  if (table instanceof Rows) return table.length;
  for (const name in table) return table[name]!.length;
  return 0;
}

/** Forgets all rows from `rows` on. */
export function truncate(table: AnyTable, rows: number): void {
  if (!(table instanceof Rows)) return truncateTable(table, rows);
  table.length = rows;
  for (const column of Object.values(table.columns ?? {})) column.known = Math.min(column.known, rows);
}

/**
 * The bytes of a table of rows: of those that are there, once all of their columns were looked at, whether they were or
 * not; and of all that it has by now, with what it keeps for rows to come.
 */
export function bytesOfRows({ shape, cells, columns, length, width }: Rows): {
  used: number;
  allocated: number;
} {
  const looked = Object.values(columns ?? {}).reduce((sum, { values }) => sum + values.byteLength, 0);
  const inColumns = Object.values(shape).reduce((sum, kind) => sum + EMPTY[kind].BYTES_PER_ELEMENT, 0);
  return {
    used: length * (width * cells.BYTES_PER_ELEMENT + inColumns),
    allocated: cells.byteLength + looked,
  };
}

/** A table of its own with the same rows. */
export function copyRows({ shape, width, cells, length }: Rows): Rows {
  return Object.assign(new Rows(shape, width), { cells: cells.slice(), length });
}
