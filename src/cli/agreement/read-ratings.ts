import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { CliError } from '../failures.js';
import { unreadable } from '../local-file.js';
import { printable } from '../output.js';
import { RatingTable } from './rating-table.js';

const COLUMNS = ['unit', 'rater', 'value'] as const;
/** A longer row is no row of ratings and would fill the memory. */
const MAX_ROW = 64 * 1024;
/** How many faults of a kind one message names. */
const NAMED = 5;

/**
 * Reads ratings from a CSV file, or from standard input for `-`: a header with the columns unit, rater and value (in any
 * order and case, others are ignored), then a row for each rating. The text is read as it streams; what stays is 16 bytes
 * for each rating and each name once.
 * @throws CliError FILE_NOT_FOUND, FILE_UNREADABLE; RATINGS_INVALID, which names the lines
 */
export async function readRatings(file: string): Promise<RatingTable> {
  const table = new RatingTable();
  let columns: number[] | null = null;
  const takeRow = (row: string[], { lines }: { lines: number }): null => {
    if (columns === null) columns = columnsOf(row);
    else addRow(table, columns, row, lines);
    return null;
  };
  const parser = parse({
    bom: true,
    trim: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    onRecord: takeRow,
    maxRecordSize: MAX_ROW,
  });
  // Nothing comes out, but the stream only ends when somebody has looked.
  parser.resume();
  try {
    await pipeline(sourceOf(file), parser);
  } catch (error) {
    throw faultOf(error, parser.info.lines);
  }
  if (columns === null) throw invalid(`The file is empty. Its first line must name the columns ${COLUMNS.join(',')}.`);
  refuseDuplicates(table);
  return table;
}

const sourceOf = (file: string): Readable => (file === '-' ? process.stdin : createReadStream(file));

function columnsOf(header: readonly string[]): number[] {
  const names = header.map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const hint = header.length === 1 ? ' Columns are separated by commas.' : '';
    throw invalid(
      `The first line must name the columns ${COLUMNS.join(',')}; there is no ${missing.join(', no ')} in "${printable(header.join(',').slice(0, 100))}".${hint}`,
    );
  }
  const twice = COLUMNS.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw invalid(`The first line names the column ${twice} twice. Leave one of them out.`);
  return COLUMNS.map((name) => names.indexOf(name));
}

function addRow(table: RatingTable, columns: readonly number[], row: readonly string[], line: number): void {
  const [unit, rater, value] = columns.map((column) => row[column]);
  if (unit === undefined || rater === undefined || value === undefined) {
    throw invalid(
      `Line ${line} has ${row.length} cells, too few for unit, rater and value. An empty value is written as nothing after its comma.`,
    );
  }
  if (unit === '' || rater === '') {
    throw invalid(`Line ${line} has no ${unit === '' ? 'unit' : 'rater'}. Only the value may be empty.`);
  }
  table.add(unit, rater, value, line);
}

function refuseDuplicates(table: RatingTable): void {
  const duplicates = table.duplicates(NAMED);
  if (duplicates.length === 0) return;
  const named = duplicates.map(
    ({ unit, rater, lines: [first, second] }) =>
      `lines ${first} and ${second} ("${printable(rater)}" on "${printable(unit)}")`,
  );
  throw invalid(`The same rater rates the same unit twice: ${named.join('; ')}. Keep one rating of each.`);
}

function faultOf(error: unknown, lines: number): unknown {
  if (error instanceof CliError) return error;
  if (!(error instanceof CsvError)) return unreadable(error);
  return invalid(`Line ${lines} is not CSV: ${csvFault(error)}.`);
}

function csvFault(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quotation mark opens and none closes it up to the end of the file';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return 'the row is longer than 64 KiB; perhaps a quotation mark is not closed';
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return 'a quotation mark stands inside a cell; put the cell in quotation marks and double those in it';
  }
  return error.message;
}

const invalid = (message: string): CliError => new CliError('RATINGS_INVALID', message);
