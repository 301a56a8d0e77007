import Papa from 'papaparse';
import type { Separator } from './reading';

/** What is done with the rows of a CSV text, in order. */
export interface CsvRowVisitor {
  /** @param line line on which the row begins, from 1 */
  row(cells: readonly string[], line: number): void;
  /** A row whose quotes do not close or are followed by other text. */
  malformed(line: number): void;
}

const LINE_BREAK = /\r\n|\r|\n/;

/** The lines of a text, whichever line break each of them ends with. */
export function linesOf(text: string): string[] {
  return text.split(LINE_BREAK);
}

/** A quoted cell (a quote counts only where a cell begins) or a line break with \r. */
const QUOTED_CELL_OR_BREAK = {
  ',': /(?<=^|[,\r\n])"[^"]*(?:""[^"]*)*"|\r\n?/g,
  ';': /(?<=^|[;\r\n])"[^"]*(?:""[^"]*)*"|\r\n?/g,
  '\t': /(?<=^|[\t\r\n])"[^"]*(?:""[^"]*)*"|\r\n?/g,
} as const satisfies Record<Separator, RegExp>;

/** Ends every row with \n alone; what stands in quotes is left as it is, for a key may hold any line break. */
function withPlainRowEnds(text: string, separator: Separator): string {
  if (!text.includes('\r')) return text;
  return text.replace(QUOTED_CELL_OR_BREAK[separator], (part) => (part.startsWith('"') ? part : '\n'));
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += linesOf(cell).length - 1;
  }
  return count;
}

function parse(text: string, separator: Separator): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter: separator, newline: '\n', skipEmptyLines: false });
}

/**
 * Reads RFC 4180 rows with the line on which each begins (Papa Parse knows rows, not lines). A quote that does not
 * close swallows all that follows up to the next fitting one; those lines are then read one by one, so that one
 * stray quote costs one line and not the rest of the file.
 */
export function eachCsvRow(text: string, separator: Separator, visitor: CsvRowVisitor): void {
  const { data, errors } = parse(withPlainRowEnds(text, separator), separator);
  const malformed = new Set(errors.map((error) => error.row));
  const lines = malformed.size > 0 ? linesOf(text) : [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    const height = 1 + lineBreaksIn(cells);
    if (malformed.has(index)) rereadByLine(lines, line, height, separator, visitor);
    else visitor.row(cells, line);
    line += height;
  }
}

function rereadByLine(
  lines: readonly string[],
  first: number,
  height: number,
  separator: Separator,
  visitor: CsvRowVisitor,
): void {
  const end = Math.min(first + height, lines.length + 1);
  for (let line = first; line < end; line += 1) {
    const text = lines[line - 1];
    if (!text.includes('"')) {
      visitor.row(text.split(separator), line);
      continue;
    }
    const { data, errors } = parse(text, separator);
    if (errors.length > 0) visitor.malformed(line);
    else visitor.row(data[0] ?? [], line);
  }
}

/** The first rows of a text, for telling what its columns are. */
export function firstCsvRows(text: string, separator: Separator, count: number): string[][] {
  const rows: string[][] = [];
  const visitor: CsvRowVisitor = {
    row: (cells) => {
      if (rows.length < count && !isBlankRow(cells)) rows.push([...cells]);
    },
    malformed: () => undefined,
  };
  eachCsvRow(text, separator, visitor);
  return rows;
}

/** Whether a row holds nothing: an empty line, or what a spreadsheet leaves of one. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
