import { toWellFormedText } from '../text/unicode.js';
import type { RowWarning } from './import-row.entity.js';

/** Why a row was not taken: a stable code, and what happened and what to do. */
export interface RowFault {
  code: string;
  message: string;
}

/** A row as it was read: what it holds, or why it cannot be read. */
export interface ImportItem<Content> {
  place: string;
  /** A title or claim to know it by. */
  label: string | null;
  content: Content | RowFault;
  warnings?: RowWarning[];
}

export const isFault = (content: object): content is RowFault => 'code' in content;

/** Rows of a file, and what is to be said of the file as a whole once they have been read. */
export interface ItemReading<Content> {
  items: AsyncIterable<ImportItem<Content>>;
  notes: string[];
}

/** The beginning of a text to know a row by, on one line. */
export function labelOf(text: string | null | undefined): string | null {
  const line = toWellFormedText((text ?? '').slice(0, 1000))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (line === '') return null;
  return line.length > 150 ? `${Array.from(line).slice(0, 150).join('')}…` : line;
}
