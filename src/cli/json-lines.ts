import { StringDecoder } from 'node:string_decoder';
import { CliError } from './failures.js';

/** A line of input that is not empty: the JSON value in it, or why there is none. */
export type JsonLine = { number: number; value: unknown } | { number: number; fault: CliError };

/** Longer lines are no JSON line of ours and would fill the memory. */
const MAX_LINE = 1024 * 1024;

/**
 * The lines of a stream of JSON lines, in batches as they arrive, numbered from 1. Empty lines count but are passed over.
 * Holds no more than one chunk and one line; the next chunk is read when the batch has been dealt with.
 */
export async function* jsonLines(input: AsyncIterable<Buffer>): AsyncGenerator<JsonLine[]> {
  const splitter = new LineSplitter();
  const decoder = new StringDecoder('utf8');
  for await (const chunk of input) yield splitter.push(decoder.write(chunk));
  yield splitter.push(`${decoder.end()}\n`);
}

/** Cuts text into lines across chunks. */
class LineSplitter {
  private rest = '';
  private number = 0;
  private isTooLong = false;

  push(text: string): JsonLine[] {
    const lines: JsonLine[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.keep(text.slice(from, end));
      this.endLine(lines);
      from = end + 1;
    }
    this.keep(text.slice(from));
    return lines;
  }

  private keep(part: string): void {
    this.isTooLong ||= this.rest.length + part.length > MAX_LINE;
    this.rest = this.isTooLong ? '' : this.rest + part;
  }

  private endLine(lines: JsonLine[]): void {
    this.number++;
    const line = this.number === 1 ? this.rest.replace(/^\uFEFF/, '') : this.rest;
    if (this.isTooLong) lines.push({ number: this.number, fault: invalid(this.number, 'is longer than 1 MiB') });
    else if (line.trim() !== '') lines.push(this.parsed(line));
    this.rest = '';
    this.isTooLong = false;
  }

  private parsed(line: string): JsonLine {
    try {
      return { number: this.number, value: JSON.parse(line) as unknown };
    } catch (error) {
      return { number: this.number, fault: invalid(this.number, `is not JSON (${String(error)})`) };
    }
  }
}

/** The error of a line, told with what is wrong with it. */
export function invalid(number: number, why: string): CliError {
  return new CliError('LINE_INVALID', `Line ${number} ${why}. Each line is one JSON object {"id":…,"text":"…"}.`);
}
