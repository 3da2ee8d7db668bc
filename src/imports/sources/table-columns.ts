import { wrongColumns } from '../imports.errors.js';

/** Where the columns of a table stand, by our names. */
export type ColumnMap = ReadonlyMap<string, number>;

/** What a kind of table may hold: our name of each column, and other names it goes by. */
export interface TableShape {
  columns: Readonly<Record<string, readonly string[]>>;
  required: readonly string[];
}

export interface FoundColumns {
  map: ColumnMap;
  /** Names in the header that nobody reads. */
  unknown: string[];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Finds the columns by their names in the header; case, spaces and underscores do not matter.
 * @throws AppError IMPORT_COLUMNS when one is missing or named twice
 */
export function columnsOf(header: readonly string[], { columns, required }: TableShape): FoundColumns {
  const names = new Map(
    Object.entries(columns).flatMap(([own, others]) => [own, ...others].map((n) => [plain(n), own])),
  );
  const map = new Map<string, number>();
  const unknown: string[] = [];
  for (const [index, cell] of header.entries()) {
    const own = names.get(plain(cell));
    if (own === undefined) unknown.push(cell.slice(0, 100));
    else if (map.has(own))
      throw wrongColumns(`The column ${own} is there twice: "${cell.slice(0, 100)}" is the second.`);
    else map.set(own, index);
  }
  const missing = required.filter((name) => !map.has(name));
  if (missing.length === 0) return { map, unknown };
  throw wrongColumns(
    `The first line has to name the columns, and lacks: ${missing.join(', ')}. Columns that are read: ${Object.keys(columns).join(', ')}.`,
  );
}

/** The cell of a column without white space around it; null when the table lacks it or it is empty. */
export function cellOf(cells: readonly string[], map: ColumnMap, name: string): string | null {
  const index = map.get(name);
  const cell = index === undefined ? '' : (cells[index] ?? '').trim();
  return cell === '' ? null : cell;
}
