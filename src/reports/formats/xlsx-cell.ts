import type { Cell } from '../csv-cell.js';
import { spreadsheetText } from '../spreadsheet-text.js';
import type { WorkbookCell } from './workbook.js';

/** Most characters (UTF-16) Excel takes in a cell; it calls a file with more of them damaged. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … [cut here: a cell holds no more. The whole text is in the JSON and CSV exports.]';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Excel counts dates before March 1900 wrongly. */
const FIRST_RIGHT_MOMENT = Date.UTC(1900, 2, 1);

/** Stands for what a workbook cannot carry. The library would leave it out, and the text would say something else. */
const MISSING = '□';
const NOT_IN_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;
/** Excel reads this in text as a character by its number. */
const CODED_CHARACTER = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * A cell of a workbook, typed: numbers and truth values as such, text always as text, never as a formula, with an
 * apostrophe in front where another program could take it for one.
 * @param dates the column holds days and moments in ISO 8601
 */
export function xlsxCell(value: Cell, dates = false): WorkbookCell {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return (dates ? dateCell(value) : null) ?? textCell(value);
}

function textCell(value: string): string {
  const text = spreadsheetText(value.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, MISSING));
  const fitting =
    text.length <= MOST_CHARACTERS
      ? text
      : text.slice(0, MOST_CHARACTERS - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
  return coded(fitting.replace(CODED_CHARACTER, '_x005F_'));
}

/**
 * The library keeps texts as names of an object, where those that every object has, such as `constructor`, are taken. Their
 * first character goes as its number, which spreadsheets read as the character.
 */
function coded(text: string): string {
  if (!(text in Object.prototype)) return text;
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}`;
}

/** Null for what is no date, or one Excel counts wrongly: it stands there as text then. */
function dateCell(value: string): WorkbookCell {
  const isDay = DAY.test(value);
  if (!isDay && !MOMENT.test(value)) return null;
  const at = Date.parse(value);
  return at >= FIRST_RIGHT_MOMENT ? { at, isDay } : null;
}
