import type { ImportItem, ItemReading } from '../import-item.js';
import { labelOf } from '../import-item.js';
import { importBroken, wrongColumns } from '../imports.errors.js';
import { csvRecords } from '../sources/csv-records.js';
import { cellOf, type ColumnMap, columnsOf, type TableShape } from '../sources/table-columns.js';
import { DOCUMENT_COLUMNS, DOCUMENT_FIELDS, type DocumentRow, isoDate, NOTHING_TO_READ } from './document-row.js';

export const DOCUMENT_TABLE: TableShape = { columns: DOCUMENT_COLUMNS, required: [] };

/** Documents in a table, one a row. @throws AppError IMPORT_COLUMNS, IMPORT_BROKEN (while it is read) */
export function tableDocuments(text: AsyncIterable<string>, longest: number): ItemReading<DocumentRow> {
  const notes: string[] = [];
  return { items: readRows(text, longest, notes), notes };
}

/** @throws AppError IMPORT_COLUMNS when there is nothing in it to make documents of */
export function documentColumns(header: readonly string[]): { map: ColumnMap; unknown: string[] } {
  const found = columnsOf(header, DOCUMENT_TABLE);
  if (found.map.has('text') || found.map.has('url')) return found;
  throw wrongColumns(
    `The first line has to name the columns, and among them text or url. Columns that are read: ${DOCUMENT_FIELDS.join(', ')}.`,
  );
}

export const unreadColumns = (unknown: readonly string[]): string =>
  `Columns that are not read: ${unknown.join(', ')}. A document has no such fields.`;

async function* readRows(
  text: AsyncIterable<string>,
  longest: number,
  notes: string[],
): AsyncGenerator<ImportItem<DocumentRow>> {
  let header: readonly string[] | null = null;
  let map: ColumnMap = new Map();
  for await (const { cells, line } of csvRecords(text, longest)) {
    if (header !== null) {
      yield rowItem(cells, header.length, map, line);
      continue;
    }
    header = cells;
    const found = documentColumns(cells);
    map = found.map;
    if (found.unknown.length > 0) notes.push(unreadColumns(found.unknown));
  }
  if (header === null) throw importBroken('The file holds no rows.');
}

function rowItem(cells: string[], width: number, map: ColumnMap, line: number): ImportItem<DocumentRow> {
  const place = `line ${line}`;
  if (cells.length !== width) {
    const message = `The row has ${cells.length} cells, the first line ${width}. Is a cell with a comma or line break not in quotation marks?`;
    return { place, label: null, content: { code: 'ROW_COLUMNS', message } };
  }
  const body = statedIn(cells, map);
  const label = labelOf(String(body['title'] ?? body['url'] ?? body['text'] ?? ''));
  const empty = body['text'] === undefined && body['url'] === undefined;
  return { place, label, content: empty ? NOTHING_TO_READ : { body, upload: null } };
}

/** The cells of a row that are not empty, by the names of `POST /documents`. */
export function statedIn(cells: readonly string[], map: ColumnMap): Record<string, string> {
  const stated: Record<string, string> = {};
  for (const name of map.keys()) {
    const cell = cellOf(cells, map, name);
    if (cell !== null && name in DOCUMENT_COLUMNS) stated[name] = name === 'publishedAt' ? isoDate(cell) : cell;
  }
  return stated;
}
