import { tooComplex } from './too-complex.js';

/** Code units of Markdown taken; a long book chapter has a tenth. */
const MAX_LENGTH = 2_000_000;

/** The parser's cost grows with the square of the marks in one paragraph. */
const MAX_MARKS_PER_PARAGRAPH = 5000;

/** Likewise with its lines: a paragraph of this many is a data file. */
const MAX_LINES_PER_PARAGRAPH = 50_000;

/** Quotes and lists inside each other, told from a line's beginning; the parser's cost per line grows with it. */
const MAX_NESTING = 60;

/**
 * Refuses Markdown that would hold the parser up: it has no time limit of its own.
 *
 * @throws AppError DOCUMENT_TOO_COMPLEX
 */
export function refuseHeavyMarkdown(body: string): void {
  if (body.length > MAX_LENGTH) throw tooComplex('it is longer than 2,000,000 characters of Markdown');
  let marks = 0;
  let lines = 0;
  let start = 0;
  while (start < body.length) {
    const found = body.indexOf('\n', start);
    const end = found < 0 ? body.length : found;
    const line = body.slice(start, end);
    if (nestingOf(line) > MAX_NESTING) throw tooComplex('its quotes or lists are nested too deeply');
    const isBlank = line.trim() === '';
    marks = isBlank ? 0 : marks + countMarks(line);
    lines = isBlank ? 0 : lines + 1;
    if (lines > MAX_LINES_PER_PARAGRAPH) throw tooComplex('one paragraph has more than 50,000 lines');
    if (marks > MAX_MARKS_PER_PARAGRAPH) throw tooComplex('one paragraph holds thousands of Markdown marks');
    start = end + 1;
  }
}

function nestingOf(line: string): number {
  const lead = /^[\s>*+-]*/.exec(line)?.[0] ?? '';
  const markers = lead.replace(/\s/g, '').length;
  // A row of one mark is a divider, not nesting.
  if (lead.length === line.length && !lead.includes('>')) return 0;
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return markers + (/^\s*(?:[*+-]|\d+[.)])\s/.test(line) ? Math.floor(indent / 2) : 0);
}

function countMarks(line: string): number {
  let count = 0;
  for (let i = 0; i < line.length; i++) if ('[]*_`<&!'.includes(line.charAt(i))) count++;
  return count;
}
