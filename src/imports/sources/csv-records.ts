import { pipeline, Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { importBroken } from '../imports.errors.js';

/** One record of a table, the header included. */
export interface CsvRecord {
  cells: string[];
  /** The line it begins on, counted from 1. */
  line: number;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

const SEPARATORS = [',', ';', '\t'];

/**
 * The records of a CSV file as they come. The separator is the comma, semicolon or tab that the first line has most of.
 * Empty lines are left out.
 * @param longest bytes of one record
 * @throws AppError IMPORT_BROKEN where a quoted cell never ends, or a record is longer than that
 */
export async function* csvRecords(text: AsyncIterable<string>, longest: number): AsyncGenerator<CsvRecord> {
  const chunks = text[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const options: Options = {
    delimiter: separatorOf(first.value),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longest,
    info: true,
  };
  const records = pipeline(Readable.from(resumed(first.value, chunks)), parse(options), () => undefined);
  let line = 1;
  try {
    for await (const { record, info } of records as AsyncIterable<Parsed>) {
      yield { cells: record, line };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenAt(line, error) : error;
  }
}

async function* resumed(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function separatorOf(text: string): string {
  const line = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function brokenAt(line: number, { code }: CsvError) {
  const why =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'has a quotation mark that is never closed'
      : 'is longer than a row may be, or has a quotation mark that is never closed';
  return importBroken(`The row that begins on line ${line} ${why}. Mend it and send the file again.`);
}
