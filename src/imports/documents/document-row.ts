import { createHash } from 'node:crypto';
import type { Upload } from '../../documents/upload.rules.js';
import type { RowFault } from '../import-item.js';

/** A document as a file names it: what is said of it, and its words or file. */
export interface DocumentRow {
  /** As the body of `POST /documents`; checked against its schema when it is written. */
  body: Record<string, unknown>;
  /** A file of an archive. */
  upload: Upload | null;
}

/** Columns of a table, members of a line, and columns of a manifest: the fields of a document, and other names for them. */
export const DOCUMENT_COLUMNS = {
  title: ['headline'],
  url: ['link', 'address'],
  text: ['body', 'content'],
  language: ['lang'],
  byline: ['author', 'authors'],
  source: ['publisher', 'site'],
  publishedAt: ['date', 'published', 'date_published'],
} as const;

export const DOCUMENT_FIELDS = Object.keys(DOCUMENT_COLUMNS);

/**
 * What makes it the same document in another file: its address, or else its words or bytes. The title does not count:
 * desks tidy titles up.
 */
export function documentKey({ body, upload }: DocumentRow): string | null {
  if (typeof body.url === 'string') return keyOf('url', body.url);
  if (upload) return keyOf('bytes', upload.bytes);
  return typeof body.text === 'string' ? keyOf('text', body.text.normalize('NFC').replace(/\s+/g, ' ').trim()) : null;
}

const keyOf = (kind: string, content: string | Buffer): string =>
  createHash('sha256').update(`${kind}\n`).update(content).digest('hex');

/** Times that people write in tables: with a space instead of the T. */
export function isoDate(value: string): string {
  const time = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})$/.exec(value);
  if (!time) return value;
  const [, day = '', clock = '', zone = ''] = time;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${day}T${clock.length === 5 ? `${clock}:00` : clock}${offset}`;
}

/** There is nothing to make a document of. */
export const NOTHING_TO_READ: RowFault = {
  code: 'ROW_INCOMPLETE',
  message: 'The row has neither text nor url: there is nothing to make a document of.',
};
