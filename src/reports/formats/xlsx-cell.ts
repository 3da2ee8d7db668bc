import type { Cell } from '../csv-cell.js';
import { spreadsheetText } from '../spreadsheet-text.js';

/** Most characters (UTF-16) Excel takes in a cell; it calls a file with more of them damaged. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … [cut here: a cell holds no more. The whole text is in the JSON and CSV exports.]';

/** Styles of the workbook, by their place in `xl/styles.xml`. */
export const STYLE = { plain: 0, header: 1, moment: 2, day: 3, text: 4 } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY_MS = 86_400_000;
/** Excel counts days from the end of 1899, and dates before March 1900 wrongly. */
const EPOCH_DAYS = 25_569;
const FIRST_RIGHT_DAY = 61;

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Excel reads this in text as a character by its number. */
const CODED_CHARACTER = /_(?=x[0-9a-f]{4}_)/gi;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Line ends as XML has them; what it cannot carry becomes U+FFFD. */
const carried = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, '\uFFFD').replace(LONE_SURROGATE, '\uFFFD');

/** Text for XML content and attributes. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/**
 * A cell as XML, typed: numbers and truth values as such, text always as text, never as a formula, with an apostrophe in
 * front where another program could take it for one.
 * @param dates the column holds days and moments in ISO 8601
 */
export function xlsxCell(place: string, value: Cell, dates = false): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const date = dates ? dateCell(place, value) : null;
  return date ?? textCell(place, value, STYLE.text);
}

export const headerCell = (place: string, name: string): string => textCell(place, name, STYLE.header);

function textCell(place: string, value: string, style: number): string {
  const text = spreadsheetText(carried(value));
  const fitting =
    text.length <= MOST_CHARACTERS
      ? text
      : text.slice(0, MOST_CHARACTERS - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
  const xml = xmlText(fitting).replace(CODED_CHARACTER, '_x005F_');
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`;
}

/** Null for what is no date, or one Excel counts wrongly: it stands there as text then. */
function dateCell(place: string, value: string): string | null {
  const isDay = DAY.test(value);
  if (!isDay && !MOMENT.test(value)) return null;
  const days = Date.parse(value) / DAY_MS + EPOCH_DAYS;
  if (!(days >= FIRST_RIGHT_DAY)) return null;
  const serial = isDay ? String(days) : days.toFixed(9).replace(/\.?0+$/, '');
  return `<c r="${place}" s="${isDay ? STYLE.day : STYLE.moment}"><v>${serial}</v></c>`;
}

/** `A`, `B`, … `Z`, `AA`, … for 0, 1, … */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26));
}
