import { createReadStream } from 'node:fs';
import { CliError } from '../failures.js';
import { unreadable } from '../local-file.js';
import { printable } from '../output.js';
import { CsvFault, type CsvRow, csvRows } from './csv-rows.js';
import { RatingTable } from './rating-table.js';

const COLUMNS = ['unit', 'rater', 'value'] as const;
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
  try {
    for await (const rows of csvRows(file === '-' ? process.stdin : createReadStream(file))) {
      columns = takeRows(table, columns, rows);
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw error instanceof CsvFault ? invalid(`Line ${error.line} is not CSV: ${error.why}.`) : unreadable(error);
  }
  if (columns === null) throw invalid(`The file is empty. Its first line must name the columns ${COLUMNS.join(',')}.`);
  refuseDuplicates(table);
  return table;
}

/** @param columns where unit, rater and value are; null before the header. @returns the same after these rows */
function takeRows(table: RatingTable, columns: number[] | null, rows: readonly CsvRow[]): number[] | null {
  let known = columns;
  for (const row of rows) {
    if (known === null) known = columnsOf(row.cells);
    else addRow(table, known, row);
  }
  return known;
}

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

function addRow(table: RatingTable, columns: readonly number[], { cells, line }: CsvRow): void {
  const [unit, rater, value] = columns.map((column) => cells[column]);
  if (unit === undefined || rater === undefined || value === undefined) {
    throw invalid(
      `Line ${line} has ${cells.length} cells, too few for unit, rater and value. An empty value is written as nothing after its comma.`,
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

const invalid = (message: string): CliError => new CliError('RATINGS_INVALID', message);
