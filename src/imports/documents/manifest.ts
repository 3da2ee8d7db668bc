import { csvRecords } from '../sources/csv-records.js';
import { type ColumnMap, columnsOf } from '../sources/table-columns.js';
import { utf8Text } from '../sources/utf8-text.js';
import { DOCUMENT_COLUMNS } from './document-row.js';
import { statedIn, unreadColumns } from './table-documents.js';

/** A file in an archive that says more of the others. */
export const MANIFEST = 'manifest.csv';

const SHAPE = { columns: { ...DOCUMENT_COLUMNS, file: ['filename', 'path', 'name'] }, required: ['file'] };
const LONGEST_ROW = 100_000;

/** By the name of the file. */
export type Manifest = ReadonlyMap<string, { body: Record<string, string>; line: number }>;

/** @throws AppError IMPORT_COLUMNS, IMPORT_BROKEN, IMPORT_NOT_UTF8 */
export async function readManifest(bytes: Buffer, notes: string[]): Promise<Manifest> {
  const manifest = new Map<string, { body: Record<string, string>; line: number }>();
  let map: ColumnMap | null = null;
  for await (const { cells, line } of csvRecords(utf8Text(once(bytes)), LONGEST_ROW)) {
    if (map === null) {
      const found = columnsOf(cells, SHAPE);
      map = found.map;
      if (found.unknown.length > 0) notes.push(`${unreadColumns(found.unknown)} (${MANIFEST})`);
      continue;
    }
    const name = cells[map.get('file') ?? -1]?.trim().replace(/^\.\//, '') ?? '';
    const { text: _, ...body } = statedIn(cells, map);
    if (manifest.has(name)) notes.push(`${MANIFEST} line ${line}: a file is named twice; the first row counts.`);
    else if (name !== '') manifest.set(name, { body, line });
  }
  return manifest;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
