import { StringDecoder } from 'node:string_decoder';

/** A row of a CSV file and the line it begins in, counted from 1. Cells have no white space around them. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** What is wrong with a row, and the line it begins in. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';

  constructor(
    readonly line: number,
    readonly why: string,
  ) {
    super(`line ${line}: ${why}`);
  }
}

/** A longer row is no row of a table and would fill the memory. */
const MAX_ROW = 64 * 1024;
const BLANK = /[ \t]*/y;

/**
 * The rows of a CSV stream (RFC 4180, UTF-8, with or without byte order mark, lines ending in LF or CRLF), in batches as
 * they arrive. Empty lines are passed over. Holds no more than one chunk and one row.
 * @throws CsvFault
 */
export async function* csvRows(input: AsyncIterable<Buffer>): AsyncGenerator<CsvRow[]> {
  const splitter = new RowSplitter();
  const decoder = new StringDecoder('utf8');
  for await (const chunk of input) yield splitter.push(decoder.write(chunk));
  yield splitter.end(decoder.end());
}

/** Cuts text into rows across chunks. */
class RowSplitter {
  /** What has come of a line that has not ended. */
  private rest = '';
  /** Lines of a row in which a quotation mark is still open. */
  private open = '';
  private line = 0;
  private rowLine = 1;

  push(text: string): CsvRow[] {
    const rows: CsvRow[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.takeLine(this.rest + text.slice(from, end), rows);
      this.rest = '';
      from = end + 1;
    }
    this.rest += text.slice(from);
    if (this.rest.length > MAX_ROW) throw tooLong(this.line + 1);
    return rows;
  }

  end(text: string): CsvRow[] {
    const rows = this.push(text);
    if (this.rest !== '') this.takeLine(this.rest, rows);
    if (this.open !== '') throw new CsvFault(this.rowLine, 'a quotation mark opens and none closes it');
    return rows;
  }

  private takeLine(ended: string, rows: CsvRow[]): void {
    this.line += 1;
    let line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    if (this.line === 1 && line.startsWith('\uFEFF')) line = line.slice(1);
    if (this.open === '') {
      if (line.trim() === '') return;
      this.rowLine = this.line;
    }
    const row = this.open === '' ? line : `${this.open}\n${line}`;
    if (row.length > MAX_ROW) throw tooLong(this.rowLine);
    const cells = row.includes('"') ? quotedCells(row, this.rowLine) : row.split(',').map((cell) => cell.trim());
    this.open = cells === null ? row : '';
    if (cells !== null) rows.push({ line: this.rowLine, cells });
  }
}

/** The cells of a row with quotation marks; null when one is still open at its end. */
function quotedCells(row: string, line: number): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    const start = afterBlank(row, at);
    if (row[start] === '"') {
      const end = closingQuote(row, start + 1);
      if (end === null) return null;
      cells.push(
        row
          .slice(start + 1, end)
          .replaceAll('""', '"')
          .trim(),
      );
      at = afterBlank(row, end + 1);
      if (at < row.length && row[at] !== ',') throw strayQuote(line);
    } else {
      const comma = row.indexOf(',', at);
      const cell = row.slice(at, comma < 0 ? row.length : comma);
      if (cell.includes('"')) throw strayQuote(line);
      cells.push(cell.trim());
      at += cell.length;
    }
    if (at >= row.length) return cells;
  }
}

/** Where the quotation mark stands that is not doubled. */
function closingQuote(row: string, from: number): number | null {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] !== '"') return at;
  }
  return null;
}

function afterBlank(row: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(row);
  return BLANK.lastIndex;
}

const tooLong = (line: number): CsvFault =>
  new CsvFault(line, 'it is longer than 64 KiB; perhaps a quotation mark is not closed');
const strayQuote = (line: number): CsvFault =>
  new CsvFault(line, 'a quotation mark stands inside a cell; put the cell in quotation marks and double those in it');
