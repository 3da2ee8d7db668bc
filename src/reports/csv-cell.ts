import { spreadsheetText } from './spreadsheet-text.js';

/** What a cell of our CSV can hold; null is an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * Text is quoted even when RFC 4180 would let it stand bare: a reader that guesses another separator would otherwise
 * cut it into cells, and the second half could start with `=`.
 */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return `"${spreadsheetText(value).replaceAll('"', '""')}"`;
}
