import { finished } from 'node:stream';
import { CsvError, type Options, parse, type Parser } from 'csv-parse';
import { importBroken } from '../imports.errors.js';

/** One record of a table, the header included. */
export interface CsvRecord {
  cells: string[];
  /** The line it begins on, counted from 1. */
  line: number;
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
  const parser = new RecordParser(separatorOf(first.value), longest);
  for (let next: IteratorResult<string> = first; !next.done; next = await chunks.next()) yield* parser.take(next.value);
  yield* parser.take(null);
}

/**
 * Takes records from the parser as it finds them, not from its stream: where a later row breaks, a stream throws away the
 * rows before it that nobody has fetched yet.
 */
class RecordParser {
  private found: CsvRecord[] = [];
  /** The line after the last record. */
  private line = 1;
  private readonly parser: Parser;

  constructor(delimiter: string, longest: number) {
    const options: Options = {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longest,
      on_record: (cells: string[], { lines }) => {
        this.found.push({ cells, line: this.line });
        this.line = lines + 1;
        return null;
      },
    };
    this.parser = parse(options);
    // Told to whoever writes; without a listener it would end the process.
    this.parser.on('error', () => undefined);
    this.parser.resume();
  }

  /** @param chunk null at the end. @throws AppError IMPORT_BROKEN, after the records before that place */
  async *take(chunk: string | null): AsyncGenerator<CsvRecord> {
    const fault = await new Promise<Error | null>((resolve) => {
      const done = (error?: Error | null): void => resolve(error ?? null);
      if (chunk !== null) this.parser.write(chunk, done);
      else {
        finished(this.parser, done);
        this.parser.end();
      }
    });
    const { found } = this;
    this.found = [];
    yield* found;
    if (fault) throw fault instanceof CsvError ? brokenAt(this.line, fault) : fault;
  }
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
