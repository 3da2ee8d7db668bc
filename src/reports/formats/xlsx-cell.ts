import type { Cell } from '../csv-cell.js';
import { spreadsheetText } from '../spreadsheet-text.js';
import { escapeXml, STYLES } from './workbook-parts.js';

/** Most characters (UTF-16) Excel takes in a cell; it calls a file with more of them damaged. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … [cut here: a cell holds no more. The whole text is in the JSON and CSV exports.]';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Excel counts dates before March 1900 wrongly. */
const FIRST_RIGHT_MOMENT = Date.UTC(1900, 2, 1);

/** Stands for what a workbook cannot carry; left out, the text would say something else. */
const MISSING = '□';
const NOT_IN_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;
/** Excel reads this in text as a character by its number. */
const CODED_CHARACTER = /_(?=x[0-9a-f]{4}_)/gi;

const MILLISECONDS_A_DAY = 86_400_000;
/** Days from the one before which Excel counts none to 1 January 1970. */
const DAYS_BEFORE_1970 = 25_569;

/**
 * A cell of a workbook, typed: numbers and truth values as such, text always as text, never as a formula, with an
 * apostrophe in front where another program could take it for one.
 * @param place such as `B12`
 * @param dates the column holds days and moments in ISO 8601
 * @returns XML; nothing for an empty cell
 */
export function xlsxCell(place: string, value: Cell, dates = false): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return (dates ? dateCell(place, value) : null) ?? textCell(place, value, STYLES.text);
}

/** A cell of the first row. */
export const headerCell = (place: string, name: string): string => textCell(place, name, STYLES.header);

function textCell(place: string, value: string, style: number): string {
  const text = escapeXml(fitting(value));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function fitting(value: string): string {
  const text = spreadsheetText(value.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, MISSING));
  const cut =
    text.length <= MOST_CHARACTERS
      ? text
      : text.slice(0, MOST_CHARACTERS - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
  return cut.replace(CODED_CHARACTER, '_x005F_');
}

/** Null for what is no date, or one Excel counts wrongly: it stands there as text then. */
function dateCell(place: string, value: string): string | null {
  const isDay = DAY.test(value);
  if (!isDay && !MOMENT.test(value)) return null;
  const at = Date.parse(value);
  if (!(at >= FIRST_RIGHT_MOMENT)) return null;
  const style = isDay ? STYLES.day : STYLES.moment;
  return `<c r="${place}" s="${style}"><v>${at / MILLISECONDS_A_DAY + DAYS_BEFORE_1970}</v></c>`;
}
