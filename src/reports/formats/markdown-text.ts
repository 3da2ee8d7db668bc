/** What steers the direction of text or cannot be seen: in a text without markup nothing could keep it to its place. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Characters that begin or end something within a line, in CommonMark and in GitHub's Markdown. */
const MARKS = /[\\`*_[\]<>&#|~!$^{}]/g;
/** Addresses become links by themselves in many renderers. */
const BARE_ADDRESSES = /:(?=\/\/)|@|(?<=\bwww)\./gi;
/** What begins a list, a heading, a rule or a quotation at the start of a line. */
const LINE_START = /^([ \t]*)([-+=:]|\d{1,9}(?=[.)]))/;

/**
 * Text of somebody else's as Markdown that shows it, on one line: no markup of it has an effect, and no HTML. Direction
 * and control characters are shown as U+FFFD.
 */
export const inline = (text: string): string => escapeLine(text.replace(/\s+/g, ' ').trim());

/** The same with its paragraphs and line breaks; `prefix` begins every line, such as `> ` for a quotation. */
export function block(text: string, prefix = ''): string {
  const paragraphs = text
    .split(/(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)/)
    .map((paragraph) => paragraph.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== '').map(escapeLine))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${prefix}${line}`).join('\\\n'));
  return paragraphs.join(`\n${prefix.trimEnd()}\n`);
}

/** A link that says what it is called; the address cannot end it early. */
export const link = (text: string, url: string): string => `[${inline(text)}](<${linkTarget(url)}>)`;

const linkTarget = (url: string): string => url.replace(/[<>\\\s]/g, (char) => encodeURIComponent(char));

function escapeLine(line: string): string {
  const escaped = escapeMarks(line);
  return escaped.replace(LINE_START, (_, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

const escapeMarks = (text: string): string =>
  text.replace(HIDDEN, '\uFFFD').replace(MARKS, '\\$&').replace(BARE_ADDRESSES, '\\$&');
